"""Symbols of QGIS become ours, and what they have beyond that is noted."""

from xml.etree.ElementTree import fromstring

import pytest

from gisapp.core.layers.symbology import Symbol
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.qml_symbols import symbol_of
from tests.sources.styles.foreign import filled, layer, options, props, symbol

LINE = options(line_color="1,2,3,255", line_width="0.5", line_style="dash")
RED = "255,0,0,255"


def read(*layers: str, kind: str = "polygon") -> tuple[Symbol, list[str]]:
    left_out = LeftOut()
    found, _ = symbol_of(fromstring(symbol(*layers, kind=kind)), left_out)
    return found, list(left_out.codes)


def test_the_symbol_that_qgis_makes_of_an_area() -> None:
    found, opacity = symbol_of(fromstring(filled(RED)), LeftOut())
    assert found == Symbol(fill="#ff0000", stroke="#232323", stroke_width=0.983)
    assert opacity == 1.0


def test_an_area_may_be_hollow_translucent_or_without_outline() -> None:
    hollow = options(color=RED, style="no", outline_color="0,0,0,255", outline_width="1")
    assert read(layer("SimpleFill", hollow))[0].fill == ""
    pale = read(layer("SimpleFill", options(color="255,0,0,51", outline_style="no")))[0]
    assert (pale.fill_opacity, pale.stroke) == (0.2, "")


@pytest.mark.parametrize(
    ("style", "hatch"),
    [("b_diagonal", "forward"), ("f_diagonal", "backward"), ("diagonal_x", "cross")],
)
def test_patterns_of_fills_are_hatches(style: str, hatch: str) -> None:
    found, left_out = read(layer("SimpleFill", options(color=RED, style=style, outline_style="no")))
    assert (found.hatch, found.stroke, found.stroke_width, left_out) == (hatch, "#ff0000", 0.0, [])


def test_lines_that_fill_an_area_are_a_hatch() -> None:
    inner = symbol(layer("SimpleLine", LINE), kind="line")
    one = layer("LinePatternFill", options(angle="45"), inner)
    other = layer("LinePatternFill", options(angle="-45"), inner)
    assert read(one)[0].hatch == "forward"
    assert read(other)[0].hatch == "backward"
    assert read(one, other)[0].hatch == "cross"
    assert read(layer("LinePatternFill", options(angle="30"), inner))[1] == ["hatch_angles"]


def test_a_line_below_a_line_is_its_casing() -> None:
    wide = layer("SimpleLine", options(line_color="9,9,9,255", line_width="2"))
    found, left_out = read(wide, layer("SimpleLine", LINE), kind="line")
    assert (found.casing, found.stroke, found.dash, left_out) == (
        "#090909",
        "#010203",
        "dashed",
        [],
    )
    assert read(layer("SimpleLine", LINE), wide, kind="line")[1] == ["symbol_layers"]


def test_dashes_tell_from_dots() -> None:
    dots = options(line_color=RED, use_custom_dash="1", customdash="0.4;1", customdash_unit="MM")
    assert read(layer("SimpleLine", dots), kind="line")[0].dash == "dotted"
    assert (
        read(layer("SimpleLine", props(color=RED, penstyle="dot")), kind="line")[0].dash == "dotted"
    )


def test_markers_have_our_sizes() -> None:
    made = options(name="diamond", color=RED, size="12", size_unit="Pixel", outline_style="no")
    found, left_out = read(layer("SimpleMarker", made), kind="point")
    assert (found.marker, found.marker_size, found.stroke, left_out) == ("diamond", 10.0, "", [])


def test_an_arrow_head_at_the_end_of_a_line_is_an_arrow() -> None:
    head = symbol(layer("SimpleMarker", options(name="filled_arrowhead")), kind="point")
    arrow = layer("MarkerLine", options(placement="lastvertex"), head)
    assert read(layer("SimpleLine", LINE), arrow, kind="line")[0].arrow


@pytest.mark.parametrize(
    ("drawn", "kind", "code"),
    [
        (layer("SvgMarker", options(color=RED)), "point", "pictures"),
        (layer("GradientFill", options(color=RED)), "polygon", "gradients"),
        (layer("GeometryGenerator", options(color=RED)), "polygon", "geometry_generators"),
        (layer("PointPatternFill", options(color=RED)), "polygon", "patterns"),
        (layer("NeverSeenBefore", options(color=RED)), "polygon", "patterns"),
        (layer("SimpleMarker", options(color=RED, name="pentagon")), "point", "markers"),
        (
            layer("SimpleMarker", options(color=RED, name="circle", size_unit="MapUnit")),
            "point",
            "map_units",
        ),
        (layer("SimpleLine", options(line_color=RED, offset="2")), "line", "offsets"),
    ],
)
def test_what_cannot_be_had_is_noted_and_something_is_seen(
    drawn: str, kind: str, code: str
) -> None:
    found, left_out = read(drawn, kind=kind)
    assert left_out == [code]
    assert "#ff0000" in (found.fill, found.stroke)


def test_an_effect_and_what_is_switched_off() -> None:
    effect = '<effect type="effectStack" enabled="1"/>'
    assert read(layer("SimpleFill", options(color=RED), effect))[1] == ["effects"]
    assert not read(layer("SimpleFill", options(color=RED), enabled="0"))[0].draws


def test_25_layers_are_one_and_a_note() -> None:
    found, left_out = read(*[layer("SimpleFill", options(color=f"{n},0,0,255")) for n in range(25)])
    assert (found.fill, left_out) == ("#180000", ["symbol_layers"])


def test_a_symbol_of_nothing_draws_nothing() -> None:
    assert read() == (Symbol(), [])
    assert not read(layer("SimpleFill", ""))[0].fill
