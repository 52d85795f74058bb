"""Filters of SLD are classes where they are about one field; all else is None."""

import math
from xml.etree.ElementTree import fromstring

import pytest

from gisapp.sources.styles.sld_filters import RuleFilter, filter_of


def read(condition: str) -> RuleFilter | None:
    return filter_of(fromstring(f"<Rule><Filter>{condition}</Filter></Rule>"))


def is_(tag: str, value: str, field: str = "a") -> str:
    return f"<{tag}><PropertyName>{field}</PropertyName><Literal>{value}</Literal></{tag}>"


EQUAL, MORE, LESS = "PropertyIsEqualTo", "PropertyIsGreaterThanOrEqualTo", "PropertyIsLessThan"
NULL = "<PropertyIsNull><PropertyName>a</PropertyName></PropertyIsNull>"


def test_a_value_and_several() -> None:
    assert read(is_(EQUAL, " x  y ")) == RuleFilter("a", "value", ("x y",))
    assert read(f"<Or>{is_(EQUAL, '1')}{is_(EQUAL, '2')}</Or>") == RuleFilter(
        "a", "value", ("1", "2")
    )


def test_a_range() -> None:
    within = read(f"<And>{is_(MORE, '1')}{is_(LESS, '2')}</And>")
    assert within == RuleFilter("a", "range", (), 1.0, math.nextafter(2, 0))
    above = read(is_("PropertyIsGreaterThan", "1"))
    assert above is not None
    assert above.low > 1
    between = (
        "<PropertyIsBetween><PropertyName>a</PropertyName><LowerBoundary><Literal>1</Literal>"
        "</LowerBoundary><UpperBoundary><Literal>2</Literal></UpperBoundary></PropertyIsBetween>"
    )
    assert read(between) == RuleFilter("a", "range", (), 1.0, 2.0)


def test_what_is_missing_and_what_is_left() -> None:
    assert read(NULL) == RuleFilter("a", "missing")
    assert read(f"<Or>{is_(EQUAL, '')}{NULL}</Or>") == RuleFilter("a", "missing")
    assert filter_of(fromstring("<Rule><ElseFilter/></Rule>")) == RuleFilter("", "others")
    assert read(f"<Not><Or>{is_(EQUAL, '1')}{NULL}</Or></Not>") == RuleFilter("", "others")
    assert read(f"<Not>{NULL}</Not>") == RuleFilter("a", "range")


@pytest.mark.parametrize(
    "condition",
    [
        "",
        is_(EQUAL, "1") + is_(EQUAL, "2"),
        f"<And>{is_(MORE, '1')}{is_(LESS, '2', 'b')}</And>",
        f"<And>{is_(MORE, '3')}{is_(LESS, '2')}</And>",
        f"<And>{is_(EQUAL, '3')}{is_(LESS, '2')}</And>",
        is_("PropertyIsLike", "a*"),
        is_("PropertyIsNotEqualTo", "1"),
        is_(MORE, "many"),
        is_(MORE, "nan"),
        "<PropertyIsEqualTo><PropertyName>a</PropertyName></PropertyIsEqualTo>",
        "<PropertyIsEqualTo><Literal>a</Literal></PropertyIsEqualTo>",
        "<BBOX/>",
        "<Not/>",
        "<Or/>",
    ],
)
def test_what_is_no_class_is_none(condition: str) -> None:
    assert read(condition) is None
