"""A list shows some rows at first, and every other one after clicks on the last."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.text.sheet_text import RowText
from gisapp.ui.widgets.growing_list import ROWS_MORE, GrowingList, link_row
from gisapp.ui.widgets.sheet_row import SheetRow
from tests.ui.reading import WORDS, box, seen


def rows(start: int, end: int) -> list[SheetRow]:
    return [link_row(RowText("", f"row {each}"), lambda: None) for each in range(start, end)]


def list_of(qtbot: QtBot, count: int, first: int) -> GrowingList:
    shown = GrowingList(count, first, rows, WORDS["en"])
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.mark.parametrize("count", [0, 2, 3])
def test_a_list_that_is_short_enough_is_shown_whole(qtbot: QtBot, count: int) -> None:
    shown = list_of(qtbot, count, 3)
    assert seen(shown).split("\n") == ([f"row {each}" for each in range(count)] or [""])


def test_the_last_row_says_how_many_are_left_and_a_click_lists_them(qtbot: QtBot) -> None:
    shown = list_of(qtbot, 5, 3)
    assert "row 3" not in seen(shown)
    QTest.mouseClick(box(shown, "and 2 more"), Qt.MouseButton.LeftButton)
    assert seen(shown).split("\n") == [f"row {each}" for each in range(5)]


def test_a_click_adds_no_more_than_can_be_waited_for(qtbot: QtBot) -> None:
    shown = list_of(qtbot, 1 + ROWS_MORE + 1234, 1)
    QTest.mouseClick(box(shown, f"and {ROWS_MORE + 1234:,} more"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seen(shown).endswith("and 1,234 more"))
    assert seen(shown).count("row ") == 1 + ROWS_MORE


def test_the_keyboard_goes_on_with_the_first_new_row(qtbot: QtBot) -> None:
    shown = list_of(qtbot, 5, 3)
    shown.show_more()
    assert shown.focusWidget() is box(shown, "row 3")
