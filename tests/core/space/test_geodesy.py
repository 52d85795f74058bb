"""Lengths and areas on the ellipsoid."""

import math

import numpy as np
import pytest
import shapely

from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.geodesy import area_m2, in_degrees, leg_lengths_m, length_m

RADIUS_M, FLATTENING = 6378137.0, 1 / 298.257222101


def test_the_equator_has_the_length_of_its_circle() -> None:
    degree = shapely.LineString([(116, 0), (117, 0)])
    assert length_m(degree) == pytest.approx(RADIUS_M * math.pi / 180, abs=0.001)


def test_an_eighth_of_the_earth_has_an_eighth_of_its_surface() -> None:
    e = math.sqrt(FLATTENING * (2 - FLATTENING))
    surface = 2 * math.pi * RADIUS_M**2 * (1 + (1 - e**2) / e * math.atanh(e))
    octant = shapely.Polygon([(0, 0), (90, 0), (0, 90)])
    assert area_m2(octant) == pytest.approx(surface / 8, rel=1e-9)


def test_holes_count_less_and_the_turn_of_rings_counts_nothing() -> None:
    outer, inner = shapely.box(115.9, 28.6, 116.0, 28.7), shapely.box(115.94, 28.64, 115.96, 28.66)
    expected = area_m2(outer) - area_m2(inner)
    for shell in (outer.exterior, outer.reverse().exterior):
        for hole in (inner.exterior, inner.reverse().exterior):
            assert area_m2(shapely.Polygon(shell, [hole])) == pytest.approx(expected)
    assert area_m2(shapely.MultiPolygon([outer, shapely.box(1, 1, 2, 2)])) > area_m2(outer)


def test_lines_and_points_have_no_area() -> None:
    assert area_m2(shapely.LineString([(0, 0), (1, 1), (2, 0)])) == 0
    assert area_m2(shapely.Point(0, 0)) == 0
    assert length_m(shapely.Point(0, 0)) == 0


def test_a_shape_of_the_map_is_measured_on_the_ground() -> None:
    degrees = shapely.box(115.9, 28.6, 116.0, 28.7)
    on_the_map = shapely.transform(degrees, lonlat_to_mercator)
    assert area_m2(in_degrees(on_the_map)) == pytest.approx(area_m2(degrees))
    assert on_the_map.area > 1.29 * area_m2(degrees), "Web Mercator stretches"


def test_legs_are_those_of_the_line_one_by_one() -> None:
    lonlat = np.random.default_rng(1).uniform((115, 28), (117, 30), (20, 2))
    legs = leg_lengths_m(lonlat)
    assert len(legs) == 19
    assert sum(legs) == pytest.approx(length_m(shapely.LineString(lonlat)))
    for place, leg in enumerate(legs):
        assert leg == pytest.approx(length_m(shapely.LineString(lonlat[place : place + 2])))


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_points_have_no_legs(count: int) -> None:
    assert leg_lengths_m(np.zeros((count, 2))) == ()


def test_a_quarter_of_a_meridian_has_its_known_length() -> None:
    """10,001,965.729 m on GRS 80: the metre was meant to be its ten-millionth part."""
    assert leg_lengths_m(np.array([[116.0, 0.0], [116.0, 90.0]])) == pytest.approx(
        (10_001_965.729,), abs=0.001
    )


def test_shapes_without_anything_measure_nothing() -> None:
    for shape in (shapely.Polygon(), shapely.MultiPolygon(), shapely.LineString()):
        assert (area_m2(shape), length_m(shape)) == (0, 0)
