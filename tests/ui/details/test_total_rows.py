"""Totals in words: units, groups, spreads, and why something is not added up."""

from dataclasses import replace

import pytest

from gisapp.core.own_parks.totals.layer_totals import ColumnTotal, LayerTotals
from gisapp.core.own_parks.totals.totals import REFUSALS, Spread, Total
from gisapp.core.own_parks.totals.value_groups import Group
from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.ui.details.total_rows import total_rows
from gisapp.words import Language
from tests.ui.reading import WORDS

SCHEMA = load_park_schema()
IN_2025 = Period("2025", "2025", "year", "stated")


def column(code: str, total: Total, period: Period = IN_2025, weight: str = "") -> ColumnTotal:
    known = SCHEMA.properties.get(weight)
    return ColumnTotal(
        code,
        ColumnMapping(code, code, period=period),
        SCHEMA.properties[code],
        weight,
        known.label if known else Bilingual(),
        total,
    )


def told(
    *columns: ColumnTotal, language: Language = "en", groups: tuple[Group, ...] = ()
) -> list[str]:
    totals = LayerTotals(300, columns=columns, groups=groups)
    return [row.spoken for row in total_rows(totals, WORDS[language], UnitChoice())]


def test_a_sum_says_its_time_and_for_how_many_rows_it_is_stated() -> None:
    tax = Total("sum", 450_000_000.0, "CNY", 40, 3, spread=Spread(1e4, 2e6, 9e7))
    (row,) = told(column("tax", tax))
    assert "2025" in row
    assert "450 million yuan" in row
    assert "stated for 40 of 300" in row
    assert "3 not usable" in row
    assert "median 2 million yuan" in row


def test_a_mean_names_its_weight() -> None:
    far = Total("weighted_mean", 1.5, "ratio", 300, weighed=280, spread=Spread(0.5, 1.4, 3.0))
    (row,) = told(column("far", far, Period(), "land_area"))
    assert "weighted by land area" in row
    assert "280" in row
    # In one line, a part of one and a multiple of it read alike.
    assert "min 0.5 · median 1.4 · max 3" in row


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_refused_says_why(language: Language, refusal: str) -> None:
    total = Total("sum", None, "m2", 300, refusal=refusal, spread=Spread(1, 2, 3))
    (row,) = told(column("land_area", total), language=language)
    assert WORDS[language](f"totals.{refusal}") in row
    assert WORDS[language]("derived.refused") in row


def test_groups_follow_their_whole() -> None:
    total = Total("sum", 10.0, "count", 3)
    parts = (Total("sum", 10.0, "count", 2), Total("sum", None, "", 0))
    staff = replace(column("employees", total), by_group=parts)
    rows = told(staff, groups=(Group("<i>在建</i>", 2), Group("", 1)))
    assert rows[1].strip().startswith("<i>在建</i> (2) · 10")
    assert "Not stated (1)" in rows[2]
    assert "not stated" in rows[2]
    rest = told(staff, groups=(Group("A", 2), Group("", 1, is_rest=True)))
    assert "All others (1)" in rest[2]


def test_what_speaks_against_all_sums_is_said_once() -> None:
    refused, other = REFUSALS[:2]
    spread = Spread(1, 2, 3)
    whole = Total("sum", None, "m2", 4, refusal=refused, spread=spread)
    parts = tuple(Total("sum", None, "m2", 2, refusal=each, spread=spread) for each in REFUSALS[:2])
    rows = told(
        replace(column("land_area", whole), by_group=parts), groups=(Group("A", 2), Group("B", 2))
    )
    said = WORDS["en"](f"totals.{refused}")
    assert [said in row for row in rows] == [True, False, False]
    assert WORDS["en"](f"totals.{other}") in rows[2]


def test_columns_that_state_the_same_are_told_apart() -> None:
    total = Total("sum", 10.0, "CNY", 300)
    twins = (column("tax", total), replace(column("tax", total), field="税收2"))
    assert "税收2" in told(*twins)[1]


def test_years_have_only_a_spread() -> None:
    years = Total("none", None, "year", 300, spread=Spread(1998, 2011.5, 2025))
    assert "min 1998 · median 2,011.5 · max 2025" in told(column("land_term", years, Period()))[0]


def test_what_is_only_about_so_much_says_so() -> None:
    rough = Total("sum", 12.0, "count", 300, is_rough=True)
    assert "about 12" in told(column("employees", rough))[0]


def test_columns_without_a_meaning_are_called_as_they_are() -> None:
    plain = ColumnTotal("面积", None, None, "", Bilingual(), Total("sum", 1234.5, "", 300))
    assert told(plain) == ["面积, sum · 1,234.5"]
