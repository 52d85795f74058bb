"""A click on a suggestion colours the layer, and a second one in a row is no further step."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session
from gisapp.ui.style.panel import StylePanel
from gisapp.ui.style.suggestions_row import SuggestionsRow
from gisapp.words import load_words
from tests.ui.style.conftest import HOSTILE, PLOTS, Plots


@pytest.fixture
def row(panel: StylePanel, session: Session, finish: Callable[[], None]) -> SuggestionsRow:
    made = SuggestionsRow(session, panel.styled)
    panel.suggestions.addWidget(made)
    finish()
    return made


def titles(row: SuggestionsRow) -> list[str]:
    return [each.text() for each in row.buttons]


def test_what_the_data_merit_is_offered_and_nothing_else(row: SuggestionsRow) -> None:
    assert row.isVisible()
    assert titles(row) == [HOSTILE.replace("&", "&&"), "tax"]
    state, tax = row.buttons
    assert state.accessibleName() == f"Colour by {HOSTILE}: 3 values, stated in 30 of 40 rows"
    assert "39 of 40" in tax.toolTip()


def test_a_click_colours_the_layer_in_one_step(
    row: SuggestionsRow, session: Session, plots: Plots, finish: Callable[[], None]
) -> None:
    state, tax = row.buttons
    state.click()
    finish()
    assert plots().coloring.attribute == HOSTILE
    assert [each.isChecked() for each in row.buttons] == [True, False]
    state.click()
    tax.click()
    finish()
    assert (plots().coloring.attribute, plots().coloring.method) == ("tax", "quantiles")
    for _ in range(2):
        session.history.undo()
    finish()
    assert not plots().coloring.attribute
    assert not any(each.isChecked() for each in row.buttons)


def test_words_follow_the_language(qtbot: QtBot, row: SuggestionsRow, session: Session) -> None:
    session.state.words.set(load_words("zh"))
    assert "30" in row.buttons[0].accessibleName()
    assert "个取值" in row.buttons[0].accessibleName()


def test_a_layer_that_merits_nothing_has_no_row(row: SuggestionsRow, session: Session) -> None:
    session.edits.remove(PLOTS)
    assert row.isHidden()
