"""The card over the map while somebody selects by an area."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gisapp.ui.canvas.tool_box import SELECTS, ToolName
from gisapp.ui.select.card import SelectCard
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import load_words
from tests.ui.gestures import drag
from tests.ui.parts import canvas_of
from tests.ui.select.conftest import LAYER
from tests.ui.select.plots import middle_of, settle, taken


def card_of(window: MainWindow) -> SelectCard:
    [card] = window.findChildren(SelectCard)
    return card


def take_up(window: MainWindow, name: ToolName) -> SelectCard:
    window.commands[name].trigger()
    return card_of(window)


def around(window: MainWindow, number: int) -> tuple[QPoint, QPoint]:
    """Return corners of a box that has a plot wholly inside and touches its neighbours."""
    here, beside = middle_of(window, number), middle_of(window, number + 1)
    away = QPoint((beside.x() - here.x()) * 3 // 4, (beside.x() - here.x()) * 3 // 4)
    return here - away, here + away


@pytest.mark.parametrize("name", SELECTS)
def test_it_is_there_with_its_tool_and_goes_with_it(
    plots_window: MainWindow, name: ToolName
) -> None:
    card = take_up(plots_window, name)
    assert card.isVisible()
    assert card.radius.isVisible() == (name == "select_circle")
    [button] = card.findChildren(QToolButton, f"card_{name}")
    assert button.isChecked()
    QTest.keyClick(canvas_of(plots_window), Qt.Key.Key_Escape)
    assert card.isHidden()
    take_up(plots_window, "measure_area")
    assert card.isHidden()


def test_its_buttons_change_the_shape(plots_window: MainWindow) -> None:
    card = take_up(plots_window, "select_box")
    [button] = card.findChildren(QToolButton, "card_select_polygon")
    button.click()
    assert canvas_of(plots_window).tools.chosen.value == "select_polygon"
    assert button.isChecked()
    [close] = card.findChildren(QToolButton, "closeSelecting")
    close.click()
    assert canvas_of(plots_window).tools.chosen.value == "identify"


def test_the_rule_chosen_there_decides(plots_window: MainWindow) -> None:
    card = take_up(plots_window, "select_box")
    box = around(plots_window, 0)
    drag(canvas_of(plots_window), *box)
    assert taken(plots_window) == [0]
    card.rule.setCurrentIndex(0)
    card.rule.activated.emit(0)
    drag(canvas_of(plots_window), *box)
    assert taken(plots_window) == [0, 1, 3, 4]


def test_a_layer_chosen_there_is_the_only_one(plots_window: MainWindow) -> None:
    card = take_up(plots_window, "select_box")
    row = card.layer.findData(LAYER)
    assert card.layer.itemText(0) == "All that are drawn"
    card.layer.setCurrentIndex(row)
    card.layer.activated.emit(row)
    assert plots_window.session.selecting.layers.chosen.value == LAYER
    plots_window.session.state.layers.show(LAYER, visible=False)
    assert card.layer.currentData() == LAYER
    drag(canvas_of(plots_window), *around(plots_window, 0))
    assert taken(plots_window) == []


def test_a_radius_is_shown_while_it_is_drawn_and_may_be_typed(
    plots_window: MainWindow, qtbot: QtBot
) -> None:
    card = take_up(plots_window, "select_circle")
    settle(qtbot, plots_window)
    middle = middle_of(plots_window, 4)
    drag(canvas_of(plots_window), middle, middle + QPoint(30, 0))
    assert card.radius.text().endswith("m")
    card.rule.activated.emit(0)
    card.radius.setFocus()
    card.radius.setText("650 m")
    QTest.keyClick(card.radius, Qt.Key.Key_Return)
    settle(qtbot, plots_window)
    assert taken(plots_window) == [3, 4, 5]


def test_it_speaks_the_language_of_now(plots_window: MainWindow) -> None:
    card = take_up(plots_window, "select_circle")
    plots_window.session.state.words.set(load_words("zh"))
    assert card.rule.itemText(1) == "完全位于范围内"
    assert card.layer.itemText(0) == "所有已显示图层"
