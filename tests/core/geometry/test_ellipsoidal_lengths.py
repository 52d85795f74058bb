"""Lengths on the ellipsoid of very many lines at once."""

import pytest
import shapely

from gisapp.core.geometry.ellipsoidal_lengths import lengths_m
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.space.geodesy import length_m


def test_lengths_are_those_of_the_geodesics_part_by_part() -> None:
    first = shapely.LineString([(116, 28), (116.01, 28.02), (116.05, 28.0)])
    second = shapely.LineString([(117, 29), (117.3, 29.1)])
    lines = [first, None, shapely.MultiLineString([first, second])]
    geometry = FeatureGeometry.from_shapely("line", lines, range(3), "EPSG:4326")
    expected = [length_m(first), 0.0, length_m(first) + length_m(second)]
    assert lengths_m(geometry).tolist() == pytest.approx(expected)


def test_points_have_no_length() -> None:
    geometry = FeatureGeometry.from_shapely("point", [shapely.Point(1, 1)], [0])
    assert lengths_m(geometry).tolist() == [0.0]
