"""A few polygons and lines, painted with all details."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import shapely

from gisapp.core.layers.symbology import Hatch, Symbol
from gisapp.core.space.viewport import Viewport
from tests.render.maps import (
    BACKGROUND,
    RED,
    VIEWPORT,
    color_at,
    layer,
    painted,
    pixels,
)

pytestmark = pytest.mark.usefixtures("qapp")

SQUARE = shapely.box(20, 20, 80, 80)
RING = SQUARE.difference(shapely.box(40, 40, 60, 60))
HATCHED = Symbol(stroke="#0000ff", hatch="forward")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_polygons_are_filled_outlined_and_hollow_where_they_have_holes(ratio: float) -> None:
    symbol = Symbol(fill="#ff0000", stroke="#0000ff", stroke_width=4)
    picture = painted(layer("polygon", [RING], symbol), ratio=ratio)
    assert picture.width() == 100 * ratio
    assert color_at(picture, 30, 30) == "#ff0000"
    assert color_at(picture, 20, 50) == color_at(picture, 40, 50) == "#0000ff"
    assert color_at(picture, 50, 50) == color_at(picture, 10, 50) == BACKGROUND


def test_a_hatch_stays_inside_and_spares_holes() -> None:
    picture = painted(layer("polygon", [RING], replace(HATCHED, stroke_width=0.0)))
    lines = (pixels(picture) != pixels(painted())).any(axis=2)
    rows, columns = np.nonzero(lines)
    assert rows.min() >= 19
    assert rows.max() <= 81
    assert columns.min() >= 19
    assert not lines[42:58, 42:58].any()
    assert 0.1 < lines[21:39, 21:79].mean() < 0.45


def test_a_hatch_moves_with_the_map() -> None:
    hatched = layer("polygon", [shapely.box(-500, -500, 500, 500)], HATCHED)
    before = pixels(painted(hatched))
    after = pixels(painted(hatched, viewport=VIEWPORT.panned(13, -5)))
    difference = np.abs(after[:-5, 13:].astype(int) - before[5:, :-13])
    assert difference.max() <= 2
    assert np.abs(after.astype(int) - before).max() > 30


def test_a_dashed_outline_has_gaps() -> None:
    line = [shapely.LineString([(0, 50), (100, 50)])]
    solid = painted(layer("line", line, Symbol(stroke="#ff0000", stroke_width=3)))
    dashed = painted(layer("line", line, Symbol(stroke="#ff0000", stroke_width=3, dash="dashed")))
    row = (pixels(dashed)[50] == (255, 0, 0)).all(axis=1)
    assert (pixels(solid)[50] == (255, 0, 0)).all()
    assert 0.5 < row.mean() < 0.75
    assert np.count_nonzero(np.diff(row.astype(int)) == 1) >= 7


def test_roads_that_cross_join_above_their_casings() -> None:
    roads = [shapely.LineString([(0, 50), (100, 50)]), shapely.LineString([(50, 0), (50, 100)])]
    symbol = Symbol(stroke="#ffffff", stroke_width=6, casing="#000000")
    picture = painted(layer("line", roads, symbol))
    assert color_at(picture, 50, 50) == color_at(picture, 50, 52) == "#ffffff"
    assert color_at(picture, 20, 53.6) == "#000000"


def test_an_arrow_ends_in_a_head() -> None:
    line = [shapely.LineString([(10, 50), (80, 50)])]
    symbol = Symbol(stroke="#ff0000", stroke_width=3)
    plain, arrow = (
        painted(layer("line", line, replace(symbol, arrow=head))) for head in (False, True)
    )
    assert color_at(plain, 70, 54) == BACKGROUND
    assert color_at(arrow, 70, 54) == "#ff0000"
    assert color_at(arrow, 20, 54) == BACKGROUND


def test_a_coast_of_many_vertices_far_away_changes_nothing_in_view() -> None:
    turns = np.linspace(0, 2 * np.pi, 50_000)
    wave = 1e6 + 3e5 * np.sin(97 * turns)
    coast = shapely.Polygon(np.column_stack((wave * np.cos(turns), wave * np.sin(turns))))
    land = coast.difference(shapely.box(30, 30, 70, 70))
    picture = painted(layer("polygon", [land], RED))
    assert color_at(picture, 10, 10) == color_at(picture, 90, 90) == "#ff0000"
    assert color_at(picture, 50, 50) == BACKGROUND


def test_of_overlapping_polygons_the_later_lies_above_the_outline_of_the_other() -> None:
    glass = Symbol(fill="#ff0000", fill_opacity=0.5, stroke="#0000ff", stroke_width=4)
    halves = [shapely.box(10, 10, 60, 90), shapely.box(40, 10, 90, 90)]
    picture = painted(layer("polygon", halves, glass))
    once, twice = (pixels(picture)[50, x].astype(int) for x in (25, 50))
    assert twice[1] < once[1] - 40
    assert color_at(picture, 40, 50) == "#0000ff"
    assert color_at(picture, 60, 50) == "#80007f", "the outline through glass"


def test_neighbours_without_outlines_show_no_ground_between_them() -> None:
    edges = np.linspace(0, 100, 8)
    strips = [shapely.box(west, 0, east, 100) for west, east in pairwise(edges)]
    assert (pixels(painted(layer("polygon", strips, RED))) == (255, 0, 0)).all()


def test_polygons_of_several_classes_keep_their_own_symbols_and_rows() -> None:
    boxes = [shapely.box(x, 0, x + 10, 100) for x in range(0, 100, 10)]
    symbols = [Symbol(fill=color) for color in ("#ff0000", "#00ff00", "#0000ff")]
    classes = [2, 0, 1, 1, 0, 2, 0, 2, 1, 0]
    picture = painted(layer("polygon", boxes, *symbols, classes=classes))
    seen = [color_at(picture, x + 5, 50) for x in range(0, 100, 10)]
    assert seen == [symbols[each].fill for each in classes]


def test_a_class_without_colours_draws_nothing() -> None:
    boxes = [shapely.box(0, 0, 50, 100), shapely.box(50, 0, 100, 100)]
    picture = painted(layer("polygon", boxes, RED, Symbol(), classes=[0, 1]))
    assert color_at(picture, 25, 50) == "#ff0000"
    assert color_at(picture, 75, 50) == BACKGROUND


def test_lines_without_a_stroke_are_no_dots_either() -> None:
    short = shapely.LineString([(50, 50), (51, 51)])
    assert painted(layer("line", [short], Symbol(fill="#ff0000"))) == painted()


def test_a_long_line_is_stroked_without_a_gap_where_it_is_cut_into_stretches() -> None:
    # A wave whose every pixel has many vertices that no level of detail may leave out.
    x = np.linspace(0, 100, 4001)
    wave = shapely.LineString(np.column_stack((x, 50 + 8 * np.sin(x * 9))))
    picture = painted(layer("line", [wave], Symbol(stroke="#0000ff", stroke_width=4)))
    blue = (pixels(picture) == (0, 0, 255)).all(axis=2)
    assert blue[45:55].any(axis=0).all()


def test_a_double_hatch_has_more_lines_than_a_single_one() -> None:
    def share(hatch: Hatch) -> float:
        symbol = replace(HATCHED, hatch=hatch, stroke_width=0.0)
        picture = pixels(painted(layer("polygon", [SQUARE], symbol)))
        return float((picture != pixels(painted())).any(axis=2).mean())

    assert share("forward") == pytest.approx(share("backward"), rel=0.1)
    assert share("cross") > 1.5 * share("forward")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_line_is_as_wide_in_logical_pixels_at_every_device_pixel_ratio(ratio: float) -> None:
    line = [shapely.LineString([(0, 50), (100, 50)])]
    picture = painted(layer("line", line, Symbol(stroke="#ff0000", stroke_width=6)), ratio=ratio)
    red = (pixels(picture)[:, picture.width() // 2] == (255, 0, 0)).all(axis=1)
    assert red.sum() == 6 * ratio


def test_features_outside_of_the_picture_cost_nothing_and_show_nothing() -> None:
    far = [shapely.box(x, 5000, x + 10, 5010) for x in range(0, 5000, 20)]
    assert painted(layer("polygon", far, RED)) == painted()
    assert painted(layer("polygon", [], RED)) == painted()


def test_a_map_of_another_place_has_the_same_picture() -> None:
    def at(x: float, y: float) -> object:
        moved = shapely.affinity.translate(RING, x, y)
        shown = layer("polygon", [moved], Symbol(fill="#ff0000", stroke="#0000ff"))
        return painted(shown, viewport=Viewport(50.0 + x, 50.0 + y, 1.0, 100, 100))

    assert at(0, 0) == at(12_900_000, 3_300_000)
