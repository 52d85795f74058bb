"""Renderers of QGIS become classes; what is told by rules or expressions is refused."""

from xml.etree.ElementTree import fromstring

import pytest

from gisapp.core.layers.layer_style import ClassChoice, LayerStyle
from gisapp.errors import SourceError
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.qml_classes import rendering_of
from tests.sources.styles.foreign import (
    categorized,
    category,
    filled,
    graduated,
    layer,
    options,
    range_of,
    single,
    symbol,
)

SYMBOLS = (filled("255,0,0,255", "0"), filled("0,255,0,255", "1"), filled("0,0,255,255", "2"))


def read(renderer: str, left_out: LeftOut | None = None) -> LayerStyle:
    return rendering_of(fromstring(renderer), None, "polygon", left_out or LeftOut(), "a.qml").style


def shown(style: LayerStyle) -> list[tuple[str, str, str, bool]]:
    return [(each.key, each.label, each.color, each.is_hidden) for each in style.classes]


def test_categories_with_a_hidden_one_and_one_for_all_others() -> None:
    categories = category("a", 0, "A") + category("b", 1, "B", render="false")
    style = read(categorized("use", categories + category("", 2, "else"), *SYMBOLS))
    assert style.field == "use"
    assert shown(style) == [
        ("value:a", "A", "#ff0000", False),
        ("value:b", "B", "#00ff00", True),
        ("others", "else", "#0000ff", False),
        ("missing", "else", "#0000ff", False),
    ]


def test_what_has_no_category_is_not_drawn() -> None:
    style = read(categorized("use", category("a", 0), *SYMBOLS))
    assert shown(style)[1:] == [("others", "", "", True), ("missing", "", "", True)]


@pytest.mark.parametrize(
    ("value", "kind", "key"),
    [
        ("3.0", "double", "value:3"),
        ("3.5", "double", "value:3.5"),
        ("x", "double", "value:x"),
        ("3", "integer", "value:3"),
        ("03", "string", "value:03"),
        ("true", "bool", "value:True"),
        ("9007199254740993", "longlong", "value:9007199254740993"),
    ],
)
def test_values_read_as_features_have_them(value: str, kind: str, key: str) -> None:
    style = read(categorized("use", category(value, 0, type=kind), *SYMBOLS))
    assert style.classes[0].key == key


def test_several_values_of_one_category() -> None:
    values = (
        '<category symbol="1" label="AB" type="List"><val value="a"/><val value="b"/></category>'
    )
    assert shown(read(categorized("use", values, *SYMBOLS)))[:2] == [
        ("value:a", "AB", "#00ff00", False),
        ("value:b", "AB", "#00ff00", False),
    ]


def test_a_category_without_symbol_or_value_does_no_harm() -> None:
    broken = category("a", 7) + "<category/>" + category("b", 1)
    assert shown(read(categorized("use", broken, *SYMBOLS)))[0] == ("value:b", "", "#00ff00", False)


@pytest.mark.parametrize(
    ("written", "field"),
    [("area", "area"), ('"my ""own"" field"', 'my "own" field'), ("地类 (新)", "地类 (新)")],
)
def test_fields_may_be_quoted(written: str, field: str) -> None:
    assert read(categorized(written, category("a", 0), *SYMBOLS)).field == field


@pytest.mark.parametrize("written", ['"a" + "b"', "upper(use)", "$area", "", "a || b"])
def test_an_expression_is_refused(written: str) -> None:
    with pytest.raises(SourceError, match="expression"):
        read(categorized(written, category("a", 0), *SYMBOLS))


def test_ranges_and_what_is_broken_in_them() -> None:
    ranges = (
        range_of("-inf", "10.000000000000000", 0, "low")
        + range_of("10", "inf", 1, "high", render="false")
        + range_of("nan", "x", 2)
        + range_of("1", "2", 9)
        + "<range/>"
    )
    style = read(graduated("area", ranges, *SYMBOLS))
    assert shown(style) == [
        ("range:0", "low", "#ff0000", False),
        ("range:1", "high", "#00ff00", True),
        ("missing", "", "", True),
    ]


@pytest.mark.parametrize("kind", ["RuleRenderer", "heatmapRenderer", "pointCluster", "x"])
def test_other_renderers_are_refused(kind: str) -> None:
    with pytest.raises(SourceError, match="looks as before"):
        read(f'<renderer-v2 type="{kind}"/>')


@pytest.mark.parametrize(
    "renderer",
    [
        '<renderer-v2 type="singleSymbol"/>',
        graduated("a", "", *SYMBOLS),
        graduated("a", range_of("0", "1", 0)),
    ],
)
def test_a_style_without_symbols_is_refused(renderer: str) -> None:
    with pytest.raises(SourceError, match="no symbols"):
        read(renderer)


def test_sizes_that_grow_with_a_field_are_steps() -> None:
    assistant = (
        '<data_defined_properties><Option type="Map"><Option name="properties" type="Map">'
        '<Option name="size" type="Map"><Option name="active" value="true"/>'
        '<Option name="field" value="area"/><Option name="transformer" type="Map">'
        '<Option name="d" type="Map"><Option name="minSize" value="1"/>'
        '<Option name="maxSize" value="10"/></Option></Option></Option></Option></Option>'
        "</data_defined_properties>"
    )
    marker = layer("SimpleMarker", options(color="255,0,0,255", name="circle"), assistant)
    left_out = LeftOut()
    style = read(single(marker, kind="point"), left_out)
    assert (style.field, style.sizes_px) == ("area", (3.78, 37.795))
    assert list(left_out.codes) == ["size_steps"]


def test_ranges_by_size() -> None:
    sized = [
        symbol(
            layer("SimpleMarker", options(color="255,0,0,255", name="circle", size=str(n))),
            name=str(n),
            kind="point",
        )
        for n in (1, 2)
    ]
    ranges = range_of("0", "1", 1) + range_of("1", "2", 2)
    style = read(graduated("area", ranges, *sized, method="GraduatedSize"))
    assert style.sizes_px is not None
    assert style.classes[:2] == (ClassChoice("range:0"), ClassChoice("range:1"))


def test_an_opacity_that_all_symbols_have_is_the_layers() -> None:
    drawn = layer("SimpleFill", options(color="255,0,0,255"))
    found = rendering_of(fromstring(single(drawn, alpha="0.4")), None, "polygon", LeftOut(), "a")
    assert found.opacity == 0.4
