"""Points for names: inside of polygons, along lines, and the same wherever the view is."""

import math

import numpy as np
import pytest
import shapely
from shapely.affinity import rotate, scale, translate

from gisapp.core.space.extent import Extent
from gisapp.render.labels.anchors import (
    INSIDE,
    Anchor,
    line_anchors,
    may_fit,
    offsets_beside,
    polygon_anchors,
    widest_point,
)

SEEN = Extent(0.0, 0.0, 800.0, 600.0)
MIDDLE = (400.0, 300.0)


def text_box(anchor: Anchor, width: float, height: float) -> shapely.Polygon:
    """Return what a text covers on a map of a metre a pixel."""
    half_width, half_height = width / 2, height / 2
    box = shapely.box(-half_width, -half_height, half_width, half_height)
    return translate(rotate(box, -anchor.angle, origin=(0, 0)), anchor.x, anchor.y)


def anchors(
    polygon: shapely.Polygon | shapely.MultiPolygon,
    width: float = 100.0,
    height: float = 20.0,
    seen: Extent = SEEN,
    resolution: float = 1.0,
) -> list[Anchor]:
    return list(polygon_anchors(polygon, seen, resolution, width, height))


def along(line: shapely.LineString, width: float = 100.0, seen: Extent = SEEN) -> list[Anchor]:
    return list(line_anchors(line, seen, 1.0, width))


def test_a_name_stands_on_the_centroid_of_a_polygon_with_room() -> None:
    assert anchors(shapely.box(200, 200, 600, 400)) == [Anchor(*MIDDLE)]


@pytest.mark.parametrize("angle", range(0, 180, 15))
def test_a_name_lies_inside_of_a_narrow_polygon_however_that_is_turned(angle: int) -> None:
    ellipse = translate(scale(shapely.Point(0, 0).buffer(1.0), 120, 24), *MIDDLE)
    turned = rotate(ellipse, angle, origin=MIDDLE)
    assert isinstance(turned, shapely.Polygon)
    [anchor] = anchors(turned)
    assert turned.covers(text_box(anchor, INSIDE * 100, INSIDE * 20))
    assert -105 <= anchor.angle <= 75


def test_a_name_that_does_not_fit_stands_nowhere() -> None:
    assert anchors(shapely.box(380, 290, 420, 310)) == []
    assert anchors(shapely.box(0, 295, 800, 305)) == []


def test_where_the_centroid_lies_outside_the_widest_place_is_taken() -> None:
    crescent = shapely.Point(MIDDLE).buffer(250).difference(shapely.Point(350, 300).buffer(210))
    assert isinstance(crescent, shapely.Polygon)
    [anchor] = anchors(crescent, 60.0, 14.0)
    assert not crescent.contains(crescent.centroid)
    assert crescent.covers(text_box(anchor, INSIDE * 60, INSIDE * 14))


def test_of_several_parts_the_largest_is_named() -> None:
    parts = shapely.MultiPolygon([shapely.box(0, 0, 150, 100), shapely.box(300, 200, 700, 500)])
    assert anchors(parts) == [Anchor(500.0, 350.0)]


def test_a_huge_polygon_is_named_in_each_cell_that_is_seen() -> None:
    land = shapely.box(-1e5, -1e5, 1e5, 1e5)
    found = anchors(land)
    assert 2 <= len(found) <= 4
    moved = anchors(land, seen=Extent(600.0, 0.0, 1400.0, 600.0))
    assert set(found) & set(moved), "the cells hang on the map"


@pytest.mark.parametrize("polygon", [shapely.Polygon(), shapely.Polygon([(0, 0), (5, 5), (9, 9)])])
def test_a_polygon_without_area_has_no_name(polygon: shapely.Polygon) -> None:
    assert not list(polygon_anchors(polygon, SEEN, 1.0, 100.0, 20.0))


def test_room_is_counted_in_pixels() -> None:
    park = shapely.box(300, 250, 500, 350)
    assert anchors(park, resolution=1.0)
    assert not anchors(park, resolution=4.0)


def test_the_widest_point_is_the_middle_of_the_largest_circle() -> None:
    bottle = shapely.union_all([shapely.Point(100, 100).buffer(50), shapely.box(90, 100, 110, 400)])
    assert isinstance(bottle, shapely.Polygon)
    place = widest_point(bottle)
    assert math.dist((place.x, place.y), (100, 100)) < 5


def test_what_fits_in_some_direction_is_never_ruled_out() -> None:
    """Compared with trying all directions: a text as `INSIDE` has it, in a box."""
    random = np.random.default_rng(5)
    turns = np.radians(np.arange(0, 90, 0.25))
    for box_width, box_height, width, height in random.uniform(1, 100, (2000, 4)).tolist():
        w, h = INSIDE * width, INSIDE * height
        across = w * np.cos(turns) + h * np.sin(turns)
        up = w * np.sin(turns) + h * np.cos(turns)
        fits = ((across <= box_width) & (up <= box_height)).any()
        if fits and min(box_width, box_height) > height:
            assert may_fit(box_width, box_height, width, height)
    assert not may_fit(50.0, 50.0, 100.0, 10.0)
    assert not may_fit(100.0, 10.0, 50.0, 20.0)


@pytest.mark.parametrize("angle", range(-180, 180, 15))
def test_a_name_follows_its_line_and_is_never_upside_down(angle: int) -> None:
    road = rotate(shapely.LineString([(200, 300), (600, 300)]), angle, origin=MIDDLE)
    found = along(road)
    assert found
    for anchor in found:
        assert -105 <= anchor.angle <= 75
        assert (anchor.angle + angle) % 180 == pytest.approx(0, abs=1e-9)
        assert road.distance(shapely.Point(anchor.x, anchor.y)) < 1e-6


def test_a_line_shorter_than_its_name_has_none() -> None:
    assert along(shapely.LineString([(400, 300), (499, 300)])) == []
    assert len(along(shapely.LineString([(400, 300), (501, 300)]))) >= 1


def test_a_crooked_stretch_has_no_name() -> None:
    zigzag = [(10.0 * n, 300.0 + 40 * (n % 2)) for n in range(80)]
    assert along(shapely.LineString(zigzag)) == []
    straight_in_the_end = [*zigzag, (1600.0, 300.0)]
    seen = Extent(0.0, 0.0, 2000.0, 600.0)
    found = along(shapely.LineString(straight_in_the_end), seen=seen)
    assert found
    assert min(anchor.x for anchor in found) > 800


def test_a_long_line_is_named_again_and_again_at_places_of_its_own() -> None:
    road = shapely.LineString([(-50_000, 300), (50_000, 300)])
    here, there = (
        along(road, seen=Extent(west, 0.0, west + 4000, 600.0)) for west in (0.0, 2000.0)
    )
    shared = {anchor for anchor in here if anchor.x >= 2000}
    assert len(shared) >= 3
    assert shared == {anchor for anchor in there if anchor.x <= 4000}
    assert all(0 <= anchor.x <= 4000 for anchor in here)


def test_a_line_is_not_named_without_end() -> None:
    to_and_fro = shapely.LineString([(x % 2 * 800.0, x / 1000) for x in range(100_000)])
    assert len(along(to_and_fro)) <= 30_000


def test_beside_a_box_a_text_touches_it_and_covers_nothing() -> None:
    box = shapely.box(-30, -10, 30, 10)
    offsets = offsets_beside(30.0, 10.0, 80.0, 12.0)
    assert [(np.sign(x), np.sign(y)) for x, y in offsets] == [(1, 0), (-1, 0), (0, -1), (0, 1)]
    for x, y in offsets:
        text = shapely.box(x - 40, y - 6, x + 40, y + 6)
        assert text.touches(box)
