"""A command's action says, shows and does what its row says, in either language."""

from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.events import Observable
from gisapp.ui.command import Command, MenuPlace, choices
from gisapp.ui.command_table import CommandTable
from gisapp.words import Words

ENGLISH = Words("en", {"command.print": "Print…", "command.plot": "Plot {name}", "other": "Other"})
CHINESE = Words("zh", {"command.print": "打印…", "command.plot": "地块 {name}", "other": "其他"})


@pytest.fixture
def words() -> Observable[Words]:
    return Observable(ENGLISH)


@pytest.fixture
def table(qtbot: QtBot, words: Observable[Words]) -> CommandTable:
    return CommandTable(words)


def nothing() -> None:
    """Do nothing."""


def test_an_action_says_its_words_and_its_keys_in_the_language_of_now(
    table: CommandTable, words: Observable[Words]
) -> None:
    table.add(Command("print", nothing, keys=("Ctrl+P",)))
    assert (table["print"].text(), table["print"].toolTip()) == ("Print…", "Print (Ctrl+P)")
    words.set(CHINESE)
    assert (table["print"].text(), table["print"].toolTip()) == ("打印…", "打印 (Ctrl+P)")


def test_placeholders_follow_what_fills_them(table: CommandTable) -> None:
    values: Observable[Mapping[str, Any]] = Observable({"name": "A 1"})
    table.add(Command("plot", nothing, values=values))
    assert table["plot"].text() == "Plot A 1"
    values.set({"name": ""})
    assert table["plot"].text() == "Plot"


def test_several_commands_may_share_their_words(table: CommandTable) -> None:
    table.add(Command("one", nothing, title="other"), Command("two", nothing, title="other"))
    assert [table[name].text() for name in ("one", "two")] == ["Other", "Other"]


def test_what_is_enabled_and_checked_follows_the_observables(table: CommandTable) -> None:
    enabled, checked = Observable(False), Observable(True)
    table.add(Command("print", nothing, enabled=enabled, checked=checked))
    action = table["print"]
    assert [action.isEnabled(), action.isCheckable(), action.isChecked()] == [False, True, True]
    enabled.set(True)
    checked.set(False)
    assert [action.isEnabled(), action.isChecked()] == [True, False]


def test_a_check_mark_tells_the_truth_where_the_command_refuses(table: CommandTable) -> None:
    checked = Observable(False)
    table.add(Command("print", nothing, checked=checked))
    table["print"].trigger()
    assert not table["print"].isChecked()


def test_of_choices_one_holds_and_a_choice_is_taken(table: CommandTable) -> None:
    chosen = Observable("a4")
    rows = choices({"print": "a4", "plot": "a3"}, chosen, chosen.set, MenuPlace("paper"))
    table.add(*(Command(**(vars(row) | {"title": "other"})) for row in rows))
    table["plot"].trigger()
    assert chosen.value == "a3"
    assert [table[name].isChecked() for name in ("print", "plot")] == [False, True]
    assert table["print"].actionGroup() is table["plot"].actionGroup()


def test_keys_of_the_map_count_where_the_map_has_the_focus(
    qtbot: QtBot, table: CommandTable
) -> None:
    done: list[str] = []
    table.add(
        Command("print", lambda: done.append("print"), keys=("Home",), scope="canvas"),
        Command("plot", lambda: done.append("plot"), keys=("F7",), title="other"),
    )
    window, canvas, field = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    for widget in (canvas, field):
        widget.setParent(window)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    canvas.addActions(table.actions_of("canvas"))
    window.addActions(table.actions_of("window"))
    window.show()
    window.activateWindow()
    for widget in (field, canvas):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        QTest.keyClick(widget, Qt.Key.Key_Home)
        QTest.keyClick(widget, Qt.Key.Key_F7)
    assert done == ["plot", "print", "plot"]


def test_two_commands_of_one_name_are_a_bug(table: CommandTable) -> None:
    table.add(Command("print", nothing))
    with pytest.raises(ValueError, match="two commands 'print'"):
        table.add(Command("print", nothing))


def test_keys_are_written_as_qt_knows_them(table: CommandTable) -> None:
    table.add(Command("print", nothing, keys=("Ctrl+P", "F12")))
    assert table["print"].shortcuts() == [QKeySequence("Ctrl+P"), QKeySequence("F12")]


def test_names_from_files_make_no_keys_in_menus(table: CommandTable) -> None:
    plot = Command("plot", nothing, values=Observable({"name": "R&D\tCtrl+Q"}))
    table.add(plot)
    assert table["plot"].text() == "Plot R&&D Ctrl+Q"
    assert table.text_of(plot, ENGLISH) == "Plot R&D\tCtrl+Q"
