"""The command palette, opened, typed into and walked through with the keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gisapp.session.preferences import use_language
from gisapp.ui.palette.popup import PalettePopup
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import canvas_of, part_of

Key = Qt.Key


@pytest.fixture
def line(window: MainWindow, qtbot: QtBot) -> QLineEdit:
    """The line of the palette, opened by its keys."""
    QTest.keyClick(canvas_of(window), Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    line = part_of(window, PalettePopup).line
    qtbot.waitUntil(line.hasFocus)
    return line


def listed(window: MainWindow) -> list[str]:
    view = window.findChild(QListView, "commandList")
    assert view is not None
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def current(window: MainWindow) -> str:
    view = window.findChild(QListView, "commandList")
    assert view is not None
    return str(view.currentIndex().data())


def test_a_command_is_typed_and_run_and_the_map_has_the_keys_again(
    window: MainWindow, line: QLineEdit
) -> None:
    resolution = window.session.state.viewport.value.resolution
    QTest.keyClicks(line, "zoom in")
    assert listed(window) == ["Zoom in, Map, +"]
    QTest.keyClick(line, Key.Key_Return)
    assert window.session.state.viewport.value.resolution == resolution / 2
    assert part_of(window, PalettePopup).isHidden()
    assert window.focusWidget() is canvas_of(window)


def test_choices_are_named_with_their_menu(window: MainWindow, line: QLineEdit) -> None:
    QTest.keyClicks(line, "units mu")
    assert listed(window) == ["mu (亩), Units"]
    QTest.keyClick(line, Key.Key_Enter)
    assert window.session.state.units.value.area == "mu"


def test_the_keys_walk_past_what_cannot_be_done_now(window: MainWindow, line: QLineEdit) -> None:
    QTest.keyClicks(line, "selection")
    assert {row.partition(",")[0] for row in listed(window)} == {
        *("Zoom to the selection", "Clear the selection", "End the tool or clear the selection")
    }
    for _ in range(3):
        assert current(window) == "End the tool or clear the selection, Esc"
        QTest.keyClick(line, Key.Key_Down)


def test_what_was_run_lately_comes_first_and_is_known_in_the_next_window(
    window: MainWindow, line: QLineEdit
) -> None:
    QTest.keyClicks(line, "full screen")
    QTest.keyClick(line, Key.Key_Return)
    window.commands["full_screen"].trigger()
    window.commands["command_palette"].trigger()
    assert listed(window)[0] == "Full screen, View, F11"
    assert window.session.settings.text("recent_commands") == "full_screen"


def test_in_chinese_it_is_found_in_chinese_pinyin_and_english(
    window: MainWindow, line: QLineEdit
) -> None:
    use_language(window.session.state, "zh")
    for typed in ("测量面积", "celiangmianji", "clmj", "measure area"):
        line.setText(typed)
        assert any(row.startswith("测量面积") for row in listed(window)), typed


def test_where_nothing_fits_it_says_so(window: MainWindow, line: QLineEdit) -> None:
    QTest.keyClicks(line, "xyzzy")
    note = window.findChild(QLabel, "commandNothing")
    assert note is not None
    assert note.isVisible()
    QTest.keyClick(line, Key.Key_Return)
    assert not part_of(window, PalettePopup).isHidden()


def test_escape_closes_it_and_nothing_is_run(window: MainWindow, line: QLineEdit) -> None:
    before = window.session.state.viewport.value
    QTest.keyClicks(line, "zoom in")
    QTest.keyClick(line, Key.Key_Escape)
    assert part_of(window, PalettePopup).isHidden()
    assert window.session.state.viewport.value == before


def test_every_command_of_a_menu_is_listed(window: MainWindow, line: QLineEdit) -> None:
    def entries(menu: QWidget) -> list[str]:
        found = []
        for action in menu.actions():
            below = action.menu()
            if isinstance(below, QMenu):
                found += entries(below)
            elif action.text():
                found.append(action.text().replace("&", "").rstrip("…"))
        return found

    names = [row.partition(", ")[0] for row in listed(window)]
    missing = set(entries(window.menuBar())) - set(names) - {"All commands"}
    assert not missing
