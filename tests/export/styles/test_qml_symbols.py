"""Our symbols are layers of QGIS's, with lengths in millimetres and opaque colours."""

from xml.etree.ElementTree import Element

import pytest

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.export.styles.qml_symbols import add_symbol, color_text, has_line
from gisapp.render.palette import load_palette
from gisapp.sources.styles.qml_properties import properties_of

LIGHT = load_palette("light")


def layers(symbol: Symbol, kind: GeometryKind) -> list[tuple[str, dict[str, str]]]:
    root = Element("symbols")
    add_symbol(root, "0", symbol, kind, LIGHT)
    return [(each.get("class", ""), properties_of(each)) for each in root.findall("symbol/layer")]


@pytest.mark.parametrize(
    ("symbol", "kind", "classes"),
    [
        (Symbol(fill="park", stroke="park_line"), "polygon", ["SimpleFill"]),
        (
            Symbol(fill="park", stroke="park_line", dash="dashed", hatch="cross"),
            "polygon",
            ["SimpleFill", "LinePatternFill", "LinePatternFill", "SimpleLine"],
        ),
        (Symbol(stroke="road", casing="road_casing"), "line", ["SimpleLine", "SimpleLine"]),
        (Symbol(stroke="road", arrow=True), "line", ["SimpleLine", "MarkerLine"]),
        (Symbol(fill="centre"), "point", ["SimpleMarker"]),
        (Symbol(fill="centre", soft=True), "point", ["SimpleMarker", "SimpleMarker"]),
    ],
)
def test_layers(symbol: Symbol, kind: GeometryKind, classes: list[str]) -> None:
    assert [name for name, _ in layers(symbol, kind)] == classes


def test_colours_and_lengths() -> None:
    [(_, said)] = layers(Symbol(fill="#ff0000", stroke="#00ff00", stroke_width=4.0), "polygon")
    assert (said["color"], said["outline_color"]) == ("255,0,0,255", "0,255,0,255")
    assert (said["outline_width"], said["outline_width_unit"]) == ("1.05833", "MM")


def test_no_fill_and_no_outline() -> None:
    [(_, said)] = layers(Symbol(), "polygon")
    assert (said["style"], said["outline_style"]) == ("no", "no")


def test_names_of_the_palette_have_their_light_side() -> None:
    assert color_text("series1", LIGHT, 0.5) == "76,145,127,128"


def test_a_line_of_no_width_is_none() -> None:
    assert not has_line(Symbol(stroke="#000000", stroke_width=0.0))
    assert has_line(Symbol(stroke="#000000"))
