"""The buttons of a row: what they offer to mouse, keys and screen readers."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.layers.row_buttons import RowButtons
from gisapp.ui.widgets.icons import icon

ROW = QRect(0, 28, 240, 28)


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(240, 200)
    return owner


@pytest.fixture
def buttons(owner: QWidget) -> RowButtons:
    buttons = RowButtons(owner)
    buttons.name_menu("More", QColor("black"))
    buttons.offer([action("zoom", "Zoom to layer", owner), action("style", "Style", owner)])
    owner.show()
    owner.activateWindow()
    return buttons


def action(name: str, text: str, owner: QWidget) -> QAction:
    made = QAction(text, owner)
    made.setObjectName(name)
    made.setIcon(icon("target", QColor("black")))
    return made


def button(buttons: RowButtons, name: str) -> QToolButton:
    found = buttons.findChild(QToolButton, name)
    assert found is not None
    return found


def test_they_lie_at_the_end_of_a_row_and_say_what_they_do(buttons: RowButtons) -> None:
    assert buttons.isHidden()
    buttons.show_on(ROW, is_current=True, is_group=False)
    assert buttons.geometry().right() == ROW.right()
    assert (buttons.y(), buttons.height()) == (ROW.y(), ROW.height())
    named = {each.accessibleName() for each in buttons.findChildren(QToolButton)}
    assert named == {"Zoom to layer", "Style", "More"}


def test_a_narrow_row_keeps_room_for_its_name(buttons: RowButtons) -> None:
    buttons.show_on(QRect(0, 0, 120, 28), is_current=True, is_group=False)
    shown = [each.objectName() for each in buttons.findChildren(QToolButton) if each.isVisible()]
    assert shown == ["rowMore"]


def test_a_group_has_the_first_one_and_the_menu(buttons: RowButtons) -> None:
    buttons.show_on(ROW, is_current=True, is_group=True)
    shown = [each.objectName() for each in buttons.findChildren(QToolButton) if each.isVisible()]
    assert sorted(shown) == ["rowMore", "row_zoom"]


def test_what_cannot_be_done_with_the_picked_row_is_faint(
    owner: QWidget, buttons: RowButtons
) -> None:
    style, known = button(buttons, "row_style"), owner.findChild(QAction, "style")
    assert known is not None
    known.setEnabled(False)
    buttons.show_on(ROW, is_current=True, is_group=False)
    assert not style.isEnabled()
    buttons.show_on(ROW, is_current=False, is_group=False)
    assert style.isEnabled(), "of another row nobody knows yet"


def test_keys_press_them_and_lead_back(qtbot: QtBot, buttons: RowButtons) -> None:
    buttons.show_on(ROW, is_current=True, is_group=False)
    zoom = button(buttons, "row_zoom")
    assert zoom.focusPolicy() == Qt.FocusPolicy.TabFocus
    zoom.setFocus()
    qtbot.waitUntil(lambda: buttons.has_keys)
    with qtbot.waitSignal(buttons.pressed):
        QTest.keyClick(zoom, Qt.Key.Key_Return)
    with qtbot.waitSignal(buttons.left):
        QTest.keyClick(zoom, Qt.Key.Key_Escape)
    with qtbot.waitSignal(buttons.menu_wanted):
        button(buttons, "rowMore").click()
