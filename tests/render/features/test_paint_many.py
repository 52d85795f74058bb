"""Many polygons and lines, painted at speed: what a user sees of them stays true."""

import re
from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QBuffer
from PySide6.QtSvg import QSvgGenerator

from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import paint_frame, painting_on
from gisapp.render.features.shape_cache import ShapeCache
from tests.render.maps import (
    BACKGROUND,
    MANY,
    RED,
    color_at,
    layer,
    painted,
    painted_request,
    pixels,
    request,
    share_of,
)

pytestmark = pytest.mark.usefixtures("qapp")

RING = shapely.box(20, 20, 80, 80).difference(shapely.box(40, 40, 60, 60))


def test_overlaps_of_many_are_no_holes_and_holes_stay_free() -> None:
    # Shells and holes that turn either way, as files have them.
    odd = [RING, RING.reverse(), shapely.box(25, 25, 35, 35), shapely.box(65, 65, 75, 75).reverse()]
    far = [shapely.box(x, -40, x + 3, -37) for x in np.linspace(-40, 130, 1200)]
    picture = painted(layer("polygon", [*odd, *far], RED))
    assert color_at(picture, 30, 30) == color_at(picture, 70, 70) == "#ff0000"
    assert color_at(picture, 50, 50) == BACKGROUND


def test_in_a_file_many_include_nothing_from_outside_the_picture() -> None:
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


def test_a_giant_among_many_is_filled_and_keeps_its_holes() -> None:
    turns = np.linspace(0, 2 * np.pi, 50_000)
    wave = 1e6 + 3e5 * np.sin(997 * turns)
    coast = shapely.Polygon(np.column_stack((wave * np.cos(turns), wave * np.sin(turns))))
    land = coast.difference(shapely.box(30, 30, 70, 70))
    far = [shapely.box(x, -40, x + 3, -37) for x in np.linspace(-40, 130, 1200)]
    picture = painted(layer("polygon", [land, *far], RED))
    assert color_at(picture, 10, 10) == color_at(picture, 90, 90) == "#ff0000"
    assert color_at(picture, 50, 50) == BACKGROUND


def test_many_classified_anew_are_painted_anew() -> None:
    viewport = Viewport(20.0, 20.0, 0.1, 400, 400)
    many = layer("polygon", MANY, RED, Symbol(fill="#0000ff"))
    cache = ShapeCache()
    for color, position in (("#ff0000", 0), ("#0000ff", 1)):
        classes = np.full(len(MANY), position, np.uint8)
        classified = replace(many, content=replace(many.content, classes=classes))
        picture = painted_request(request(classified, viewport=viewport), cache)
        assert share_of(picture, color) == pytest.approx(0.64, abs=0.03)


@pytest.mark.parametrize("count", [1500, 6000])
def test_lines_of_many_never_vanish_in_a_ground_of_their_colour(count: int) -> None:
    road = shapely.LineString([(0, 50), (100, 50)])
    out_of_view = [shapely.LineString([(0, -9), (100, -9)])] * count
    symbol = Symbol(stroke=BACKGROUND, stroke_width=3, casing="#000000")
    picture = painted(layer("line", [road, *out_of_view], symbol))
    assert pixels(picture)[45:55, 50].min() < 150


def test_many_cover_what_their_polygons_cover() -> None:
    viewport = Viewport(20.0, 20.0, 0.1, 400, 400)
    few = painted(layer("polygon", MANY[:900], RED), viewport=viewport)
    many = painted(layer("polygon", MANY, RED), viewport=viewport)
    assert share_of(few, "#ff0000") == pytest.approx(900 * 0.64 / 1600, abs=0.02)
    assert share_of(many, "#ff0000") == pytest.approx(0.64, abs=0.03)
