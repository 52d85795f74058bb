"""What rules of SLD draw becomes our symbols, in both versions of the standard."""

from xml.etree.ElementTree import fromstring

import pytest

from gisapp.core.layers.symbology import Symbol
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.sld_symbols import parameters_of, rule_symbol


def read(drawn: str) -> tuple[Symbol, list[str]]:
    left_out = LeftOut()
    return rule_symbol(fromstring(f"<Rule>{drawn}</Rule>"), left_out), list(left_out.codes)


def said(**values: str) -> str:
    return "".join(
        f'<CssParameter name="{name.replace("_", "-")}">{value}</CssParameter>'
        for name, value in values.items()
    )


STROKE = f"<Stroke>{said(stroke='#0000FF', stroke_width='2', stroke_dasharray='5 2')}</Stroke>"
MARK = (
    "<PointSymbolizer><Graphic><Mark><WellKnownName>{name}</WellKnownName>"
    f"<Fill>{said(fill='#ff0000')}</Fill></Mark><Size>{{size}}</Size></Graphic></PointSymbolizer>"
)


def test_an_area_and_its_outline() -> None:
    fill = f"<Fill>{said(fill='#ff0000', fill_opacity='0.5')}</Fill>"
    found, left_out = read(f"<PolygonSymbolizer>{fill}{STROKE}</PolygonSymbolizer>")
    assert found == Symbol(
        fill="#ff0000", fill_opacity=0.5, stroke="#0000ff", stroke_width=2.0, dash="dashed"
    )
    assert left_out == []


def test_an_area_with_lines_of_its_own() -> None:
    lines = f"<PolygonSymbolizer/><LineSymbolizer>{STROKE}</LineSymbolizer>"
    assert read(lines)[0].stroke == "#0000ff"


def test_a_line_over_a_wider_one() -> None:
    stroke = f"<Stroke>{said(stroke='#000000', stroke_width='6')}</Stroke>"
    wide = f"<LineSymbolizer>{stroke}</LineSymbolizer>"
    found, left_out = read(f"{wide}<LineSymbolizer>{STROKE}</LineSymbolizer>")
    assert (found.casing, found.stroke, left_out) == ("#000000", "#0000ff", [])


def test_a_hatch() -> None:
    mark = f"<Mark><WellKnownName>shape://slash</WellKnownName>{STROKE}</Mark>"
    fill = f"<Fill><GraphicFill><Graphic>{mark}</Graphic></GraphicFill></Fill>"
    found, _ = read(f"<PolygonSymbolizer>{fill}</PolygonSymbolizer>")
    assert (found.hatch, found.stroke, found.stroke_width) == ("forward", "#0000ff", 0.0)


def test_marks_have_our_sizes() -> None:
    found, left_out = read(MARK.format(name="diamond", size="12"))
    assert (found.marker, found.marker_size, found.fill, left_out) == (
        "diamond",
        10.0,
        "#ff0000",
        [],
    )


@pytest.mark.parametrize("size", ["", "<PropertyName>a</PropertyName>", "-3", "nan"])
def test_a_size_that_is_none_is_the_usual_one(size: str) -> None:
    assert read(MARK.format(name="circle", size=size))[0].marker_size == 6.0


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        (MARK.format(name="cross2", size="5"), "markers"),
        ("<PointSymbolizer><Graphic><ExternalGraphic/></Graphic></PointSymbolizer>", "pictures"),
        ("<PolygonSymbolizer><Geometry/></PolygonSymbolizer>", "geometry_generators"),
        (
            "<LineSymbolizer><PerpendicularOffset>3</PerpendicularOffset></LineSymbolizer>",
            "offsets",
        ),
        ("<LineSymbolizer><Stroke><GraphicStroke/></Stroke></LineSymbolizer>", "patterns"),
        ("<RasterSymbolizer/>", "pictures"),
    ],
)
def test_what_cannot_be_had_is_noted(drawn: str, code: str) -> None:
    assert code in read(drawn)[1]


def test_both_names_of_parameters_are_known() -> None:
    new = '<Fill><SvgParameter name="fill"> #aa0000 </SvgParameter></Fill>'
    assert parameters_of(fromstring(new)) == {"fill": "#aa0000"}
    worked_out = '<Fill><SvgParameter name="fill"><Function/></SvgParameter></Fill>'
    assert parameters_of(fromstring(worked_out)) == {}
