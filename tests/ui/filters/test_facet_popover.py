"""The card: another column, how many are shown, cleared, closed with its layer."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import NO_FILTER, AnyOf, Between, LayerFilter
from gisapp.session.session import Session
from gisapp.ui.filters.facet_popover import WIDTH_PX, FacetPopover
from tests.ui.filters.conftest import PLOTS


@pytest.fixture
def card(session: Session, qtbot: QtBot, finish: Callable[[], None]) -> Iterator[FacetPopover]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 500)
    window.show()
    card = FacetPopover(session, PLOTS, "status", window)
    card.open_beside(window)
    finish()
    yield card
    window.close()


def test_it_shows_a_column_and_others_can_be_chosen(
    card: FacetPopover, finish: Callable[[], None]
) -> None:
    fields = [card.fields.itemText(place) for place in range(card.fields.count())]
    assert fields == ["status", "area", "date", "name"]
    assert card.fields.currentText() == "status"
    short = card.height()
    card.fields.setCurrentIndex(3)
    finish()
    assert card.view.values.rows.rowCount() == 40
    assert card.height() > short
    assert card.width() == WIDTH_PX


def test_it_says_how_many_are_shown_and_clears(
    card: FacetPopover, session: Session, finish: Callable[[], None]
) -> None:
    assert card.shown.text() == "40 of 40 shown"
    assert not card.clear.isVisible()
    session.edits.filter(PLOTS, LayerFilter((AnyOf("status", ("idle",)), Between("area", 900))))
    finish()
    assert card.shown.text() == "No feature fits all conditions."
    card.clear.click()
    assert session.state.layers[PLOTS].filter.conditions == (Between("area", 900),)
    card.clear_all.click()
    finish()
    assert session.state.layers[PLOTS].filter == NO_FILTER
    assert card.shown.text() == "40 of 40 shown"


def test_escape_closes_it(card: FacetPopover, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.destroyed):
        QTest.keyClick(card, Qt.Key.Key_Escape)
    session.edits.filter(PLOTS, LayerFilter((AnyOf("status", ("idle",)),)))


def test_it_goes_with_its_layer(card: FacetPopover, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.destroyed):
        session.edits.remove(PLOTS)
