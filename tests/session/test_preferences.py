"""Language and units: how they change together, and what the next start knows of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.space.viewport import Viewport
from gisapp.core.text.units import UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.session.preferences import (
    remember_preferences,
    remembered_language,
    remembered_units,
    use_language,
)
from gisapp.session.settings import Settings
from gisapp.words import load_words


@pytest.fixture
def state() -> ViewState:
    """A view state in English."""
    units = UnitChoice(money="million")
    return ViewState(Viewport(0.0, 0.0, 10.0, 800, 600), load_words("en"), units)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


def test_money_changes_with_the_language(state: ViewState) -> None:
    use_language(state, "zh")
    assert (state.words.value.language, state.units.value.money) == ("zh", "wan")
    use_language(state, "en")
    assert (state.words.value.language, state.units.value.money) == ("en", "million")


def test_a_unit_of_money_that_was_chosen_stays(state: ViewState) -> None:
    state.units.set(replace(state.units.value, money="wan"))
    use_language(state, "zh")
    assert state.units.value.money == "wan"
    use_language(state, "en")
    # In Chinese it was the usual one, and so no choice any more.
    assert state.units.value == UnitChoice(money="million")


def test_whoever_hears_of_a_language_finds_its_units_in_use(state: ViewState) -> None:
    heard: list[str] = []
    state.words.changed.connect(lambda _: heard.append(state.units.value.money))
    use_language(state, "zh")
    assert heard == ["wan"]


def test_the_next_start_speaks_the_language_of_the_last(
    state: ViewState, settings: Settings
) -> None:
    assert remembered_language(settings) == "en", "the system's"
    use_language(state, "zh")
    remember_preferences(settings, state)
    assert remembered_language(settings) == "zh"
    assert remembered_language(settings, "en") == "en", "what is asked for goes before"


def test_the_next_start_has_the_units_of_the_last(state: ViewState, settings: Settings) -> None:
    state.units.set(UnitChoice(area="mu", money="wan"))
    remember_preferences(settings, state)
    assert remembered_units(settings, "en") == UnitChoice(area="mu", money="wan")


def test_the_usual_unit_of_money_is_no_choice(state: ViewState, settings: Settings) -> None:
    remember_preferences(settings, state)
    assert remembered_units(settings, "en").money == "million"
    assert remembered_units(settings, "zh").money == "wan"
