"""Codes, properties, sources, expectations and relations, each row checked."""

import pytest

from gisapp.core.parks.dataset import Relation
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.parks.lists import (
    bilingual,
    is_known,
    read_codes,
    read_expected,
    read_properties,
    read_relations,
    read_sources,
)
from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import Row, Table
from gisapp.sources.parks.subjects import read_subjects
from gisapp.sources.parks.tables import COLUMNS
from tests.sources.parks.rows import codes_of, table

CODES = read_codes(
    table(
        "code",
        {"list": "status", "code": "built", "label_en": "Built", "label_zh": "已建"},
        {"list": "predicate", "code": "phase_of", "label_en": "phase of", "label_zh": "属于"},
    )
)


@pytest.fixture
def problems() -> Problems:
    return Problems("parks.gpkg")


def test_codes_have_labels_in_two_languages() -> None:
    assert CODES["status", "built"] == Bilingual("Built", "已建")
    assert read_codes(Table("code")) == {}


def test_a_code_must_be_in_its_list_if_the_file_has_that_list() -> None:
    assert is_known(CODES, "status", "built")
    assert not is_known(CODES, "status", "haunted")
    assert not is_known(CODES, "status", "phase_of")
    assert is_known(CODES, "basis", "anything")
    assert is_known({}, "status", "haunted")


def test_a_pair_of_columns_may_lack_either() -> None:
    row = Row("site", 1, {"name_en": " Yifang ", "name_zh": None})
    assert bilingual(row, "name") == Bilingual("Yifang", "")
    assert bilingual(row, "note") == Bilingual()


def test_properties_are_ordered_by_number_or_by_their_place(problems: Problems) -> None:
    properties = read_properties(
        table(
            "property",
            {"code": "area", "unit": "m2", "sort_order": 30, "label_en": "Area"},
            {"code": "jobs", "unit": "count", "sort_order": "soon"},
            {"code": "role", "unit": None, "sort_order": None},
        ),
        problems,
    )
    assert {code: each.sort_order for code, each in properties.items()} == {
        "area": 30,
        "jobs": 1,
        "role": 0,
    }
    assert properties["area"].label == Bilingual("Area", "")
    assert codes_of(problems, "property") == ["not_a_number"]


def test_an_unknown_unit_is_dropped_and_noted(problems: Problems) -> None:
    properties = read_properties(table("property", {"code": "area", "unit": "acres"}), problems)
    assert properties["area"].unit == ""
    assert codes_of(problems, "property") == ["unknown_unit"]


def test_a_source_may_say_little(problems: Problems) -> None:
    sources = read_sources(
        table("source", {"source_id": "S1"}, {"source_id": "S2", "title": "Plan", "note_zh": "注"})
    )
    assert sources["S1"].title == Bilingual()
    assert sources["S2"].title == Bilingual("Plan", "")
    assert sources["S2"].note == Bilingual("", "注")
    assert sources["S2"].publisher == ""


def test_expectations_name_known_properties_by_kind(problems: Problems) -> None:
    properties = read_properties(table("property", {"code": "area"}, {"code": "jobs"}), problems)
    expected = read_expected(
        table(
            "expected_property",
            {"kind": "park", "property": "area"},
            {"kind": "park", "property": "jobs"},
            {"kind": "phase", "property": "area"},
            {"kind": "phase", "property": "height"},
        ),
        properties,
        problems,
    )
    assert expected == {"park": ("area", "jobs"), "phase": ("area",)}
    assert codes_of(problems, "expected_property") == ["unknown_property"]


def test_without_a_table_of_properties_no_expectation_can_be_wrong(problems: Problems) -> None:
    rows = table("expected_property", {"kind": "park", "property": "area"})
    assert read_expected(rows, {}, problems) == {}
    assert codes_of(problems, "expected_property") == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, None),
        ({"subject_uid": "x"}, "unknown_uid"),
        ({"object_uid": "x"}, "unknown_uid"),
        ({"object_uid": None}, "unknown_uid"),
        ({"predicate": "eats"}, "unknown_code"),
        ({"predicate": ""}, "unknown_code"),
    ],
)
def test_a_relation_ties_known_subjects_by_a_known_predicate(
    problems: Problems, changed: dict[str, str | None], code: str | None
) -> None:
    tables = {name: Table(name) for name in COLUMNS}
    tables["topic"] = table("topic", {"uid": "a", "kind": "plan"}, {"uid": "b", "kind": "plan"})
    subjects = read_subjects(tables, {}, problems)
    row = {"subject_uid": "a", "predicate": "phase_of", "object_uid": "b", "source_id": "S1"}
    relations = read_relations(table("relation", {**row, **changed}), subjects, CODES, problems)
    assert relations == ((Relation("a", "phase_of", "b", "S1", ""),) if code is None else ())
    assert codes_of(problems, "relation") == ([] if code is None else [code])
