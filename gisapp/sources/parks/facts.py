"""The facts of a GeoPackage of the park schema, checked row by row."""

import re
from collections.abc import Iterable, Mapping

from gisapp.core.parks.dataset import Subject
from gisapp.core.parks.facts import Fact, FactSource, Period, Property
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.currencies import dimension
from gisapp.core.text.written_units import STORED_UNITS
from gisapp.errors import Phrase
from gisapp.sources.parks.lists import Codes, bilingual, is_known
from gisapp.sources.parks.problems import (
    Fault,
    Problems,
    name_of,
    unknown_code,
    unknown_uid,
    unknown_unit,
)
from gisapp.sources.parks.rows import Row, Table

QUALIFIERS = frozenset({"eq", "gt", "ge", "lt", "le", "approx"})
_CODED_COLUMNS = {
    "kind": "fact_kind",
    "basis": "basis",
    "confidence": "confidence",
    "period_basis": "period_basis",
}
"""Columns of facts with a code, and the list it must be in."""
_IDENTITY = ("subject_uid", "property", "period_start", "period_end", "kind", "source_id")
"""Two facts that agree in all of these are one fact stated twice."""
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LAST = 10**6
"""Where a property stands that no table orders."""


class FactReader:
    """Turns rows of the table `fact` into facts, and notes why others are left out.

    Parameters
    ----------
    subjects : mapping
        All subjects by uid.
    properties, sources : dict
        Those of the file's tables, by code and by id. One that only a fact names is added.
    codes : mapping
        The labels of all closed lists.
    problems : Problems
        Learns of each row that is left out, and why.
    known : iterable of Fact
        Facts that are there already: no row may state one of them once more.
    """

    def __init__(
        self,
        subjects: Mapping[str, Subject],
        properties: dict[str, Property],
        sources: dict[str, FactSource],
        codes: Codes,
        problems: Problems,
        known: Iterable[Fact] = (),
    ) -> None:
        self._subjects = subjects
        self._properties = properties
        self._sources = sources
        self._codes = codes
        self._problems = problems
        self._has_properties = bool(properties)
        self._has_sources = bool(sources)
        self._first_rows: dict[tuple[str, ...], Phrase] = {}
        for fact in known:
            named = Phrase("park.known_fact", {"id": fact.fact_id})
            self._first_rows.update(dict.fromkeys(_keys_of(fact), named))

    def read(self, table: Table) -> tuple[Fact, ...]:
        """Return the facts of the rows that are sound, in the file's order."""
        facts = []
        for row in table.rows:
            fault = self._fault(row)
            if fault is None:
                self._describe_property(row)
                self._describe_source(row)
                facts.append(_fact(row, self._period(row)))
            else:
                self._problems.add_row(row, fault, "fact_left_out")
        return tuple(facts)

    def _fault(self, row: Row) -> Fault | None:
        return (
            self._unknown_subject(row)
            or self._unknown_unit(row)
            or self._unknown_code(row)
            or _no_value(row)
            or self._repeated(row)
        )

    def _unknown_subject(self, row: Row) -> Fault | None:
        is_known_subject = row.text("subject_uid") in self._subjects
        return None if is_known_subject else unknown_uid(row, "subject_uid")

    def _unknown_unit(self, row: Row) -> Fault | None:
        unit, code = row.text("unit"), row.text("property")
        if unit not in STORED_UNITS:
            return unknown_unit(unit)
        expected = self._properties[code].unit if code in self._properties else ""
        if row.text("value_num") and expected and dimension(unit) != dimension(expected):
            values = {"unit": unit, "property": code, "expected": expected}
            return Fault.of("wrong_unit", "wrong_unit" if unit else "no_unit", **values)
        return None

    def _unknown_code(self, row: Row) -> Fault | None:
        if row.text("qualifier") not in {*QUALIFIERS, ""}:
            return unknown_code(row, "qualifier")
        for column, code_list in _CODED_COLUMNS.items():
            code = row.text(column)
            if code and not is_known(self._codes, code_list, code):
                return unknown_code(row, column)
        return None

    def _repeated(self, row: Row) -> Fault | None:
        """Name an earlier row with the same id, or that states the same."""
        identity = tuple(row.text(column) for column in _IDENTITY)
        keys: dict[str, tuple[str, ...]] = {"duplicate_id": (row.text("fact_id"),)}
        if row.text("confidence") != "garbled":
            keys["duplicate_fact"] = identity
        for wording, key in keys.items():
            if key in self._first_rows:
                return Fault.of("duplicate_fact", wording, row=self._first_rows[key])
        self._first_rows.update(dict.fromkeys(keys.values(), name_of(row)))
        return None

    def _describe_property(self, row: Row) -> None:
        """Let a fact stand whose property is in no table: it is called by its code."""
        code = row.text("property")
        if code in self._properties:
            return
        label = Bilingual(code, code)
        self._properties[code] = Property(
            code, label, row.text("unit"), "none", "none", "other", _LAST
        )
        if self._has_properties:
            fault = Fault.of("unknown_property", property=code)
            self._problems.add_row(row, fault, "called_by_code")

    def _describe_source(self, row: Row) -> None:
        """Let a fact stand whose source is in no table: its provenance is then only an id."""
        source_id = row.text("source_id")
        if source_id in self._sources:
            return
        self._sources[source_id] = FactSource(source_id, Bilingual(source_id, source_id))
        if self._has_sources:
            fault = Fault.of("unknown_source", source=source_id)
            self._problems.add_row(row, fault, "only_its_id")

    def _period(self, row: Row) -> Period:
        start, end = row.text("period_start"), row.text("period_end")
        wrong = [date for date in (start, end) if date and not _DATE.fullmatch(date)]
        if wrong:
            self._problems.add_row(row, Fault.of("bad_period", period=wrong[0]), "undated")
            return Period()
        return Period(start, end, row.text("period_precision"), row.text("period_basis"))


def _keys_of(fact: Fact) -> tuple[tuple[str, ...], ...]:
    """Return by what a fact is known to be stated again: its id, and what it states."""
    period = fact.period
    named = (fact.subject_uid, fact.property_code, period.start, period.end)
    identity = (*named, fact.kind, fact.source_id)
    return ((fact.fact_id,), identity) if fact.is_usable else ((fact.fact_id,),)


def _no_value(row: Row) -> Fault | None:
    if not row.text("fact_id"):
        return Fault.of("no_id")
    try:
        number = row.number("value_num")
    except ValueError:
        return Fault.of("not_a_number", column="value_num", value=row.text("value_num"))
    if number is None and row.text("confidence") != "garbled" and not bilingual(row, "value_text"):
        return Fault.of("no_value")
    return None


def _fact(row: Row, period: Period) -> Fact:
    garbled = row.text("confidence") == "garbled"
    return Fact(
        fact_id=row.text("fact_id"),
        subject_uid=row.text("subject_uid"),
        property_code=row.text("property"),
        value=None if garbled else row.number("value_num"),
        text=Bilingual() if garbled else bilingual(row, "value_text"),
        unit=row.text("unit"),
        qualifier=row.text("qualifier") or "eq",
        kind=row.text("kind"),
        period=period,
        basis=row.text("basis"),
        confidence=row.text("confidence"),
        note=bilingual(row, "note"),
        source_id=row.text("source_id"),
        locator=row.text("locator"),
    )
