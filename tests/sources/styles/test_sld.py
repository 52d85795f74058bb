"""A whole SLD becomes a layer's look."""

import math

import pytest

from gisapp.errors import SourceError
from gisapp.sources.styles.read_style import ReadStyle
from gisapp.sources.styles.sld import read_sld
from tests.sources.styles.foreign import area, compared, rule, sld

LABELS = (
    "<se:Rule><se:MaxScaleDenominator>5000</se:MaxScaleDenominator><se:TextSymbolizer><se:Label>"
    '{label}</se:Label><se:Font><se:SvgParameter name="font-size">14</se:SvgParameter></se:Font>'
    '<se:Fill><se:SvgParameter name="fill">#ff0000</se:SvgParameter></se:Fill></se:TextSymbolizer>'
    "</se:Rule>"
)


def read(rules: str) -> ReadStyle:
    return read_sld(sld(rules), "a.sld", "polygon", 0.0)


def test_values_with_others() -> None:
    rules = (
        rule(compared("PropertyIsEqualTo", "use", "a"), area("#ff0000"), "A")
        + rule(compared("PropertyIsEqualTo", "use", "b"), area("#00ff00"), "B")
        + f"<se:Rule><se:ElseFilter/>{area('#0000ff')}</se:Rule>"
    )
    style = read(rules).style
    assert style.field == "use"
    assert [(each.key, each.label, each.color, each.is_hidden) for each in style.classes] == [
        ("value:a", "A", "#ff0000", False),
        ("value:b", "B", "#00ff00", False),
        ("others", "", "#0000ff", False),
        ("missing", "", "", True),
    ]


def test_ranges_that_begin_where_the_one_before_ends() -> None:
    low = compared("PropertyIsLessThan", "size", "10")
    high = compared("PropertyIsGreaterThanOrEqualTo", "size", "10")
    style = read(rule(high, area("#00ff00")) + rule(low, area("#ff0000"))).style
    assert style.breaks == (10.0,)
    assert [each.color for each in style.classes] == ["#ff0000", "#00ff00", ""]


def test_labels_with_their_scale() -> None:
    label = "<ogc:PropertyName>name</ogc:PropertyName> · <ogc:PropertyName>use</ogc:PropertyName>"
    labels = read(rule("", area("#ff0000")) + LABELS.format(label=label)).style.labels
    assert labels is not None
    assert (labels.template, labels.size, labels.color) == ("{name} · {use}", 14.0, "#ff0000")
    assert 0 < labels.coarsest < math.inf


@pytest.mark.parametrize("label", ["", "Placeholder", "<ogc:Function name='x'/>"])
def test_labels_by_functions_are_noted(label: str) -> None:
    found = read(rule("", area("#ff0000")) + LABELS.format(label=label))
    assert found.style.labels is None
    assert found.left_out == ("label_expressions",)


def test_one_symbol_with_its_scale() -> None:
    scaled = area("#ff0000") + "<se:MinScaleDenominator>100</se:MinScaleDenominator>"
    found = read(rule("", scaled))
    assert found.style.symbol is not None
    assert found.style.symbol.fill == "#ff0000"
    assert found.finest > 0
    assert found.style.labels is None


def test_rules_that_are_no_classes_are_noted_or_refused() -> None:
    odd = rule(compared("PropertyIsLike", "use", "x*"), area("#00ff00"))
    known = rule(compared("PropertyIsEqualTo", "use", "a"), area("#ff0000"))
    assert read(known + odd).left_out == ("rules",)
    with pytest.raises(SourceError, match="rules"):
        read(odd)
    with pytest.raises(SourceError, match="rules"):
        read(known + rule(compared("PropertyIsEqualTo", "kind", "a"), area("#ff0000")))


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (b"<qgis/>", "no OGC style"),
        (sld(""), "no symbols"),
        (sld(rule("", "<se:PointSymbolizer/>")), "another kind"),
        (sld("").replace(b"se:FeatureTypeStyle", b"se:CoverageStyle"), "pictures"),
    ],
)
def test_what_is_no_style_for_the_layer_is_told(stored: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        read_sld(stored, "a.sld", "polygon", 0.0)
