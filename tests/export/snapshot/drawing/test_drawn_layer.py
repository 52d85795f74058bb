"""Features are drawn one by one, cut off around the drawing, or as squares where too many."""

from dataclasses import replace
from xml.etree.ElementTree import fromstring

import shapely

from gisapp.core.layers.symbology import Symbol
from gisapp.export.snapshot.drawing.drawn_layer import MOST_SHAPES, drawn_layer, hatch_id
from tests.render.maps import RED, VIEWPORT, layer

HATCHED = Symbol(fill="#00ff00", stroke="#0000ff", hatch="cross")


def test_features_of_a_class_share_its_look() -> None:
    boxes = [shapely.box(x, 10, x + 8, 20) for x in (10, 30, 50)]
    drawn = drawn_layer(
        layer("polygon", boxes, RED, HATCHED, classes=[0, 1, 0]), VIEWPORT, 9999, "h"
    )
    red, green = list(fromstring(f"<svg>{drawn.text}</svg>"))
    assert (red.get("fill"), len(red)) == ("#ff0000", 2)
    assert (green.get("fill"), len(green)) == ("url(#h-1)", 1)
    assert [each.row for each in drawn.features] == [0, 1, 2]
    assert hatch_id("h", RED, 0) == ""


def test_what_goes_on_beyond_the_drawing_is_cut_off() -> None:
    drawn = drawn_layer(
        layer("polygon", [shapely.box(-1e6, -1e6, 1e6, 1e6)], RED), VIEWPORT, 999, ""
    )
    [seen] = drawn.features
    assert list(seen.shape.bounds) == [-20, -20, 120, 120]
    beside = layer("polygon", [shapely.box(500, 0, 510, 10)], RED)
    assert drawn_layer(beside, VIEWPORT, 999, "").text == ""


def test_lines_points_and_arrows_are_drawn() -> None:
    line = shapely.LineString([(10, 10), (50, 10), (50, 50)])
    arrow = Symbol(stroke="#ff0000", arrow=True)
    drawn = drawn_layer(layer("line", [line], arrow), VIEWPORT, 999, "")
    assert 'd="M20 180l80 0 0-80"' in drawn.text
    assert "rotate(-90)" in drawn.text
    dots = drawn_layer(layer("point", [shapely.Point(10, 10)], RED), VIEWPORT, 999, "")
    assert "M20 180m" in dots.text


def test_a_layer_is_translucent_as_a_whole() -> None:
    half = replace(layer("polygon", [shapely.box(0, 0, 9, 9)], RED), opacity=0.5)
    assert drawn_layer(half, VIEWPORT, 999, "").text.startswith('<g opacity="0.5">')


def test_too_many_features_and_too_long_a_text_become_squares() -> None:
    many = [shapely.Point(n % 100, n // 100 % 100) for n in range(MOST_SHAPES + 1)]
    drawn = drawn_layer(layer("point", many, RED), VIEWPORT, 99_999, "")
    assert drawn.is_crowd
    assert not drawn.features
    assert 'stroke="#ff0000" stroke-width="6"' in drawn.text
    few = layer("point", many[:400], RED)
    assert not drawn_layer(few, VIEWPORT, 99_999, "").is_crowd
    assert drawn_layer(few, VIEWPORT, 2000, "").is_crowd
