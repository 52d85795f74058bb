"""Subjects side by side: aligned, judged only where they compare, and never blank."""

import pytest

from gisapp.core.parks.comparison.comparison import compare
from gisapp.core.parks.comparison.gathering import ComparedSubject
from gisapp.core.parks.facts import Fact
from tests.core.parks.comparison.comparing import find_row, firm, land, row_of, tax
from tests.parks import embedded


def best(*facts: Fact) -> list[bool]:
    firms = [firm(str(place), fact) for place, fact in enumerate(facts)]
    return [cell.is_best for cell in row_of("tax", *firms).cells]


def reasons(code: str, *facts: Fact) -> list[tuple[str, ...]]:
    firms = [firm(str(place), fact) for place, fact in enumerate(facts)]
    return [cell.reasons for cell in row_of(code, *firms).cells]


def test_the_best_is_marked_where_numbers_compare() -> None:
    assert best(tax(3e6), tax(5e6), tax(1e6)) == [False, True, False]
    assert best(tax(5e6), tax(5e6), tax(1e6)) == [True, True, False]


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (tax(9e6, kind="planned"), "other_kind"),
        (tax(9e6, unit="USD"), "other_unit"),
        (tax(9e6, year="2019"), "other_time"),
        (tax(9e6, qualifier="gt"), "bound"),
        (tax(9e6, confidence="ambiguous"), "ambiguous"),
    ],
)
def test_what_does_not_compare_says_why_and_is_never_the_best(other: Fact, reason: str) -> None:
    assert reasons("tax", tax(3e6), tax(5e6), other) == [(), (), (reason,)]
    assert best(tax(3e6), tax(5e6), other) == [False, True, False]
    # One that is left has nobody to be better than.
    assert best(tax(3e6), other) == [False, False]


def test_land_and_floor_do_not_compare() -> None:
    found = reasons("land_area", land(100), land(80), land(300, "floor"))
    assert found == [(), (), ("other_basis",)]


def test_nothing_is_best_of_what_is_neither_better_higher_nor_lower() -> None:
    row = row_of("land_area", firm("a", land(100)), firm("b", land(80)))
    assert row.head.better == "none"
    assert not any(cell.is_best for cell in row.cells)


def test_the_years_that_most_state_stand_beside_each_other() -> None:
    many = firm("a", tax(1e6, "2022"), tax(2e6, "2023"), tax(3e6, "2024"))
    row = row_of("tax", many, firm("b", tax(5e6, "2023")), firm("c", tax(4e6, "2023")))
    assert [cell.statement.time for cell in row.cells if cell.statement] == ["2023"] * 3
    assert [each.value for each in row.cells[0].others] == [1e6, 3e6]
    assert row.cells[1].is_best


def test_what_is_observed_comes_before_what_is_planned() -> None:
    both = firm("a", tax(1e6, kind="planned"), tax(2e6))
    row = row_of("tax", both, firm("b", tax(9e6, kind="planned"), tax(3e6)))
    assert [cell.statement.value for cell in row.cells if cell.statement] == [2e6, 3e6]


def test_what_is_missing_is_not_stated_and_what_is_garbled_not_usable() -> None:
    row = row_of("tax", firm("a", tax(1e6)), firm("b"), firm("c", tax(0, confidence="garbled")))
    assert [cell.statement is None for cell in row.cells] == [False, True, True]
    assert [cell.is_unusable for cell in row.cells] == [False, False, True]
    assert not row.is_stated_by_all
    assert row.differs


def test_zero_is_a_number() -> None:
    row = row_of("tax", firm("a", tax(0)), firm("b", tax(1e6)), chosen=0)
    assert row.is_stated_by_all
    by = row.cells[1].difference
    assert by is not None
    assert (by.value, by.share) == (1e6, None)


def test_sources_that_disagree_are_never_the_best() -> None:
    row = row_of("tax", firm("a", tax(9e6), tax(7e6)), firm("b", tax(2e6)), firm("c", tax(3e6)))
    assert row.cells[0].is_disputed
    assert [cell.is_best for cell in row.cells] == [False, False, True]


def test_differences_are_told_from_the_chosen_one_where_numbers_compare() -> None:
    row = row_of(
        "tax", firm("a", tax(4e6)), firm("b", tax(5e6)), firm("c", tax(9, unit="USD")), chosen=0
    )
    first, second, third = (cell.difference for cell in row.cells)
    assert first is third is None
    assert second is not None
    assert (second.value, second.share) == (1e6, 0.25)


def test_rows_that_say_the_same_don_t_differ() -> None:
    same = row_of("tax", firm("a", tax(1e6)), firm("b", tax(1e6)))
    assert not same.differs
    assert row_of("tax", firm("a", tax(1e6)), firm("b", tax(1e6, "2020"))).differs


def test_a_figure_that_is_worked_out_stands_in_for_one_that_is_not_stated() -> None:
    worked_out = firm("a", tax(3e6), land(1_000))
    row = row_of("tax_per_land", worked_out, firm("b", tax(1e6), land(500)))
    assert [cell.statement.value for cell in row.cells if cell.statement] == [3_000, 2_000]
    assert row.cells[0].is_best


def test_the_embedded_parks_stand_in_the_order_of_their_dossier() -> None:
    _, dataset = embedded()
    parks = [ComparedSubject(dataset, uid) for uid in ("changdong", "led-demo-park")]
    comparison = compare(parks)
    sections = [section[0].head.section for section in comparison.sections]
    assert sections[:3] == ["about", "size", "investment"]
    assert sections[-1] == "derived"
    planned = find_row(comparison, "planned_area")
    assert "other_basis" in planned.cells[1].reasons
    assert dataset.properties["planned_area"].label == planned.head.label
