"""What kernels are told of the look of each class."""

from dataclasses import replace

from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.render.palette import load_palette
from gisapp.render.raster.looks import looks_of
from gisapp.render.raster.pixels import FULL, color_of
from tests.render.maps import LIGHT, layer

PARK = Symbol(fill="park", stroke="park_line", stroke_width=2.0)


def test_each_class_has_its_colours_and_what_is_not_drawn_no_weight() -> None:
    symbols = PARK, Symbol(fill="#ff0000", fill_opacity=0.5), Symbol(stroke="#00ff00"), Symbol()
    looks = looks_of(layer("polygon", [], *symbols), LIGHT, 1.0)
    assert looks.fill_weights.tolist() == [FULL, FULL // 2, 0, 0, 0]
    assert looks.stroke_weights.tolist() == [FULL, 0, FULL, 0, 0]
    park, red, green = map(color_of, (LIGHT.hex("park"), "#ff0000", "#00ff00"))
    assert looks.fills[:2].tolist() == [park, red]
    assert looks.strokes[2] == green
    assert looks_of(layer("polygon", [], PARK), load_palette("dark"), 1.0).fills[0] != park


def test_lines_have_no_fill() -> None:
    looks = looks_of(layer("line", [], PARK), LIGHT, 1.0)
    assert (looks.fill_weights[0], looks.stroke_weights[0]) == (0, FULL)


def test_widths_are_device_pixels_and_below_one_the_line_is_fainter_instead() -> None:
    widths = 0.0, 0.5, 0.8, 2.0
    symbols = [Symbol(stroke="#000000", stroke_width=width) for width in widths]
    coarse, fine = (looks_of(layer("line", [], *symbols), LIGHT, ratio) for ratio in (1.0, 2.0))
    assert coarse.stroke_widths[1:-1].tolist() == [1.0, 1.0, 2.0]
    assert coarse.stroke_weights.tolist() == [0, 128, 205, FULL, 0]
    assert fine.stroke_widths[1:-1].tolist() == [1.0, 1.6, 4.0]
    assert fine.stroke_weights.tolist() == [0, FULL, FULL, FULL, 0]


def test_lines_are_as_wide_as_the_user_wants_and_else_not_too_wide() -> None:
    wide = layer("line", [], Symbol(stroke="#000000", stroke_width=12.0))
    assert looks_of(wide, LIGHT, 1.0).stroke_widths[0] == 4.0
    sized = replace(wide, style=LayerStyle("area", sizes_px=(1.0, 12.0)))
    assert looks_of(sized, LIGHT, 2.0).stroke_widths[0] == 24.0
