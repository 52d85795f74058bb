"""Points, painted as markers."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QBuffer
from PySide6.QtSvg import QSvgGenerator

from gisapp.core.layers.symbology import Marker, Symbol
from gisapp.render.features.painter import paint_frame, painting_on
from gisapp.render.tools import PaintingTools
from tests.render.maps import BACKGROUND, color_at, layer, painted, pixels, request

pytestmark = pytest.mark.usefixtures("qapp")

DOT = Symbol(fill="#ff0000", marker_size=10)


def test_markers_are_hollow_and_the_later_lies_above() -> None:
    hollow = Symbol(fill="#ffffff", stroke="#0000ff", stroke_width=2, marker_size=20)
    full = replace(hollow, fill="#00ff00")
    points = [shapely.Point(50, 50), shapely.Point(20, 20), shapely.Point(50, 50)]
    picture = painted(layer("point", points, hollow, full, classes=[0, 0, 1]))
    assert color_at(picture, 20, 20) == "#ffffff"
    assert color_at(picture, 29.5, 20) == "#0000ff"
    assert color_at(picture, 50, 50) == "#00ff00"


@pytest.mark.parametrize("marker", ["circle", "square", "diamond", "triangle", "star"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_each_marker_is_about_as_large_as_it_says(marker: Marker, ratio: float) -> None:
    symbol = replace(DOT, marker=marker, marker_size=40)
    picture = painted(layer("point", [shapely.Point(50, 50)], symbol), ratio=ratio)
    rows, columns = np.nonzero((pixels(picture) == (255, 0, 0)).all(axis=2))
    assert color_at(picture, 50, 50) == "#ff0000"
    for places in (rows, columns):
        assert 34 * ratio <= np.ptp(places) + 1 <= 54 * ratio


def test_a_halo_lifts_a_marker_off_what_is_below() -> None:
    black = layer("polygon", [shapely.box(0, 0, 100, 100)], Symbol(fill="#000000"))
    picture = painted(black, layer("point", [shapely.Point(50, 50)], replace(DOT, marker_size=20)))
    assert pixels(picture)[50, 61].min() > 150
    assert color_at(picture, 70, 50) == "#000000"


def test_of_points_at_one_place_the_last_is_seen() -> None:
    symbols = [replace(DOT, fill=color) for color in ("#ff0000", "#00ff00", "#0000ff")]
    places = [shapely.Point(50, 50)] * 40
    classes = [number % 3 for number in range(40)]
    picture = painted(layer("point", places, *symbols, classes=classes))
    assert color_at(picture, 50, 50) == symbols[classes[-1]].fill


def test_all_points_of_a_feature_are_painted() -> None:
    several = shapely.MultiPoint([(20, 20), (50, 80), (80, 20)])
    picture = painted(layer("point", [several], DOT))
    assert {color_at(picture, x, y) for x, y in ((20, 20), (50, 80), (80, 20))} == {"#ff0000"}
    assert color_at(picture, 50, 50) == BACKGROUND


def test_a_marker_that_begins_outside_of_the_picture_reaches_into_it() -> None:
    picture = painted(layer("point", [shapely.Point(-5, 50)], replace(DOT, marker_size=30)))
    assert color_at(picture, 3, 50) == "#ff0000"


def test_a_layer_without_points_in_view_paints_nothing() -> None:
    assert painted(layer("point", [], DOT)) == painted()
    assert painted(layer("point", [shapely.Point(9000, 9000)], DOT)) == painted()


def test_in_svg_markers_are_paths_and_no_pictures() -> None:
    svg, buffer = QSvgGenerator(), QBuffer()
    svg.setOutputDevice(buffer)
    points = layer("point", [shapely.Point(30, 50), shapely.Point(70, 50)], DOT)
    with painting_on(svg) as painter:
        for _ in paint_frame(request(points), painter, PaintingTools()):
            pass
    written = buffer.data().toStdString()
    assert "<image" not in written
    assert written.count('fill="#ff0000"') == 2
