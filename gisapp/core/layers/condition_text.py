"""A condition of a filter as a sentence that users read: "Status: idle, let", "Area ≥ 20 mu"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from gisapp.core.filters.layer_filter import (
    AnyOf,
    Between,
    Chosen,
    Condition,
    Inside,
    Matches,
    Near,
)
from gisapp.core.layers.attribute_text import number_text
from gisapp.core.layers.attributes import AttributeTable, FieldRole
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import field_named, field_title
from gisapp.core.tables.months import iso_month
from gisapp.core.text.dates import format_date
from gisapp.core.text.measurement_text import length_text
from gisapp.core.text.shortening import shortened
from gisapp.core.text.shown_unit import NO_UNIT, ShownUnit, shown_unit
from gisapp.core.text.unit_names import unit_name
from gisapp.core.text.units import UnitChoice, format_number
from gisapp.words import Words

MOST_VALUES = 3
_LONGEST_VALUE = 24
_DATES = ("Date", "DateTime")
_DATED = re.compile(r"\d{4}([-/.]| ?年 ?)\d")
_MOST_READ = 20
_dated: WeakKeyDictionary[AttributeTable, dict[str, bool]] = WeakKeyDictionary()
"""Which fields of a table hold dates: to read a few values of a million takes its time."""
_TRUTHS = {"True": "panel.yes", "False": "panel.no"}


@dataclass(frozen=True)
class NumberForm:
    """How the numbers of a field are written.

    Parameters
    ----------
    role : FieldRole
        What they are.
    unit : ShownUnit
        What they are shown in.
    are_months : bool
        True for months since the year 0.
    """

    role: FieldRole = "quantity"
    unit: ShownUnit = NO_UNIT
    are_months: bool = False

    def number(self, value: float, words: Words) -> str:
        """Return a number of the field's own unit as users read it, without the unit's name."""
        if self.are_months:
            return format_date(iso_month(value), words)
        if self.unit.size != 1:
            return format_number(value / self.unit.size)
        return number_text(value, self.role)

    def unit_name(self, words: Words) -> str:
        """Return the name of the unit, empty for none."""
        return unit_name(self.unit.name, words) if self.unit.name else ""

    def quantity(self, value: float, words: Words) -> str:
        """Return a number with its unit."""
        number, name = self.number(value, words), self.unit_name(words)
        return words("unit.in", number=number, unit=name) if name else number


def number_form(layer: Layer, field: str, choice: UnitChoice) -> NumberForm:
    """Return how the numbers of a layer's field are written."""
    known = field_named(layer, field)
    if known is None:
        return NumberForm()
    mapped = layer.mapping.column(field) if layer.mapping else None
    unit = shown_unit(mapped.unit, choice) if mapped is not None else NO_UNIT
    if known.is_numeric:
        return NumberForm(role_of(layer, known), unit)
    return NumberForm("quantity", unit, _is_dated(layer, field, known.type))


def value_text(value: str, words: Words) -> str:
    """Return a value as a list shows it: yes and no in words, a long one shortened."""
    return words(_TRUTHS[value]) if value in _TRUTHS else shortened(value)


def condition_text(
    condition: Condition,
    layer: Layer,
    choice: UnitChoice,
    words: Words,
    name_of: Callable[[str], str],
) -> str:
    """Return what a condition asks, on one line.

    Parameters
    ----------
    condition : Condition
        Of the layer's filter.
    layer : Layer
    choice : UnitChoice
        The user's units.
    words : Words
        The user's language.
    name_of : callable
        Returns the name of a layer by its id.
    """
    match condition:
        case AnyOf(field=field, values=values):
            said = [shortened(value_text(value, words), _LONGEST_VALUE) for value in values]
            return _values_text(field_title(layer, field), said, condition, words)
        case Between(field=field):
            form = number_form(layer, field, choice)
            return range_text(field_title(layer, field), condition, form, words)
        case Matches(expression=expression):
            return expression
        case Chosen(feature_ids=feature_ids):
            return words("condition.chosen", count=len(feature_ids))
        case Inside():
            return words("condition.inside")
        case Near(layer_id=layer_id, distance_m=distance_m):
            if not distance_m:
                return words("condition.touches", layer=name_of(layer_id))
            distance = length_text(distance_m, words)
            return words("condition.near", distance=distance, layer=name_of(layer_id))


def range_text(title: str, wanted: Between, form: NumberForm, words: Words) -> str:
    """Return what a range asks of a field with a title."""
    low = None if wanted.low is None else form.number(wanted.low, words)
    high = None if wanted.high is None else form.quantity(wanted.high, words)
    if low is not None and high is not None:
        said = words("condition.between", field=title, low=low, high=high)
    elif wanted.low is not None:
        at_least = form.quantity(wanted.low, words)
        said = words("condition.at_least", field=title, number=at_least)
    elif high is not None:
        said = words("condition.at_most", field=title, number=high)
    else:
        said = words("condition.stated", field=title)
    return words("condition.or_missing", condition=said) if wanted.takes_missing else said


def _values_text(title: str, said: list[str], condition: AnyOf, words: Words) -> str:
    listed = said[:MOST_VALUES]
    # What is named is left out there: also that nothing is stated.
    if condition.takes_missing != condition.is_excluded:
        listed.append(words("panel.not_stated"))
    if not listed:
        code = "condition.all_of" if condition.is_excluded else "condition.none_of"
        return words(code, field=title)
    between = words("condition.comma")
    left = len(said) - MOST_VALUES
    values = between.join(listed)
    if left > 0:
        values = words("condition.and_more", values=values, count=format_number(left))
    code = "condition.all_but" if condition.is_excluded else "condition.any_of"
    return words(code, field=title, values=values)


def _is_dated(layer: Layer, field: str, type_of_field: str) -> bool:
    """True if ranges of a field without numbers are of dates."""
    if type_of_field in _DATES:
        return True
    known = _dated.setdefault(layer.attributes, {})
    ids = layer.geometry.feature_ids[:_MOST_READ].tolist()
    if field not in known and ids and layer.attributes.is_at_hand:
        values = layer.attributes.column(field, ids).values
        stated = [each for each in values if each is not None]
        known[field] = bool(stated) and all(_DATED.match(str(each)) for each in stated)
    return known.get(field, False)
