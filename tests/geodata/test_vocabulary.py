"""The headings and properties that come with the program: whole, consistent, and none twice."""

import csv
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from gisapp import paths
from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.vocabulary import KnownHeading
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.currencies import dimension
from gisapp.core.text.matching import folded
from gisapp.core.text.written_units import STORED_UNITS, WRITTEN_UNITS
from gisapp.sources.parks.park_schema import load_park_schema, load_vocabulary

AGGREGATIONS = {"sum", "mean", "weighted_mean", "min", "max", "last", "none"}
TYPES = {"number", "text", "name", "code", "id", "date", "year", "phone", "url"}
SCRIPTS = {"hans", "hant", "abbr", "en"}
ROW_KINDS = {"any", "park", "phase", "plot", "building", "enterprise", "zone", "road", "project"}


@cache
def _schema() -> ParkSchema:
    return load_park_schema()


@cache
def _headings() -> tuple[KnownHeading, ...]:
    return load_vocabulary()


def _rows(path: Path) -> list[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _numbers() -> dict[str, Property]:
    return {code: each for code, each in _schema().properties.items() if each.type == "number"}


@pytest.mark.parametrize("name", ["property", "expected_property", "code"])
def test_no_row_of_the_schema_stands_there_twice(name: str) -> None:
    rows = _rows(paths.geodata() / "schema" / f"{name}.csv")
    keys = [tuple(list(row.values())[: 1 if name == "property" else 2]) for row in rows]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_each_property_has_one_unit_and_one_aggregation() -> None:
    for code, each in _schema().properties.items():
        assert each.unit in STORED_UNITS, code
        assert each.aggregation in AGGREGATIONS, code
        assert each.type in TYPES, code
        assert each.better in {"higher", "lower", "none"}, code
        assert not each.unit or each.type == "number", code
        assert each.unit or each.type != "number", code


def test_each_property_has_a_name_in_both_languages_that_no_other_has() -> None:
    for names in (
        [each.label.en for each in _schema().properties.values()],
        [each.label.zh for each in _schema().properties.values()],
    ):
        assert all(name and name == name.strip() for name in names)
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_rates_are_never_summed() -> None:
    summed = {each.unit for each in _numbers().values() if each.aggregation == "sum"}
    rates = {unit for unit in summed if "/" in unit and not unit.endswith(("/year", "/day", "/h"))}
    assert not rates
    assert not summed & {"ratio", "rank", "score", "year", "deg", "kV", "kPa", "min"}


def test_what_weighs_a_mean_is_a_quantity_of_its_own() -> None:
    for code, each in _schema().properties.items():
        assert bool(each.weight) == (each.aggregation == "weighted_mean"), code
        if each.weight:
            weight = _schema().properties[each.weight]
            assert weight.type == "number", code
            assert weight.aggregation in {"sum", "none"}, code


def test_sections_come_in_one_piece_each_and_have_words() -> None:
    in_order = sorted(_schema().properties.values(), key=lambda each: each.sort_order)
    sections = [each.section for each in in_order]
    changes = [now for before, now in zip(["", *sections], sections, strict=False) if now != before]
    assert len(changes) == len(set(changes))
    codes = _schema().codes
    assert all(
        codes[("section", section)].en and codes[("section", section)].zh for section in changes
    )


def test_there_are_thousands_of_headings_in_all_scripts() -> None:
    assert len(_headings()) >= 14_000
    assert {each.script for each in _headings()} == SCRIPTS
    assert {each.row_kind for each in _headings()} <= ROW_KINDS
    scripts = Counter(each.script for each in _headings())
    assert min(scripts.values()) >= 900


def test_each_heading_states_a_property_that_exists_in_its_dimension() -> None:
    properties = _schema().properties
    for each in _headings():
        described = properties[each.property_code]
        if each.unit:
            stored = WRITTEN_UNITS[each.unit].stored
            assert dimension(stored) == dimension(described.unit), each


def test_no_heading_stands_there_twice_for_one_kind_of_row() -> None:
    exact = Counter((each.heading, each.row_kind) for each in _headings())
    assert [key for key, count in exact.items() if count > 1] == []
    alike: dict[tuple[str, str], list[KnownHeading]] = {}
    for each in _headings():
        alike.setdefault((folded(each.heading), each.row_kind), []).append(each)
    for same in alike.values():
        # One in traditional characters may state something else: 建築面積 is the footprint.
        states = {(each.property_code, each.unit) for each in same}
        assert len(states) == len(same) == len({each.script for each in same}), same


def test_every_kind_of_row_has_words_and_properties_that_one_looks_for() -> None:
    for kind in ROW_KINDS - {"any"}:
        assert ("kind", kind) in _schema().codes
        assert 3 <= len(_schema().expected[kind]) <= 10
    for kind, codes in _schema().expected.items():
        assert ("kind", kind) in _schema().codes
        assert set(codes) <= set(_schema().properties)


@pytest.mark.parametrize("name", ["property", "code"])
def test_the_embedded_data_means_the_same_by_its_codes(name: str) -> None:
    ours = {
        (row.get("list"), row["code"]): row
        for row in _rows(paths.geodata() / "schema" / f"{name}.csv")
    }
    for theirs in _rows(paths.geodata() / "qingshanhu" / f"{name}.csv"):
        row = ours[(theirs.get("list"), theirs["code"])]
        for column in theirs.keys() - {"section", "sort_order"}:
            assert row[column] == theirs[column], theirs["code"]


@pytest.mark.parametrize(
    ("heading", "row_kind", "code"),
    [
        ("统一社会信用代码", "enterprise", "uscc"),
        ("Company Number", "enterprise", "uscc"),
        ("容积率", "any", "far"),
        ("Plot Ratio", "plot", "far"),
        ("亩均税收", "any", "tax_per_land"),
        ("Tax per Hectare", "any", "tax_per_land"),
        ("宗地面积", "plot", "land_area"),
        ("Plot Area", "plot", "land_area"),
        ("用地面积", "any", "land_area"),
        ("规划面积", "park", "planned_area"),
        ("累计完成投资", "project", "invested_to_date"),
        ("Invested to Date", "any", "invested_to_date"),
        ("主要产品", "any", "product"),
        ("Products", "enterprise", "product"),
    ],
)
def test_one_idea_is_one_property_in_both_languages(heading: str, row_kind: str, code: str) -> None:
    [known] = [e for e in _headings() if (e.heading, e.row_kind) == (heading, row_kind)]
    assert known.property_code == code
