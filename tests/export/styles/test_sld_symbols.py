"""Our symbols are symbolizers of SLD, and are read again as they were."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.export.styles.sld_symbols import add_parameter, add_symbolizers
from gisapp.render.palette import load_palette
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.sld_symbols import rule_symbol


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        (Symbol(fill="#ff0000", stroke="#00ff00", stroke_width=3.0), "polygon"),
        (Symbol(fill="#ff0000", fill_opacity=0.5), "polygon"),
        (Symbol(stroke="#00ff00", hatch="cross", dash="dotted"), "polygon"),
        (Symbol(stroke="#00ff00", dash="dashed", casing="#000000"), "line"),
        (Symbol(fill="#ff0000", stroke="#00ff00", marker="square", marker_size=12.0), "point"),
        (Symbol(fill="#ff0000", marker="triangle"), "point"),
    ],
)
def test_what_is_written_is_read_again(symbol: Symbol, kind: GeometryKind) -> None:
    rule, left_out = Element("Rule"), LeftOut()
    add_symbolizers(rule, symbol, kind, load_palette("light"))
    plain = tostring(rule, encoding="unicode").replace("se:", "")
    assert rule_symbol(fromstring(plain), left_out) == symbol
    assert not left_out.codes


def test_a_parameter() -> None:
    parent = Element("se:Fill")
    add_parameter(parent, "fill", "#000000")
    assert (parent[0].get("name"), parent[0].text) == ("fill", "#000000")
