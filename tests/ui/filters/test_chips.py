"""Chips: a sentence for each condition, how many are left, taken away one by one or all."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import NO_FILTER, AnyOf, Between, Inside, LayerFilter, Matches
from gisapp.session.session import Session
from gisapp.ui.filters.chips import Chip, FilterChips
from gisapp.ui.filters.facet_popover import FacetPopover
from tests.ui.filters.conftest import PLOTS
from tests.ui.reading import WORDS

BOTH = LayerFilter((AnyOf("status", ("idle", "let")), Between("area", 15)))


@pytest.fixture
def chips(session: Session, qtbot: QtBot) -> Iterator[FilterChips]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 300)
    layout = QVBoxLayout(window)
    chips = FilterChips(session)
    layout.addWidget(chips)
    window.show()
    yield chips
    window.close()


def sentences(chips: FilterChips) -> list[str]:
    return [each.sentence.text() for each in chips.findChildren(Chip) if each.isVisible()]


def labels(chips: FilterChips) -> list[str]:
    found = chips.findChildren(QLabel)
    return [each.text() for each in found if each.isVisible() and each.text()]


def test_without_a_filter_there_is_nothing(chips: FilterChips) -> None:
    assert not chips.isVisible()


def test_conditions_and_counts(
    chips: FilterChips, session: Session, finish: Callable[[], None], qtbot: QtBot
) -> None:
    session.edits.filter(PLOTS, BOTH)
    finish()
    assert sentences(chips) == ["status: idle, let", "area ≥ 15"]
    assert labels(chips) == ["4 of 40"]
    session.state.words.set(WORDS["zh"])
    qtbot.waitUntil(lambda: sentences(chips) == ["status：idle、let", "area ≥ 15"])
    assert labels(chips) == ["4 / 40"]


def test_a_cross_takes_one_away_and_all_are_cleared(
    chips: FilterChips, session: Session, finish: Callable[[], None]
) -> None:
    session.edits.filter(PLOTS, BOTH)
    finish()
    chip = next(each for each in chips.findChildren(Chip) if each.isVisible())
    assert chip.cross.accessibleName() == "Remove: status: idle, let"
    chip.cross.click()
    finish()
    assert sentences(chips) == ["area ≥ 15"]
    clear = next(each for each in chips.findChildren(QPushButton, "chipClear") if each.isVisible())
    clear.click()
    finish()
    assert session.state.layers[PLOTS].filter == NO_FILTER
    assert not chips.isVisible()


def test_nothing_left_is_said_plainly(
    chips: FilterChips, session: Session, finish: Callable[[], None]
) -> None:
    session.edits.filter(PLOTS, LayerFilter((Between("area", 900),)))
    finish()
    assert labels(chips) == ["0 of 40", "Nothing fits these conditions."]


def test_a_click_opens_the_column(
    chips: FilterChips, session: Session, finish: Callable[[], None], qtbot: QtBot
) -> None:
    session.edits.filter(PLOTS, BOTH)
    finish()
    [_, of_area] = [each for each in chips.findChildren(Chip) if each.isVisible()]
    of_area.sentence.click()
    card = QApplication.activePopupWidget()
    assert isinstance(card, FacetPopover)
    assert card.fields.currentText() == "area"
    finish()
    with qtbot.waitSignal(card.destroyed):
        card.close()


def test_an_expression_is_a_chip_that_opens_its_dialog(
    chips: FilterChips, session: Session, finish: Callable[[], None], qtbot: QtBot
) -> None:
    session.edits.filter(PLOTS, LayerFilter((Matches("area > 3"),)))
    finish()
    [chip] = [each for each in chips.findChildren(Chip) if each.isVisible()]
    assert chip.sentence.text() == "area > 3"
    chip.sentence.click()
    dialog = chips.window().findChild(QDialog, "expressionDialog")
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()
    qtbot.waitUntil(lambda: chips.window().findChild(QDialog, "expressionDialog") is None)


def test_a_drawn_area_can_only_be_taken_away(
    chips: FilterChips, session: Session, finish: Callable[[], None]
) -> None:
    ring = ((114.9, 28.0), (116.0, 28.0), (116.0, 29.0), (114.9, 29.0), (114.9, 28.0))
    session.edits.filter(PLOTS, LayerFilter((Inside((ring,)),)))
    finish()
    [chip] = [each for each in chips.findChildren(Chip) if each.isVisible()]
    assert chip.sentence.text() == "In the drawn area"
    assert not chip.sentence.isEnabled()


def test_those_of_one_layer(session: Session, qtbot: QtBot, finish: Callable[[], None]) -> None:
    wanted: list[str | None] = [None]
    chips = FilterChips(session, lambda: wanted[0])
    qtbot.addWidget(chips)
    session.edits.filter(PLOTS, BOTH)
    finish()
    assert chips.isHidden()
    wanted[0] = PLOTS
    chips.refresh()
    assert not chips.isHidden()


def test_they_go_on_in_the_next_line_where_there_is_no_room(
    chips: FilterChips, session: Session, finish: Callable[[], None]
) -> None:
    session.edits.filter(PLOTS, BOTH)
    finish()
    one_line = chips.sizeHint().height()
    window = chips.parentWidget()
    assert window is not None
    window.resize(220, 300)
    assert chips.sizeHint().width() <= 220
    assert chips.sizeHint().height() > one_line
