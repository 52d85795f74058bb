"""Rank and share of a number among all rows of a layer."""

import pytest

from gisapp.core.layers.attributes import Column
from gisapp.core.own_parks.rows.row_groups import RowGroups
from gisapp.core.own_parks.rows.standings import Standings
from gisapp.core.parks.facts import Fact, Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.parks.known_headings import known_headings

PROPERTIES = known_headings().schema.properties
ALL = ("", "")


def standings(
    code: str, cells: list[object], unit: str = "", rows: RowGroups | None = None
) -> Standings:
    column = Column.of(cells)  # type: ignore[arg-type]
    groups = rows or RowGroups.of(len(cells), None, None)
    return Standings.of(column, ColumnMapping("c", code, unit), PROPERTIES[code], groups)


def stated(value: float | None, confidence: str = "clear") -> Fact:
    nothing = Bilingual()
    return Fact(
        "f", "s", "tax", value, nothing, "CNY", "eq", "observed", Period(), "none", confidence,
        nothing, "source", "row 2, column c",
    )  # fmt: skip


def told(found: Standings, value: float | None, group: tuple[str, str] = ALL) -> dict[str, float]:
    figures = found.of_fact(stated(value), group, "column c")
    return {each.code: each.value for each in figures if each.value is not None}


def test_the_highest_is_first_and_equals_share_a_rank() -> None:
    tax = standings("tax", [5, 1, 5, None, "约3", "x"], "1e4 CNY")
    assert told(tax, 50_000)["rank"] == told(tax, 50_000.0)["rank"] == 1
    assert told(tax, 30_000)["rank"] == 3
    assert told(tax, 10_000)["rank"] == 4
    assert [each.among for each in tax.of_fact(stated(10_000), ALL, "")] == [4, 4]


def test_where_all_state_the_same_nobody_is_first() -> None:
    assert list(told(standings("tax_per_land", [2, 2, 2], "CNY/m2"), 2)) == []


def test_where_lower_is_better_the_lowest_is_first() -> None:
    idle = standings("idle_area", [5, 1, 3], "m2")
    assert told(idle, 1)["rank"] == 1
    assert told(idle, 5)["rank"] == 3


def test_a_share_is_of_what_adds_up_and_names_the_sum() -> None:
    tax = standings("tax", [1, 2, 5], "CNY")
    (_, share) = tax.of_fact(stated(2), ALL, "column c")
    assert share.value == pytest.approx(0.25)
    assert [fact.value for fact in share.operands] == [2, 8]
    rate = standings("tax_per_land", [1, 2, 5], "CNY/m2")
    assert list(told(rate, 2)) == ["rank"]
    assert "share_of_all" not in told(standings("profit", [-1, 2, 5], "CNY"), 2)


def test_what_has_no_better_end_has_no_rank() -> None:
    assert list(told(standings("land_area", [1, 2, 3], "m2"), 2)) == ["share_of_all"]


def test_rows_are_compared_within_their_year() -> None:
    groups = RowGroups.of(6, None, Column.of(["2024"] * 3 + ["2025"] * 3))
    tax = standings("tax", [1, 2, 3, 10, 20, 30], "CNY", groups)
    assert told(tax, 10, ("", "2025")) == {"rank": 3, "share_of_all": pytest.approx(1 / 6)}


def test_among_two_there_is_no_place_and_for_no_number_neither() -> None:
    assert told(standings("tax", [1, 2], "CNY"), 2) == {}
    assert told(standings("tax", [1, 2, 3], "CNY"), None) == {}
    assert told(standings("tax", [1, 2, 3], "CNY"), 2, ("", "2024")) == {}
    assert list(standings("tax", [1, 2, 3], "CNY").of_fact(stated(2, "garbled"), ALL, "")) == []
