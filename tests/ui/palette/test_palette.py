"""The command palette of a window: opened by its keys, typed into, and used."""

from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.layers.attributes import Field
from gisapp.session.preferences import use_language
from gisapp.ui.palette.popup import PalettePopup
from gisapp.ui.window.main_window import MainWindow
from tests.render.maps import RED, Names, layer
from tests.ui.parts import canvas_of, layers_of_window, part_of

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


def run(window: MainWindow, line: QLineEdit, text: str) -> None:
    """Open the palette anew, type and press Enter."""
    window.commands["command_palette"].trigger()
    line.setText(text)
    QTest.keyClick(line, Key.Key_Return)


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


def test_what_cannot_be_done_now_is_listed_and_passed(window: MainWindow, line: QLineEdit) -> None:
    QTest.keyClicks(line, "selection")
    assert {row.partition(",")[0] for row in listed(window)} == {
        *("Zoom to the selection", "Clear the selection", "End the tool or clear the selection"),
        *("Invert the selection", "Last selection", "Show only the selection"),
        *("Export selection as boundary points", "Copy the selection as a table"),
    }
    view = window.findChild(QListView, "commandList")
    assert view is not None
    assert view.currentIndex().data() == "Invert the selection, Select, Ctrl+I"


def test_what_was_run_lately_comes_first_and_is_known_in_the_next_window(
    window: MainWindow, line: QLineEdit
) -> None:
    run(window, line, "full screen")
    window.commands["full_screen"].trigger()
    run(window, line, "zoom in")
    window.commands["command_palette"].trigger()
    assert listed(window)[:2] == ["Zoom in, Map, +", "Full screen, View, F11"]
    run(window, line, "full screen")
    window.commands["full_screen"].trigger()
    assert window.session.settings.text("recent_commands") == "full_screen,zoom_in"


def test_a_command_that_is_no_longer_there_is_not_listed(
    window: MainWindow, line: QLineEdit
) -> None:
    before = listed(window)
    window.session.settings.remember("recent_commands", "no_such_command,zoom_in")
    window.commands["command_palette"].trigger()
    assert listed(window)[0] == "Zoom in, Map, +"
    assert sorted(listed(window)) == sorted(before)


def test_in_chinese_it_is_found_in_chinese_pinyin_and_english(
    window: MainWindow, line: QLineEdit
) -> None:
    use_language(window.session.state, "zh")
    for typed in ("测量面积", "celiangmianji", "clmj", "measure area"):
        line.setText(typed)
        assert any(row.startswith("测量面积") for row in listed(window)), typed
    window.commands["command_palette"].trigger()
    assert line.placeholderText() == "搜索所有命令"


def test_a_command_with_a_submenu_opens_it(
    window: MainWindow, line: QLineEdit, qtbot: QtBot
) -> None:
    plain = layer("point", [shapely.Point(0, 0)], RED, layer_id="wells")
    content = replace(plain.content, attributes=Names(fields=(Field("use", "String"),)))
    window.session.state.layers.add(replace(plain, group="file", content=content))
    tree = layers_of_window(window).tree
    [row] = tree.findItems("wells", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    tree.setCurrentItem(row)
    run(window, line, "colour by")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [entry.text() for entry in menu.actions() if entry.text()] == ["Single colour", "use"]
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_every_command_of_a_menu_is_listed_but_the_palette_itself(
    window: MainWindow, line: QLineEdit
) -> None:
    def entries(menu: QWidget) -> list[str]:
        found = []
        for action in menu.actions():
            below = action.menu()
            if isinstance(below, QMenu) and action.text() == "Select all of a layer":
                found.append(action.text())
            elif isinstance(below, QMenu):
                found += entries(below)
            elif action.text():
                found.append(action.text().replace("&", "").rstrip("…"))
        return found

    names = [row.partition(", ")[0] for row in listed(window)]
    no_commands = {"All commands", "Nothing was opened lately", "No view has a name yet"}
    assert set(entries(window.menuBar())) - set(names) == no_commands


def test_what_is_done_to_a_layer_is_found_by_that_word(window: MainWindow, line: QLineEdit) -> None:
    QTest.keyClicks(line, "layer remove")
    assert listed(window) == ["Remove, Layer, Del"]
    line.setText("place copy")
    assert {row.partition(", Place")[1] for row in listed(window)} == {", Place"}


def test_a_place_of_the_map_is_its_middle_once_the_map_has_moved(
    window: MainWindow, line: QLineEdit
) -> None:
    session = window.session
    session.navigation.pan(300, 0)
    run(window, line, "measure from here")
    middle = session.state.viewport.value
    measurement = canvas_of(window).tools.measure.measurement.value
    assert measurement is not None
    assert measurement.points == ((middle.x, middle.y),)
