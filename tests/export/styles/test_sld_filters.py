"""Rules of SLD are about the features of our classes."""

import math
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from gisapp.core.layers.symbology import Symbol
from gisapp.export.styles.sld_filters import add_filter
from gisapp.export.styles.written_classes import WrittenClass
from gisapp.sources.styles.read_style import ClassKind
from gisapp.sources.styles.sld_filters import RuleFilter, filter_of


def made(
    kind: ClassKind,
    value: str = "",
    low: float = -math.inf,
    high: float = math.inf,
    is_hidden: bool = False,
) -> WrittenClass:
    return WrittenClass(kind, Symbol(), "", value, low, high, is_hidden)


def read_again(written: WrittenClass, *others: WrittenClass) -> RuleFilter | None:
    rule = Element("Rule")
    add_filter(rule, "a", written, (written, *others))
    plain = tostring(rule, encoding="unicode").replace("ogc:", "").replace("se:", "")
    return filter_of(fromstring(plain))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (made("value", "<x> & 'y'"), RuleFilter("a", "value", ("<x> & 'y'",))),
        (made("missing"), RuleFilter("a", "missing")),
        (made("range", low=1.5), RuleFilter("a", "range", low=1.5)),
        (made("range"), RuleFilter("a", "range")),
        (made("others"), RuleFilter("", "others")),
    ],
)
def test_what_is_written_is_read_again(written: WrittenClass, found: RuleFilter) -> None:
    assert read_again(written) == found


def test_a_range_ends_before_the_next() -> None:
    found = read_again(made("range", low=1.0, high=2.0))
    assert found is not None
    assert (found.low, found.high) == (1.0, math.nextafter(2.0, 0.0))


def test_hidden_classes_are_no_others() -> None:
    hidden = made("value", "x", is_hidden=True)
    assert read_again(made("others"), hidden) == RuleFilter("", "others")
    rule = Element("Rule")
    add_filter(rule, "a", made("others"), (hidden,))
    assert "x" in [each.text for each in rule.iter("ogc:Literal")]
