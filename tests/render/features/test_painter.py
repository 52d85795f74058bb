"""What a user sees of points, lines and polygons on a painted frame."""

import re
import sys
from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QBuffer
from PySide6.QtSvg import QSvgGenerator

from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.errors import RenderError
from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.features.shape_cache import ShapeCache
from tests.render.maps import (
    BACKGROUND,
    RED,
    VIEWPORT,
    color_at,
    layer,
    painted,
    painted_request,
    pixels,
    request,
    share_of,
)

pytestmark = pytest.mark.usefixtures("qapp")

SQUARE = shapely.box(20, 20, 80, 80)
RING = SQUARE.difference(shapely.box(40, 40, 60, 60))
HATCHED = Symbol(stroke="#0000ff", hatch="forward")
CROWD = [shapely.box(x, y, x + 0.8, y + 0.8) for x in range(40) for y in range(40)]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_polygons_are_filled_outlined_and_hollow_where_they_have_holes(ratio: float) -> None:
    symbol = Symbol(fill="#ff0000", stroke="#0000ff", stroke_width=4)
    picture = painted(layer("polygon", [RING], symbol), ratio=ratio)
    assert picture.width() == 100 * ratio
    assert color_at(picture, 30, 30) == "#ff0000"
    assert color_at(picture, 20, 50) == color_at(picture, 40, 50) == "#0000ff"
    assert color_at(picture, 50, 50) == color_at(picture, 10, 50) == BACKGROUND


def test_each_class_has_its_symbol_and_later_layers_lie_above() -> None:
    halves = [shapely.box(0, 0, 50, 100), shapely.box(50, 0, 100, 100)]
    below = layer("polygon", halves, RED, Symbol(fill="#00ff00"), classes=[1, 0])
    above = layer("polygon", [SQUARE], Symbol(fill="#0000ff"))
    picture = painted(below, above)
    assert color_at(picture, 10, 50) == "#00ff00"
    assert color_at(picture, 90, 50) == "#ff0000"
    assert color_at(picture, 50, 50) == "#0000ff"


@pytest.mark.parametrize(("resolution", "how"), [(0.1, "as shapes"), (1.0, "as dots")])
def test_a_crowd_keeps_the_colours_of_its_classes(resolution: float, how: str) -> None:
    in_the_east = [int(shape.centroid.x > 20) for shape in CROWD]
    crowd = layer("polygon", CROWD, RED, Symbol(fill="#0000ff"), classes=in_the_east)
    size = round(40 / resolution)
    picture = painted(crowd, viewport=Viewport(20.0, 20.0, resolution, size, size))
    west, east = np.split(pixels(picture).astype(int), 2, axis=1)
    assert (west[..., 0] - west[..., 2]).mean() > 60, how
    assert (east[..., 2] - east[..., 0]).mean() > 60, how


def test_opacity_lets_what_lies_below_shine_through() -> None:
    below = layer("polygon", [SQUARE], Symbol(fill="#000000"))
    above = replace(layer("polygon", [SQUARE], Symbol(fill="#ffffff")), opacity=0.5)
    assert color_at(painted(below, above), 50, 50) in {"#7f7f7f", "#808080"}


def test_hidden_layers_and_those_of_another_scale_are_passed_over() -> None:
    shown = layer("polygon", [SQUARE], RED)
    for unseen in (
        replace(shown, visible=False),
        replace(shown, finest=1.5),
        replace(shown, coarsest=1.0),
    ):
        assert color_at(painted(unseen), 50, 50) == BACKGROUND
    assert color_at(painted(replace(shown, finest=1.0, coarsest=1.5)), 50, 50) == "#ff0000"


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


def test_markers_are_hollow_and_the_later_lies_above() -> None:
    hollow = Symbol(fill="#ffffff", stroke="#0000ff", stroke_width=2, marker_size=20)
    full = replace(hollow, fill="#00ff00")
    points = [shapely.Point(50, 50), shapely.Point(20, 20), shapely.Point(50, 50)]
    picture = painted(layer("point", points, hollow, full, classes=[0, 0, 1]))
    assert color_at(picture, 20, 20) == "#ffffff"
    assert color_at(picture, 29.5, 20) == "#0000ff"
    assert color_at(picture, 50, 50) == "#00ff00"


def test_what_is_smaller_than_a_pixel_still_shows() -> None:
    picture = painted(layer("polygon", [shapely.box(50.1, 50.1, 50.5, 50.5)], RED))
    red, green, _ = pixels(picture)[48:52, 48:52].reshape(-1, 3).astype(int).T
    assert (red - green).max() > 20


def test_a_crowd_covers_what_its_polygons_cover() -> None:
    viewport = Viewport(20.0, 20.0, 0.1, 400, 400)
    few = painted(layer("polygon", CROWD[:900], RED), viewport=viewport)
    many = painted(layer("polygon", CROWD, RED), viewport=viewport)
    assert share_of(few, "#ff0000") == pytest.approx(900 * 0.64 / 1600, abs=0.02)
    assert share_of(many, "#ff0000") == pytest.approx(0.64, abs=0.03)


def test_in_a_crowd_overlaps_are_no_holes_and_holes_stay_free() -> None:
    # Shells and holes that turn either way, as files have them.
    odd = [RING, RING.reverse(), shapely.box(25, 25, 35, 35), shapely.box(65, 65, 75, 75).reverse()]
    far = [shapely.box(x, -40, x + 3, -37) for x in np.linspace(-40, 130, 1200)]
    picture = painted(layer("polygon", [*odd, *far], RED))
    assert color_at(picture, 30, 30) == color_at(picture, 70, 70) == "#ff0000"
    assert color_at(picture, 50, 50) == BACKGROUND


def test_on_paper_a_crowd_holds_nothing_of_outside() -> None:
    # Neighbours in the layer, and thus in a path, are those of a row.
    boxes = [shapely.box(x, y, x + 4, y + 4) for y in range(0, 160, 5) for x in range(0, 900, 5)]
    svg, buffer = QSvgGenerator(), QBuffer()
    svg.setOutputDevice(buffer)
    svg.setResolution(96)
    with painting_on(svg) as painter:
        for _ in paint_frame(request(layer("polygon", boxes, RED)), painter, ShapeCache()):
            pass
    drawn = re.findall(r"[ML](-?[\d.]+),", buffer.data().toStdString())
    assert len(drawn) > 1000
    assert max(map(float, drawn)) < 100 + 64 + 5


def test_a_giant_in_a_crowd_is_filled_and_keeps_its_holes() -> None:
    turns = np.linspace(0, 2 * np.pi, 50_000)
    wave = 1e6 + 3e5 * np.sin(997 * turns)
    coast = shapely.Polygon(np.column_stack((wave * np.cos(turns), wave * np.sin(turns))))
    land = coast.difference(shapely.box(30, 30, 70, 70))
    far = [shapely.box(x, -40, x + 3, -37) for x in np.linspace(-40, 130, 1200)]
    picture = painted(layer("polygon", [land, *far], RED))
    assert color_at(picture, 10, 10) == color_at(picture, 90, 90) == "#ff0000"
    assert color_at(picture, 50, 50) == BACKGROUND


def test_a_crowd_classified_anew_is_painted_anew() -> None:
    viewport = Viewport(20.0, 20.0, 0.1, 400, 400)
    crowd = layer("polygon", CROWD, RED, Symbol(fill="#0000ff"))
    cache = ShapeCache()
    for color, position in (("#ff0000", 0), ("#0000ff", 1)):
        classes = np.full(len(CROWD), position, np.uint8)
        classified = replace(crowd, content=replace(crowd.content, classes=classes))
        picture = painted_request(request(classified, viewport=viewport), cache)
        assert share_of(picture, color) == pytest.approx(0.64, abs=0.03)


def test_a_coast_of_many_vertices_far_away_changes_nothing_in_view() -> None:
    turns = np.linspace(0, 2 * np.pi, 50_000)
    wave = 1e6 + 3e5 * np.sin(97 * turns)
    coast = shapely.Polygon(np.column_stack((wave * np.cos(turns), wave * np.sin(turns))))
    land = coast.difference(shapely.box(30, 30, 70, 70))
    picture = painted(layer("polygon", [land], RED))
    assert color_at(picture, 10, 10) == color_at(picture, 90, 90) == "#ff0000"
    assert color_at(picture, 50, 50) == BACKGROUND


def test_painting_may_be_given_up_between_slices() -> None:
    many = layer("polygon", [shapely.box(x, 0, x + 1, 100) for x in range(100)], RED)
    wanted = request(many)
    image = blank_picture(wanted)
    with painting_on(image) as painter:
        shares = paint_frame(wanted, painter, ShapeCache())
        first = [next(shares) for _ in range(50)]
    assert first == sorted(first)
    assert first[-1] < 1
    assert color_at(image, 10, 50) == "#ff0000"
    assert color_at(image, 90, 50) == BACKGROUND


def test_a_picture_that_is_too_large_is_refused_in_one_sentence() -> None:
    with pytest.raises(RenderError, match="too large"):
        blank_picture(request(viewport=VIEWPORT.resized(40_000, 10)))


def test_painting_loses_no_reference_to_none() -> None:
    # PySide6 6.12.0 lost one in each call that returns nothing, and crashed in the end.
    few = layer("polygon", CROWD[:900], Symbol(fill="#ff0000", stroke="#000000"))
    wanted = request(few, viewport=Viewport(20.0, 20.0, 0.1, 400, 400))
    image = blank_picture(wanted)
    before = sys.getrefcount(None)
    calls = 0
    with painting_on(image) as painter:
        while calls < 20_000:
            calls += sum(1 for _ in paint_frame(wanted, painter, ShapeCache()))
    assert abs(sys.getrefcount(None) - before) < 1000


@pytest.mark.parametrize("crowd", [1500, 6000])
def test_lines_of_a_crowd_never_vanish_in_a_ground_of_their_colour(crowd: int) -> None:
    road = shapely.LineString([(0, 50), (100, 50)])
    out_of_view = [shapely.LineString([(0, -9), (100, -9)])] * crowd
    symbol = Symbol(stroke=BACKGROUND, stroke_width=3, casing="#000000")
    picture = painted(layer("line", [road, *out_of_view], symbol))
    assert pixels(picture)[45:55, 50].min() < 150
