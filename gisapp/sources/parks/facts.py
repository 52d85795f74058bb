"""The facts of a GeoPackage of the park schema, checked row by row."""

import re
from collections.abc import Mapping

from gisapp.core.parks.dataset import Subject
from gisapp.core.parks.facts import UNITS, Fact, FactSource, Period, Property
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.parks.lists import Codes, bilingual, is_known
from gisapp.sources.parks.tables import Problems, Row, Table

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

Fault = tuple[str, str]
"""The code of a problem, and its sentence."""


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
    """

    def __init__(
        self,
        subjects: Mapping[str, Subject],
        properties: dict[str, Property],
        sources: dict[str, FactSource],
        codes: Codes,
        problems: Problems,
    ) -> None:
        self._subjects = subjects
        self._properties = properties
        self._sources = sources
        self._codes = codes
        self._problems = problems
        self._has_properties = bool(properties)
        self._has_sources = bool(sources)
        self._first_rows: dict[tuple[str, ...], str] = {}

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
                code, sentence = fault
                self._problems.add_row(code, row, f"{sentence}; the fact is left out.")
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
        uid = row.text("subject_uid")
        if uid not in self._subjects:
            return "unknown_uid", f"the subject_uid {uid!r} is the uid of nothing in this file"
        return None

    def _unknown_unit(self, row: Row) -> Fault | None:
        unit, code = row.text("unit"), row.text("property")
        if unit not in UNITS:
            known = ", ".join(each for each in UNITS if each)
            return "unknown_unit", f"the unit {unit!r} is none of {known}"
        expected = self._properties[code].unit if code in self._properties else ""
        if row.text("value_num") and expected and unit != expected:
            return "wrong_unit", f"the unit is {unit or 'missing'}, but {code} is in {expected}"
        return None

    def _unknown_code(self, row: Row) -> Fault | None:
        qualifier = row.text("qualifier")
        if qualifier and qualifier not in QUALIFIERS:
            return "unknown_code", f"the qualifier {qualifier!r} is unknown"
        for column, code_list in _CODED_COLUMNS.items():
            code = row.text(column)
            if code and not is_known(self._codes, code_list, code):
                return "unknown_code", f"the {column} {code!r} is unknown"
        return None

    def _repeated(self, row: Row) -> Fault | None:
        """Name an earlier row with the same id, or that states the same."""
        name = f"row {row.fid} ({row.text('fact_id')})"
        identity = tuple(row.text(column) for column in _IDENTITY)
        keys: dict[str, tuple[str, ...]] = {"the fact_id is": (row.text("fact_id"),)}
        if row.text("confidence") != "garbled":
            keys["what it tells (subject, property, period, kind, source) is"] = identity
        for what, key in keys.items():
            if key in self._first_rows:
                return "duplicate_fact", f"{what} that of {self._first_rows[key]}"
        self._first_rows.update(dict.fromkeys(keys.values(), name))
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
            sentence = f"the property {code!r} is unknown; it is called by its code."
            self._problems.add_row("unknown_property", row, sentence)

    def _describe_source(self, row: Row) -> None:
        """Let a fact stand whose source is in no table: its provenance is then only an id."""
        source_id = row.text("source_id")
        if source_id in self._sources:
            return
        self._sources[source_id] = FactSource(source_id, Bilingual(source_id, source_id))
        if self._has_sources:
            sentence = f"the source {source_id!r} is unknown; nothing but its id can be shown."
            self._problems.add_row("unknown_source", row, sentence)

    def _period(self, row: Row) -> Period:
        start, end = row.text("period_start"), row.text("period_end")
        wrong = [date for date in (start, end) if date and not _DATE.fullmatch(date)]
        if wrong:
            sentence = f"the period {wrong[0]!r} is no ISO date; the fact counts as undated."
            self._problems.add_row("bad_period", row, sentence)
            return Period()
        return Period(start, end, row.text("period_precision"), row.text("period_basis"))


def _no_value(row: Row) -> Fault | None:
    if not row.text("fact_id"):
        return "no_id", "it has no fact_id"
    try:
        number = row.number("value_num")
    except ValueError:
        return "not_a_number", f"value_num {row.text('value_num')!r} is no number"
    if number is None and row.text("confidence") != "garbled" and not bilingual(row, "value_text"):
        return "no_value", "it states neither a number nor a text"
    return None


def _fact(row: Row, period: Period) -> Fact:
    garbled = row.text("confidence") == "garbled"
    unit = next(unit for unit in UNITS if unit == row.text("unit"))
    return Fact(
        fact_id=row.text("fact_id"),
        subject_uid=row.text("subject_uid"),
        property_code=row.text("property"),
        value=None if garbled else row.number("value_num"),
        text=Bilingual() if garbled else bilingual(row, "value_text"),
        unit=unit,
        qualifier=row.text("qualifier") or "eq",
        kind=row.text("kind"),
        period=period,
        basis=row.text("basis"),
        confidence=row.text("confidence"),
        note=bilingual(row, "note"),
        source_id=row.text("source_id"),
        locator=row.text("locator"),
    )
