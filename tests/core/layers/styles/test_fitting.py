"""A style that is pasted fits what the other layer has."""

from dataclasses import replace

import pytest
import shapely

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice, LayerStyle
from gisapp.core.layers.styles.fitting import fitting
from gisapp.core.layers.symbology import Symbol
from tests.render.maps import RED, Names, layer

BOX = shapely.box(0, 0, 9, 9)
STYLE = LayerStyle("use", "values", palette="blues", classes=(ClassChoice("value:a", "A"),))


def with_fields(*names: str) -> Layer:
    plain = layer("polygon", [BOX], RED)
    attributes = Names({}, tuple(Field(name, "String") for name in names))
    return replace(plain, content=replace(plain.content, attributes=attributes))


def test_classes_need_their_attribute() -> None:
    assert fitting(STYLE, with_fields("use", "area")) == STYLE
    sized = replace(STYLE, sizes_px=(2.0, 9.0))
    assert fitting(sized, with_fields("area")) == LayerStyle(palette="blues")


@pytest.mark.parametrize(
    ("kind", "symbol", "seen"),
    [
        ("line", Symbol(fill="park"), Symbol(fill="park", stroke="park")),
        ("line", Symbol(fill="park", stroke="plot"), Symbol(fill="park", stroke="plot")),
        ("point", Symbol(stroke="plot"), Symbol(fill="plot", stroke="plot")),
        ("polygon", Symbol(stroke="plot"), Symbol(stroke="plot")),
    ],
)
def test_a_symbol_of_another_kind_of_shape_is_seen(kind, symbol: Symbol, seen: Symbol) -> None:  # type: ignore[no-untyped-def]
    shape = {"line": shapely.LineString([(0, 0), (9, 9)]), "point": shapely.Point(1, 1)}
    other = layer(kind, [shape.get(kind, BOX)], RED)
    assert fitting(LayerStyle(symbol=symbol), other).symbol == seen
