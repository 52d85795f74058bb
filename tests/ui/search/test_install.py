"""The search box in the window: its keys, and the way from a hit back to the map."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.view_state import ViewState
from gisapp.ui.search.box import SearchBox
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import canvas_of, search_of
from tests.ui.reading import ref_of

Key = Qt.Key


@pytest.fixture
def search_box(window: MainWindow, qtbot: QtBot) -> SearchBox:
    """The search box, with the keyboard brought to it by its keys."""
    box = search_of(window)
    QTest.keyClick(canvas_of(window), Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(box.hasFocus)
    return box


def test_a_hit_is_selected_and_the_map_has_the_keys_again(
    window: MainWindow, state: ViewState, search_box: SearchBox
) -> None:
    QTest.keyClicks(search_box, "changdong ind")
    QTest.keyClick(search_box, Key.Key_Return)
    assert state.selection.value.subject == ref_of(state, "changdong")
    assert window.focusWidget() is canvas_of(window)


def test_its_keys_select_what_stands_in_it_to_be_typed_over(
    window: MainWindow, search_box: SearchBox
) -> None:
    QTest.keyClicks(search_box, "lvye")
    canvas_of(window).setFocus()
    window.commands["search"].trigger()
    assert search_box.selectedText() == "lvye"
    QTest.keyClicks(search_box, "x")
    assert search_box.text() == "x"


def test_leaving_an_empty_box_gives_the_map_the_keys_again(
    window: MainWindow, search_box: SearchBox
) -> None:
    QTest.keyClick(search_box, Key.Key_Escape)
    assert window.focusWidget() is canvas_of(window)
