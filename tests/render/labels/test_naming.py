"""Where a feature's name may stand, the best place first."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import LabelStyle, Symbol
from gisapp.render.label_text import size_of
from gisapp.render.labels.candidates import Candidates, NameStyle
from gisapp.render.labels.cells import Cells
from gisapp.render.labels.naming import (
    Found,
    Task,
    along_lines,
    beside_points,
    in_pieces,
    in_polygons,
)
from tests.render.maps import LIGHT, layer

pytestmark = pytest.mark.usefixtures("qapp")

CELLS = Cells(1024.0, [(0, 0), (1, 0)])
STYLE = NameStyle.of(LabelStyle(rank=3), LIGHT, "en")
NAME = "Changdong Industrial Park"
WIDE, NARROW = STYLE.text((NAME,)), STYLE.text(("Changdong", "Industrial Park"))
DOT = Symbol(fill="#ff0000", stroke="#000000", stroke_width=2, marker_size=10)


def task(kind: GeometryKind, *shapes: BaseGeometry, identifiable: bool = True) -> Task:
    """Return shapes to name, at a metre a pixel."""
    named = layer(kind, shapes, DOT, names=[NAME] * len(shapes))
    return Task(replace(named, identifiable=identifiable), STYLE, 1.0)


def places(found: Found) -> Candidates:
    """Return the places that have room at a metre a pixel, in the order of preference."""
    candidates = found[1][np.argsort(found[1]["turn"], kind="stable")]
    fits = (candidates["finest"] <= 1) & (candidates["coarsest"] >= 1)
    return np.asarray(candidates[fits])


def test_a_point_is_named_right_left_above_or_below_clear_of_its_marker() -> None:
    found = places(beside_points(task("point", shapely.Point(400, 300)), CELLS))
    width, height = size_of(WIDE)
    assert len(found) == 4
    assert found["is_outside"].all()
    assert not found["offset_m"].any()
    for candidate in found:
        assert (candidate["x"], candidate["y"], candidate["rank"]) == (400, 300, 3)
        x, y = candidate["offset_px"]
        text = shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        assert text.distance(shapely.Point(0, 0)) >= 6.0
    assert found["offset_px"][0, 0] > 0


def test_of_points_those_on_top_come_first_and_only_some_of_a_square() -> None:
    crowd = [shapely.Point(300 + n / 10, 300) for n in range(50)]
    found = places(beside_points(task("point", *crowd), CELLS))
    assert set(found["row"].tolist()) == {46, 47, 48, 49}
    assert found["row"][np.argmin(found["order"])] == 49


def test_a_polygon_is_named_inside_before_beside_itself() -> None:
    found = places(in_polygons(task("polygon", shapely.box(200, 200, 600, 400)), CELLS))
    first = found[0]
    assert (first["x"], first["y"], first["text"], first["is_outside"]) == (400, 300, WIDE, False)
    assert found["is_outside"].tolist()[-4:] == [True] * 4


def test_a_polygon_with_room_for_short_lines_alone_is_named_with_these() -> None:
    width, _ = size_of(NARROW)
    narrow = shapely.box(400 - 0.6 * width, 250, 400 + 0.6 * width, 350)
    first = places(in_polygons(task("polygon", narrow), CELLS))[0]
    assert (first["text"], first["is_outside"], first["angle"]) == (NARROW, False, 0)


def test_a_polygon_a_little_too_small_is_named_upon_its_middle() -> None:
    width, height = size_of(NARROW)
    small = shapely.box(400 - 0.4 * width, 300 - height, 400 + 0.4 * width, 300 + height)
    upon, *beside = places(in_polygons(task("polygon", small), CELLS))
    assert (upon["text"], upon["is_outside"]) == (NARROW, False)
    assert (upon["x"], upon["y"]) == pytest.approx((400, 300), abs=1)
    assert len(beside) == 4


def test_a_tiny_polygon_is_named_beside_its_box_if_it_may() -> None:
    tiny = shapely.box(394, 294, 406, 306)
    found = places(in_polygons(task("polygon", tiny), CELLS))
    assert found["is_outside"].tolist() == [True] * 4
    assert found["offset_m"][0].tolist() == [6, 0]
    assert found["offset_px"][0, 0] > size_of(WIDE)[0] / 2
    assert len(places(in_polygons(task("polygon", tiny, identifiable=False), CELLS))) == 0


def test_a_huge_polygon_is_named_in_each_cell_instead_of_once() -> None:
    land = task("polygon", shapely.box(-5000, -5000, 5000, 5000))
    assert len(in_polygons(land, CELLS)[1]) == 0
    cells, found = in_pieces(land, CELLS)
    wide = found[found["text"] == WIDE]
    assert sorted(cells.tolist()) == [0, 0, 1, 1]
    assert sorted(wide["x"].tolist()) == [512, 1536]
    assert len(set(wide["turn"].tolist())) == 2, "neighbours have their turns"


def test_a_road_is_named_along_itself_in_the_cells_that_it_runs_through() -> None:
    road = task("line", shapely.LineString([(100, 100), (-9000, 100), (-9000, 900), (900, 900)]))
    cells, found = along_lines(road, CELLS)
    assert set(cells.tolist()) == {0}
    assert set(found["angle"].tolist()) == {0}
    assert set(found["y"].tolist()) <= {100, 900}
    assert not found["is_outside"].any()
    assert len(along_lines(task("line", shapely.LineString([(9, 9), (59, 9)])), CELLS)[1]) == 0
