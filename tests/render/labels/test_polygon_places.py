"""Where polygons have room for a text: by the measure of shapely, which is not asked for it."""

import math

import numpy as np
import pytest
import shapely
from shapely.affinity import rotate, scale, translate

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.render.labels.polygon_places import (
    INSIDE,
    Edges,
    Places,
    places_in_polygons,
    upright,
)

MIDDLE = (400.0, 300.0)


def text_box(places: Places, row: int, width: float, height: float) -> shapely.Polygon:
    """Return what a text covers at the coarsest resolution at which it has room."""
    across, up = (INSIDE * places.coarsest[row] * side / 2 for side in (width, height))
    box = rotate(shapely.box(-across, -up, across, up), -places.angle[row], origin=(0, 0))
    moved: shapely.Polygon = translate(box, places.x[row], places.y[row])
    return moved


def places_in(*polygons: shapely.Polygon, width: float = 100.0, height: float = 20.0) -> Places:
    """Return where a text has room, for resolutions from a metre a pixel."""
    geometry = FeatureGeometry.from_shapely("polygon", polygons, range(len(polygons)))
    edges = Edges.of_rings(
        geometry.coordinates, geometry.ring_offsets, geometry.feature_ring_offsets
    )
    return places_in_polygons(edges, np.tile((width, height), (len(polygons), 1)), 1.0)


def test_a_name_stands_on_the_centroid_of_a_polygon_with_room() -> None:
    places = places_in(shapely.box(200, 200, 600, 400))
    assert (places.x[0], places.y[0], places.angle[0]) == (*MIDDLE, 0)
    assert places.coarsest[0] == pytest.approx(4 / INSIDE)


@pytest.mark.parametrize("angle", range(0, 180, 15))
def test_a_name_lies_inside_of_a_narrow_polygon_however_that_is_turned(angle: int) -> None:
    ellipse = translate(scale(shapely.Point(0, 0).buffer(1.0), 120, 24), *MIDDLE)
    turned = rotate(ellipse, angle, origin=MIDDLE)
    assert isinstance(turned, shapely.Polygon)
    places = places_in(turned)
    assert places.coarsest[0] > 1.5
    assert turned.buffer(0.01).covers(text_box(places, 0, 100, 20))
    assert -105 <= places.angle[0] <= 75


def test_a_name_that_does_not_fit_has_no_room() -> None:
    narrow = shapely.box(0, 295, 800, 305)
    flat = shapely.Polygon([(0, 0), (5, 5), (9, 9)])
    assert (places_in(shapely.box(380, 290, 420, 310), narrow, flat).coarsest < 1).all()


def test_where_the_centroid_lies_outside_a_wider_place_is_taken() -> None:
    crescent = shapely.Point(MIDDLE).buffer(250).difference(shapely.Point(350, 300).buffer(210))
    assert isinstance(crescent, shapely.Polygon)
    places = places_in(crescent, width=60.0, height=14.0)
    assert not crescent.contains(crescent.centroid)
    assert places.coarsest[0] > 1
    assert crescent.buffer(0.01).covers(text_box(places, 0, 60, 14))


def test_the_arm_of_a_polygon_with_room_is_found() -> None:
    hall = shapely.box(0, 0, 40, 400).union(shapely.box(0, 0, 400, 40))
    yard = shapely.box(0, 0, 300, 200).difference(shapely.box(60, 30, 290, 190))
    assert isinstance(hall, shapely.Polygon)
    assert isinstance(yard, shapely.Polygon)
    places = places_in(hall, yard)
    assert (places.coarsest >= 1).all()
    for row, shape in enumerate((hall, yard)):
        assert shape.buffer(0.01).covers(text_box(places, row, 100, 20))


def test_no_room_is_promised_that_is_not_there() -> None:
    random = np.random.default_rng(5)
    polygons = []
    for _ in range(200):
        turns = np.sort(random.uniform(0, 2 * math.pi, random.integers(3, 12)))
        reach = random.uniform(20, 200, len(turns))
        star = np.column_stack((reach * np.cos(turns), reach * np.sin(turns)))
        polygons.append(shapely.Polygon(star + random.uniform(0, 1e7, 2)))
    places = places_in(*polygons, width=60.0, height=14.0)
    has_room = np.flatnonzero(places.coarsest > 0)
    assert (places.coarsest >= 1).sum() > 40
    for row in has_room:
        assert polygons[row].buffer(0.01).covers(text_box(places, int(row), 60, 14))


def test_a_text_that_follows_a_direction_is_never_upside_down() -> None:
    turns = np.radians(np.arange(-180, 180, 15))
    angles = upright(np.cos(turns), np.sin(turns))
    assert ((angles >= -105) & (angles <= 75)).all()
    assert np.allclose(np.sin(np.radians(angles) + turns), 0)


def test_no_polygons_have_no_places() -> None:
    nothing = Edges(np.zeros((0, 2)), np.zeros((0, 2)), np.zeros(1, np.int64))
    assert len(places_in_polygons(nothing, np.zeros((0, 2)), 1.0).x) == 0
