"""A command names its words, and choices are commands of which one holds."""

import pytest

from gisapp.core.events import Observable
from gisapp.ui.command import Command, MenuPlace, choices

SIZES = {"paper_a4": "a4", "paper_a3": "a3", "paper_any": None}


@pytest.fixture
def chosen() -> Observable[str | None]:
    return Observable("a4")


@pytest.fixture
def rows(chosen: Observable[str | None]) -> tuple[Command, ...]:
    return choices(SIZES, chosen, chosen.set, MenuPlace("paper", 2))


def checked(rows: tuple[Command, ...]) -> list[str]:
    return [row.name for row in rows if row.checked is not None and row.checked.value]


def test_a_command_has_words_of_its_own_or_those_that_it_shares() -> None:
    assert Command("print", lambda: None).words_code == "command.print"
    assert Command("print", lambda: None, title="command.paper").words_code == "command.paper"


def test_choices_stand_in_their_menu_in_the_order_of_the_values(rows: tuple[Command, ...]) -> None:
    assert [row.name for row in rows] == list(SIZES)
    assert [row.menu for row in rows] == [MenuPlace("paper", 2, order) for order in range(3)]


def test_the_choice_that_holds_is_checked_whoever_made_it(
    rows: tuple[Command, ...], chosen: Observable[str | None]
) -> None:
    assert checked(rows) == ["paper_a4"]
    rows[1].run()
    assert (chosen.value, checked(rows)) == ("a3", ["paper_a3"])
    chosen.set(None)
    assert checked(rows) == ["paper_any"]
    chosen.set("letter")
    assert checked(rows) == []


def test_choices_of_one_group_exclude_each_other_and_those_of_another_do_not(
    rows: tuple[Command, ...], chosen: Observable[str | None]
) -> None:
    others = choices({"landscape": "a4"}, chosen, chosen.set, MenuPlace("paper", 3))
    assert len({row.one_of for row in rows}) == 1
    assert others[0].one_of not in {row.one_of for row in rows}
