"""A fact is read if it can be trusted to mean what it says; else its row is named."""

import pytest

from gisapp.core.parks.facts import FactSource, Period, Property
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.written_units import STORED_UNITS
from gisapp.sources.parks.facts import QUALIFIERS, FactReader
from gisapp.sources.parks.lists import read_codes, read_properties, read_sources
from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import Table, Value
from gisapp.sources.parks.subjects import read_subjects
from gisapp.sources.parks.tables import COLUMNS
from tests.sources.parks.rows import codes_of, table

FACT: dict[str, Value] = {
    "fact_id": "F1",
    "subject_uid": "a",
    "property": "area",
    "value_num": 62000,
    "unit": "m2",
    "kind": "observed",
    "source_id": "S1",
}
CODES = read_codes(
    table(
        "code",
        {"list": "fact_kind", "code": "observed"},
        {"list": "confidence", "code": "clear"},
        {"list": "confidence", "code": "garbled"},
    )
)


class Reading:
    """A reader of facts on a file with one subject, one property and one source."""

    def __init__(self, *, is_bare: bool = False) -> None:
        self.problems = Problems("parks.gpkg")
        tables = {name: Table(name) for name in COLUMNS}
        tables["topic"] = table("topic", {"uid": "a", "kind": "plan"})
        subjects = read_subjects(tables, CODES, self.problems)
        self.properties: dict[str, Property] = {}
        self.sources: dict[str, FactSource] = {}
        if not is_bare:
            self.properties |= read_properties(
                table("property", {"code": "area", "unit": "m2"}), self.problems
            )
            self.sources |= read_sources(table("source", {"source_id": "S1", "title": "Plan"}))
        self.reader = FactReader(subjects, self.properties, self.sources, CODES, self.problems)

    @property
    def codes(self) -> list[str]:
        return codes_of(self.problems, "fact")


def test_a_sound_row_is_a_fact_with_all_that_it_states() -> None:
    reading = Reading()
    row = {
        **FACT,
        "qualifier": "ge",
        "value_text_zh": "约",
        "confidence": "clear",
        "period_start": "2016",
        "period_end": "2020-12",
        "locator": "¶16",
        "note_en": "As planned",
    }
    (fact,) = reading.reader.read(table("fact", row))
    assert (fact.fact_id, fact.subject_uid, fact.property_code) == ("F1", "a", "area")
    assert (fact.value, fact.unit, fact.qualifier) == (62000.0, "m2", "ge")
    assert fact.text == Bilingual("", "约")
    assert fact.note == Bilingual("As planned", "")
    assert fact.period == Period("2016", "2020-12", "", "")
    assert (fact.source_id, fact.locator) == ("S1", "¶16")
    assert reading.codes == []


def test_without_rows_there_is_no_fact() -> None:
    assert Reading().reader.read(Table("fact")) == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"subject_uid": "b"}, "unknown_uid"),
        ({"subject_uid": None}, "unknown_uid"),
        ({"unit": "acres"}, "unknown_unit"),
        ({"unit": "CNY"}, "wrong_unit"),
        ({"unit": ""}, "wrong_unit"),
        ({"qualifier": "roughly"}, "unknown_code"),
        ({"kind": "dreamt"}, "unknown_code"),
        ({"confidence": "sure"}, "unknown_code"),
        ({"fact_id": ""}, "no_id"),
        ({"value_num": "many"}, "not_a_number"),
        ({"value_num": "inf"}, "not_a_number"),
        ({"value_num": None}, "no_value"),
    ],
)
def test_a_row_with_a_fault_is_left_out_and_named(changed: dict[str, Value], code: str) -> None:
    reading = Reading()
    assert reading.reader.read(table("fact", {**FACT, **changed})) == ()
    assert reading.codes == [code]
    (problem,) = reading.problems.of_tables("fact")
    assert problem.message.endswith("; the fact is left out.")


def test_each_stored_unit_is_known() -> None:
    for unit in STORED_UNITS:
        (fact,) = Reading(is_bare=True).reader.read(table("fact", {**FACT, "unit": unit}))
        assert fact.unit == unit


def test_money_keeps_the_currency_that_it_is_stated_in() -> None:
    reading = Reading()
    reading.properties |= read_properties(
        table("property", {"code": "cost", "unit": "CNY"}), reading.problems
    )
    (fact,) = reading.reader.read(table("fact", {**FACT, "property": "cost", "unit": "USD"}))
    assert fact.unit == "USD"
    assert not reading.codes


@pytest.mark.parametrize("qualifier", sorted(QUALIFIERS))
def test_each_qualifier_of_the_schema_is_known(qualifier: str) -> None:
    (fact,) = Reading().reader.read(table("fact", {**FACT, "qualifier": qualifier}))
    assert fact.qualifier == qualifier


def test_a_text_needs_no_number_and_no_unit() -> None:
    changed: dict[str, Value] = {"value_num": None, "unit": None, "value_text_en": "Lighting"}
    (fact,) = Reading().reader.read(table("fact", {**FACT, **changed}))
    assert fact.value is None
    assert fact.text.en == "Lighting"


def test_zero_is_a_value() -> None:
    (fact,) = Reading().reader.read(table("fact", {**FACT, "value_num": 0}))
    assert fact.value == 0.0


def test_a_garbled_fact_has_no_value_whatever_its_row_has() -> None:
    garbled = {**FACT, "confidence": "garbled", "value_text_en": "6?000"}
    (fact,) = Reading().reader.read(table("fact", garbled))
    assert fact.value is None
    assert fact.text == Bilingual()
    assert not fact.is_usable


def test_a_second_row_with_the_same_id_or_the_same_statement_is_left_out() -> None:
    reading = Reading()
    facts = reading.reader.read(
        table(
            "fact",
            FACT,
            {**FACT, "period_start": "2017"},
            {**FACT, "fact_id": "F3"},
            {**FACT, "fact_id": "F4", "period_start": "2018"},
        )
    )
    assert [fact.fact_id for fact in facts] == ["F1", "F4"]
    assert reading.codes == ["duplicate_fact", "duplicate_fact"]
    messages = [problem.message for problem in reading.problems.of_tables("fact")]
    assert all("row 1 (F1)" in message for message in messages)


def test_two_garbled_facts_may_look_the_same() -> None:
    garbled = {**FACT, "confidence": "garbled"}
    facts = Reading().reader.read(table("fact", garbled, {**garbled, "fact_id": "F2"}))
    assert len(facts) == 2


@pytest.mark.parametrize(
    "period", [("2017", "2017"), ("2017-09", ""), ("2017-09-30", "2018-01-01"), ("", "2020")]
)
def test_periods_are_iso_dates(period: tuple[str, str]) -> None:
    start, end = period
    reading = Reading()
    row = {**FACT, "period_start": start, "period_end": end}
    (fact,) = reading.reader.read(table("fact", row))
    assert (fact.period.start, fact.period.end) == period
    assert reading.codes == []


@pytest.mark.parametrize("date", ["then", "17", "2017-13", "2017-9", "2017-02-32", "2017/09", "９"])
def test_a_period_that_is_no_date_counts_as_none(date: str) -> None:
    reading = Reading()
    (fact,) = reading.reader.read(table("fact", {**FACT, "period_start": date}))
    assert fact.period == Period()
    assert reading.codes == ["bad_period"]


def test_what_only_a_fact_names_is_called_by_its_code() -> None:
    reading = Reading()
    row = {**FACT, "property": "height", "unit": "m", "source_id": "S9"}
    assert len(reading.reader.read(table("fact", row, {**row, "fact_id": "F2", "kind": ""}))) == 2
    assert reading.properties["height"].label == Bilingual("height", "height")
    assert reading.properties["height"].unit == "m"
    assert reading.sources["S9"].title == Bilingual("S9", "S9")
    assert reading.codes == ["unknown_property", "unknown_source"], "each is noted once"


def test_where_the_file_has_no_lists_nothing_is_missing_from_them() -> None:
    reading = Reading(is_bare=True)
    assert len(reading.reader.read(table("fact", FACT))) == 1
    assert reading.codes == []
    assert reading.properties.keys() == {"area"}
    assert reading.sources.keys() == {"S1"}
