"""Where a feature's name may stand, the best place first."""

from collections.abc import Sequence

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.extent import Extent
from gisapp.render.label_text import LabelText, size_of
from gisapp.render.labels.candidates import (
    Candidate,
    NamedFeature,
    candidates_of,
    marker_radius,
)
from tests.render.maps import layer

pytestmark = pytest.mark.usefixtures("qapp")

SEEN = Extent(0.0, 0.0, 800.0, 600.0)
WIDE = LabelText(("Changdong Industrial Park",), 12.0, False, False, "#000000", "#ffffff")
NARROW = LabelText(("Changdong", "Industrial", "Park"), 12.0, False, False, "#000000", "#ffffff")
DOT = Symbol(fill="#ff0000", stroke="#000000", stroke_width=2, marker_size=10)


def named(
    kind: GeometryKind,
    shape: BaseGeometry,
    texts: Sequence[LabelText] = (WIDE, NARROW),
    *,
    may_stand_outside: bool = True,
) -> NamedFeature:
    shapes = layer(kind, [shape], DOT)
    multi = shapes.geometry.feature(0)
    return NamedFeature(shapes, 0, multi, shape.bounds, tuple(texts), 1, 0, may_stand_outside)


def places(feature: NamedFeature, resolution: float = 1.0) -> list[Candidate]:
    return list(candidates_of(feature, SEEN, resolution))


def test_a_point_is_named_right_left_above_or_below_clear_of_its_marker() -> None:
    found = places(named("point", shapely.Point(400, 300), [WIDE]))
    width, height = size_of(WIDE)
    assert len(found) == 4
    for candidate in found:
        assert (candidate.x, candidate.y) == (400, 300)
        assert candidate.is_outside
        x, y = candidate.offset
        text = shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        assert text.distance(shapely.Point(0, 0)) >= 6.0
    assert found[0].offset[0] > 0
    assert found[0].offset[1] == 0


def test_a_polygon_is_named_inside_before_beside_itself() -> None:
    found = places(named("polygon", shapely.box(200, 200, 600, 400)))
    assert (found[0].x, found[0].y, found[0].is_outside) == (400, 300, False)
    assert found[0].text == WIDE
    assert [candidate.is_outside for candidate in found[-4:]] == [True] * 4


def test_a_polygon_with_room_for_short_lines_alone_is_named_with_these() -> None:
    width, _ = size_of(NARROW)
    tall = shapely.box(400 - width, 200, 400 + width, 400)
    inside = [each for each in places(named("polygon", tall)) if not each.is_outside]
    assert inside[0].text in {WIDE, NARROW}
    narrow = shapely.box(400 - 0.6 * width, 250, 400 + 0.6 * width, 350)
    inside = [each for each in places(named("polygon", narrow)) if not each.is_outside]
    assert inside[0].text == NARROW
    assert inside[0].angle == 0


def test_a_polygon_a_little_too_small_is_named_upon_its_middle() -> None:
    width, height = size_of(NARROW)
    small = shapely.box(400 - 0.4 * width, 300 - height, 400 + 0.4 * width, 300 + height)
    [upon, *beside] = places(named("polygon", small))
    assert upon.text == NARROW
    assert not upon.is_outside
    assert upon.x == pytest.approx(400, abs=3)
    assert small.contains(shapely.Point(upon.x, upon.y))
    assert len(beside) == 4


def test_a_tiny_polygon_is_named_beside_its_box_if_it_may() -> None:
    tiny = shapely.box(395, 295, 405, 305)
    found = places(named("polygon", tiny))
    assert [candidate.is_outside for candidate in found] == [True] * 4
    assert found[0].offset[0] > 5 + size_of(WIDE)[0] / 2
    assert places(named("polygon", tiny, may_stand_outside=False)) == []


def test_the_size_of_a_polygon_is_that_on_the_picture() -> None:
    park = named("polygon", shapely.box(200, 200, 600, 400), may_stand_outside=False)
    assert places(park, resolution=1.0)
    assert not places(park, resolution=50.0)


def test_a_road_is_named_along_itself_and_nowhere_else() -> None:
    road = named("line", shapely.LineString([(100, 100), (500, 500)]))
    found = places(road)
    assert {candidate.angle for candidate in found} == {-45}
    assert {candidate.text for candidate in found} == {WIDE}
    assert not any(candidate.is_outside for candidate in found)
    assert places(named("line", shapely.LineString([(100, 100), (110, 110)]))) == []


def test_the_radius_of_a_marker_is_that_of_the_points_class() -> None:
    large = Symbol(fill="#00ff00", stroke_width=4, marker_size=20)
    both = layer("point", [shapely.Point(0, 0), shapely.Point(1, 1)], DOT, large, classes=[1, 0])
    assert (marker_radius(both, 0), marker_radius(both, 1)) == (12, 6)
