"""Which features a rule of an SLD draws (OGC 04-095, Filter Encoding 1.1)."""

import math
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from gisapp.export.styles.written_classes import WrittenClass


def add_filter(
    rule: Element, attribute: str, written: WrittenClass, classes: Sequence[WrittenClass]
) -> None:
    """Add what tells a class from others to a rule.

    Parameters
    ----------
    rule : Element
        `se:Rule`.
    attribute : str
    written : WrittenClass
    classes : sequence of WrittenClass
        All of the layer; where some are hidden, "others" must not have their features.
    """
    if written.kind == "others" and not any(each.is_hidden for each in classes):
        SubElement(rule, "se:ElseFilter")
        return
    parent = SubElement(rule, "ogc:Filter")
    if written.kind == "value":
        _add_value(parent, attribute, written)
    elif written.kind == "missing":
        _add_missing(parent, attribute)
    elif written.kind == "range":
        _add_range(parent, attribute, written)
    else:
        _add_others(parent, attribute, classes)


def _add_value(parent: Element, attribute: str, written: WrittenClass) -> None:
    if not written.is_year:
        _add_comparison(parent, "PropertyIsEqualTo", attribute, written.value)
        return
    within = SubElement(parent, "ogc:And")
    first, after = f"{written.value}-01-01", f"{int(written.value) + 1}-01-01"
    _add_comparison(within, "PropertyIsGreaterThanOrEqualTo", attribute, first)
    _add_comparison(within, "PropertyIsLessThan", attribute, after)


def _add_range(parent: Element, attribute: str, written: WrittenClass) -> None:
    bounds = [
        ("PropertyIsGreaterThanOrEqualTo", written.low),
        ("PropertyIsLessThan", written.high),
    ]
    stated = [(name, bound) for name, bound in bounds if math.isfinite(bound)]
    if not stated:
        _add_missing(SubElement(parent, "ogc:Not"), attribute)
    within = SubElement(parent, "ogc:And") if len(stated) == 2 else parent
    for name, bound in stated:
        _add_comparison(within, name, attribute, repr(bound))


def _add_others(parent: Element, attribute: str, classes: Sequence[WrittenClass]) -> None:
    any_of = SubElement(SubElement(parent, "ogc:Not"), "ogc:Or")
    for each in classes:
        if each.kind == "value":
            _add_value(any_of, attribute, each)
    _add_missing(any_of, attribute)


def _add_missing(parent: Element, attribute: str) -> None:
    null = SubElement(parent, "ogc:PropertyIsNull")
    SubElement(null, "ogc:PropertyName").text = attribute


def _add_comparison(parent: Element, name: str, attribute: str, value: str) -> None:
    comparison = SubElement(parent, f"ogc:{name}")
    SubElement(comparison, "ogc:PropertyName").text = attribute
    SubElement(comparison, "ogc:Literal").text = value
