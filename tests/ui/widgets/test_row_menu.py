"""The menu of a row opens by mouse and by keys, and its button is seen while either is on it."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gisapp.core.text.sheet_text import RowText
from gisapp.ui.widgets.row_menu import MenuEntry
from gisapp.ui.widgets.sheet_row import SheetRow

done: list[str] = []


def entries() -> Sequence[MenuEntry]:
    return (
        MenuEntry("Rank by R&D", lambda: done.append("rank")),
        MenuEntry("Copy", lambda: done.append("copy"), begins_part=True),
    )


@pytest.fixture
def row(qtbot: QtBot) -> SheetRow:
    done.clear()
    row = SheetRow(RowText("Tax", "12"), opens=False)
    qtbot.addWidget(row)
    row.resize(320, 40)
    row.offer("What to do", entries)
    row.show()
    qtbot.waitExposed(row)
    return row


def opened() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_right_button_opens_it_and_an_entry_is_done(qtbot: QtBot, row: SheetRow) -> None:
    place = QPoint(30, 10)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse,
        place,
        row.mapToGlobal(place),
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(row, event)
    menu = opened()
    assert [each.text() for each in menu.actions()] == ["Rank by R&&D", "", "Copy"]
    menu.actions()[0].trigger()
    menu.close()
    assert done == ["rank"]


def test_keys_reach_the_row_and_open_it(qtbot: QtBot, row: SheetRow) -> None:
    row.activateWindow()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(row.hasFocus)
    assert row.menu is not None
    assert row.menu.button.isVisible()
    QTest.keyClick(row, Qt.Key.Key_Return)
    opened().close()
    assert done == []


def test_the_button_stands_before_the_value_and_goes_with_the_mouse(
    qtbot: QtBot, row: SheetRow
) -> None:
    assert row.menu is not None
    row.menu.show_button(row.menu_place())
    assert row.menu.button.geometry().right() < 320 * 0.4
    assert row.menu.button.accessibleName() == "What to do"
    row.menu.hide_button()
    assert row.menu.button.isHidden()
    row.menu.button.click()
    assert row.menu.is_open
    opened().close()
    assert not row.menu.is_open
