"""Which features a rule of an SLD is about: a value, a range, those without a value, or others."""

import math
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gisapp.sources.styles.lengths import number_or_nan
from gisapp.sources.styles.read_style import ClassKind

_LOWER = ("PropertyIsGreaterThanOrEqualTo", "PropertyIsGreaterThan")
_UPPER = ("PropertyIsLessThan", "PropertyIsLessThanOrEqualTo")


@dataclass(frozen=True)
class RuleFilter:
    """What a rule is about.

    Parameters
    ----------
    field : str
        The attribute; empty for "others".
    kind : ClassKind
    values : tuple of str
        Of the kind "value".
    low, high : float
        Of a range: its first number, and the last one.
    """

    field: str
    kind: ClassKind
    values: tuple[str, ...] = ()
    low: float = -math.inf
    high: float = math.inf


def filter_of(rule: Element) -> RuleFilter | None:
    """Return what a rule is about; None where that cannot be had as a class.

    Parameters
    ----------
    rule : Element
        `Rule` with a `Filter` or an `ElseFilter`, without namespaces.
    """
    if rule.find("ElseFilter") is not None:
        return RuleFilter("", "others")
    wanted = rule.find("Filter")
    if wanted is None or len(wanted) != 1:
        return None
    return _condition(wanted[0])


def _condition(each: Element) -> RuleFilter | None:
    if each.tag in ("And", "Or"):
        parts = [_condition(one) for one in each]
        known = [one for one in parts if one is not None]
        if not known or len(known) < len(parts) or len({one.field for one in known}) > 1:
            return None
        return _both(known) if each.tag == "And" else _either(known)
    if each.tag == "Not" and len(each) == 1:
        return _opposite(each[0])
    field = each.findtext("PropertyName") or each.findtext("ValueReference")
    if not field:
        return None
    if each.tag in ("PropertyIsNull", "PropertyIsNil"):
        return RuleFilter(field, "missing")
    if each.tag == "PropertyIsBetween":
        low = number_or_nan(each.findtext("LowerBoundary/Literal"))
        high = number_or_nan(each.findtext("UpperBoundary/Literal"))
        return RuleFilter(field, "range", (), low, high) if low <= high else None
    literal = each.findtext("Literal")
    if literal is None:
        return None
    if each.tag == "PropertyIsEqualTo":
        return RuleFilter(field, "value", (" ".join(literal.split()),))
    return _bound(field, each.tag, number_or_nan(literal))


def _bound(field: str, comparison: str, number: float) -> RuleFilter | None:
    if math.isnan(number):
        return None
    if comparison in _LOWER:
        after = math.nextafter(number, math.inf) if comparison == _LOWER[1] else number
        return RuleFilter(field, "range", low=after)
    if comparison in _UPPER:
        before = math.nextafter(number, -math.inf) if comparison == _UPPER[0] else number
        return RuleFilter(field, "range", high=before)
    return None


def _both(parts: list[RuleFilter]) -> RuleFilter | None:
    if any(each.kind != "range" for each in parts):
        return None
    low, high = max(each.low for each in parts), min(each.high for each in parts)
    return RuleFilter(parts[0].field, "range", low=low, high=high) if low <= high else None


def _either(parts: list[RuleFilter]) -> RuleFilter | None:
    kinds = {each.kind for each in parts}
    if kinds == {"value"}:
        return RuleFilter(
            parts[0].field, "value", tuple(one for each in parts for one in each.values)
        )
    # A text may also be empty where it is not stated.
    is_missing = kinds == {"missing", "value"} and not any(
        one for each in parts for one in each.values
    )
    return RuleFilter(parts[0].field, "missing") if is_missing else None


def _opposite(inner: Element) -> RuleFilter | None:
    """Return what `Not` is about: all numbers, or what has no class of its own."""
    if inner.tag in ("PropertyIsNull", "PropertyIsNil"):
        field = inner.findtext("PropertyName") or inner.findtext("ValueReference") or ""
        return RuleFilter(field, "range")
    parts = [_condition(each) for each in inner] if inner.tag == "Or" else [_condition(inner)]
    is_of_values = all(each is not None and each.kind in ("value", "missing") for each in parts)
    return RuleFilter("", "others") if parts and is_of_values else None
