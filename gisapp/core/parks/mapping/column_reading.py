"""What one column states: chosen among the meanings of its heading by the values below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.alternatives import other_meanings
from gisapp.core.parks.mapping.calendar_choice import calendar_of
from gisapp.core.parks.mapping.coordinate_choice import coordinate_meant, has_size_of
from gisapp.core.parks.mapping.doubts import (
    belongs_elsewhere,
    is_settled_by_unit,
    may_be_land_or_floor,
)
from gisapp.core.parks.mapping.heading_forms import plain_heading
from gisapp.core.parks.mapping.heading_words import basis_of, kind_of_property
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.parks.mapping.unit_choice import UnitChoice, choose_unit, in_currencies, meant_unit
from gisapp.core.parks.mapping.value_forms import ValueForms
from gisapp.core.parks.mapping.vocabulary import KnownHeading
from gisapp.core.parks.mapping.vocabulary_index import Meaning
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.currencies import dimension
from gisapp.core.text.traditional import simplified
from gisapp.core.text.written_units import WRITTEN_UNITS

SURE_ENOUGH = 0.7
"""From here on a guess is a statement; below it is a question."""

About = Literal["meaning", "unit"]

_OF_OWN_KIND, _OF_ANY_KIND, _OF_OTHER_KIND, _OF_OTHERS = 0.97, 0.95, 0.85, 0.55
_AMBIGUOUS = 0.6
_UNLIKE = 0.5
_MOSTLY = 0.5
_NEARLY_ALL = 0.9
_AMOUNTS = ("number",)
_TIMES = ("date", "year")
_OF_TRADITIONAL = ("TWD", "CNY", "HKD", "MOP")
"""The currencies of 元 in traditional characters."""
_OF_PLOTS = ("plot_code", "parcel_code")
_DIGIT = re.compile(r"\d")
_NAMED = ("name", "id", "phone", "url")


class TableSigns(NamedTuple):
    """What a whole table shows of each of its columns.

    Parameters
    ----------
    units : sequence of str
        Those that its titles state.
    is_traditional : bool
        True where it is written in traditional characters.
    """

    units: Sequence[str] = ()
    is_traditional: bool = False


@dataclass(frozen=True)
class ColumnReading:
    """What a column is taken to state, and what else it may be.

    Parameters
    ----------
    mapping : ColumnMapping
        The likeliest.
    alternatives : tuple of ColumnMapping
        All that it may be, the likeliest first, where it is not sure; else empty.
    about : "meaning" or "unit"
        What is not sure.
    """

    mapping: ColumnMapping
    alternatives: tuple[ColumnMapping, ...] = ()
    about: About = "meaning"


def read_column_meaning(
    name: str,
    meaning: Meaning,
    forms: ValueForms,
    kind: str,
    schema: ParkSchema,
    signs: TableSigns,
) -> ColumnReading:
    """Return what a column states.

    Parameters
    ----------
    name : str
        The column's.
    meaning : Meaning
        What its heading may mean.
    forms : ValueForms
        Its values.
    kind : str
        What the rows are.
    schema : ParkSchema
        The properties that there are.
    signs : TableSigns
        What the whole table shows.
    """
    is_traditional = signs.is_traditional or simplified(name) != name

    def fitness(entry: KnownHeading) -> float:
        return _fitness(entry, meaning, forms, kind, schema)

    entries = sorted(_of_script(meaning.entries, is_traditional), key=fitness, reverse=True)
    best = entries[0]
    sure = fitness(best)
    code = _by_values(best.property_code, forms, schema)
    is_certain = code != best.property_code or _is_confirmed(code, kind, forms)
    codes = [code, *(each.property_code for each in entries)]
    if is_certain:
        sure = max(sure, _OF_OWN_KIND)
    elif _is_doubtful(best, meaning, schema) or may_be_land_or_floor(code, name, kind, schema):
        sure *= _AMBIGUOUS
    if sure < SURE_ENOUGH:
        codes += other_meanings(code, schema.properties)

    def mapped(code: str, sure: float, unit: str | None = None) -> tuple[ColumnMapping, UnitChoice]:
        known = schema.properties[code]
        choice = _unit(known, meaning, best, signs.units, forms)
        if is_traditional and choice.unit != _implied(known, best, forms) and "人民" not in name:
            choice = in_currencies(choice, _OF_TRADITIONAL)
        choice = choice if unit is None else UnitChoice(unit)
        heading = plain_heading(name)
        column = ColumnMapping(
            column=name,
            property_code=code,
            unit=choice.unit,
            kind=_kind(known, meaning, heading),
            period=meaning.form.period,
            basis=basis_of(code, heading) if known.unit == "m2" else "none",
            aggregation=known.aggregation,
            calendar=calendar_of(known, name, meaning.form.calendar, forms),
            sure=round(min(sure, choice.sure), 2),
        )
        return column, choice

    column, choice = mapped(code, sure)
    if column.sure >= SURE_ENOUGH:
        return ColumnReading(column)
    if sure >= SURE_ENOUGH and choice.alternatives:
        options = (mapped(code, sure, unit)[0] for unit in choice.alternatives)
        units = tuple(replace(each, sure=column.sure) for each in options)
        return ColumnReading(column, units, "unit")
    others = (mapped(each, column.sure)[0] for each in dict.fromkeys(codes))
    return ColumnReading(column, tuple(others))


def _of_script(entries: Sequence[KnownHeading], is_traditional: bool) -> Sequence[KnownHeading]:
    """Leave out what is known of the other characters: 容積率 is a percentage, 容积率 a ratio.

    Where there is nothing else, units are left out: 元 of Taiwan is not 元 of the mainland.
    """
    other = "hans" if is_traditional else "hant"
    kept = [entry for entry in entries if entry.script != other]
    return kept or [replace(entry, unit="") for entry in entries]


def _fitness(
    entry: KnownHeading, meaning: Meaning, forms: ValueForms, kind: str, schema: ParkSchema
) -> float:
    """Return how well one entry of the vocabulary fits a column, from 0 to 1."""
    if entry.row_kind == kind:
        of_kind = _OF_OWN_KIND
    elif entry.row_kind == "any":
        of_kind = _OF_ANY_KIND
    else:
        codes = {each.property_code for each in meaning.entries}
        of_kind = _OF_OTHER_KIND if len(codes) == 1 else _OF_OTHERS
    known = schema.properties[entry.property_code]
    if belongs_elsewhere(known, kind):
        of_kind = _OF_OTHERS
    return (
        of_kind
        * meaning.form.sure
        * _likeness(known, meant_unit(meaning.form.unit, entry.unit), forms)
    )


def _likeness(known: Property, stated: str, forms: ValueForms) -> float:
    """Return less than 1 where values or the unit of the heading are not what a property has."""
    like = 1.0
    unit = WRITTEN_UNITS.get(stated) if stated else None
    is_amount = known.type in _AMOUNTS
    if unit is not None and is_amount and dimension(unit.stored) != dimension(known.unit):
        like *= _UNLIKE
    if not forms.stated:
        return like
    if is_amount and forms.share_of_numbers < _MOSTLY:
        like *= _UNLIKE
    are_no_names = len(forms.numbers) == len(forms.stated)
    if known.type in _NAMED[:1] and (are_no_names or forms.share_of_credit_codes > _MOSTLY):
        like *= _UNLIKE
    is_number = known.type == "id" or known.code in _OF_PLOTS
    if is_number and not any(map(_DIGIT.search, forms.texts)):
        like *= _UNLIKE
    if known.type in _TIMES and forms.share_of_dates < _MOSTLY and not forms.numbers:
        like *= 0.8
    return like


def _by_values(code: str, forms: ValueForms, schema: ParkSchema) -> str:
    """Return the property that the values themselves show, else the one of the heading."""
    meant = coordinate_meant(code, forms)
    return meant if meant in schema.properties else code


def _is_doubtful(entry: KnownHeading, meaning: Meaning, schema: ParkSchema) -> bool:
    return entry.is_ambiguous and not is_settled_by_unit(entry, meaning, schema)


def _is_confirmed(code: str, kind: str, forms: ValueForms) -> bool:
    """True where the values show that the heading is right."""
    if code == "uscc":
        return forms.share_of_credit_codes > _NEARLY_ALL
    if code in _OF_PLOTS:
        is_number = any(map(_DIGIT.search, forms.texts)) and not forms.are_row_numbers
        return is_number and (kind != "plot" or forms.is_distinct)
    return has_size_of(code, forms)


def _unit(
    known: Property,
    meaning: Meaning,
    entry: KnownHeading,
    titles: Sequence[str],
    forms: ValueForms,
) -> UnitChoice:
    if known.type not in _AMOUNTS:
        return UnitChoice("")
    return choose_unit(known, meaning.form.unit, _implied(known, entry, forms), titles, forms)


def _implied(known: Property, entry: KnownHeading, forms: ValueForms) -> str:
    """Return the unit that such a heading has by convention; empty for none."""
    by_size = known.unit if has_size_of(known.code, forms) else ""
    return entry.unit if entry.property_code == known.code else by_size


def _kind(known: Property, meaning: Meaning, heading: str) -> str:
    if known.type not in (*_AMOUNTS, *_TIMES):
        return "planned" if known.code.startswith("planned_") else "observed"
    return meaning.form.kind or kind_of_property(known.code, heading)
