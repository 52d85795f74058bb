"""Colours that are the palette's own get its names back, so that they have a dark side."""

import json

from gisapp import paths
from gisapp.core.layers.styles.class_symbols import colored
from gisapp.core.layers.symbology import Symbol
from gisapp.sources.styles.palette_names import class_color, in_palette, named

LIGHT = json.loads((paths.resources() / "palettes.json").read_text(encoding="utf-8"))["light"]


def test_the_colours_of_a_symbol_get_their_names() -> None:
    symbol = Symbol(fill=LIGHT["series2"], stroke=LIGHT["series2_line"], casing="#010203")
    assert in_palette(symbol) == Symbol(fill="series2", stroke="series2_line", casing="#010203")


def test_a_colour_with_several_names_keeps_none() -> None:
    assert named("#ffffff") == "#ffffff", "a halo, a road and what is hollow are white"


def test_a_class_in_any_colour_of_the_palette_can_be_drawn() -> None:
    for color in LIGHT.values():
        for kind, symbol in (
            ("polygon", Symbol(fill="park", stroke="park_line")),
            ("line", Symbol(stroke="park_line")),
            ("point", Symbol(fill="park_line")),
        ):
            drawn = colored(symbol, kind, class_color(color, kind))  # type: ignore[arg-type]
            for name in filter(None, (drawn.fill, drawn.stroke)):
                assert name.startswith("#") or name in LIGHT, (color, kind, name)
            shown = drawn.stroke if kind == "line" else drawn.fill
            assert LIGHT.get(shown, shown) == color
