"""Menus and the tool bar show the commands of a window, in groups, as their rows say."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.events import Observable
from gisapp.ui.command import TRAILING, BarPlace, Command, MenuPlace
from gisapp.ui.command_table import CommandTable
from gisapp.ui.menus import MENU_BAR, Menus
from gisapp.words import Words

ENTRIES = {f"menu.{name}": name.title() for name in (*MENU_BAR, "paper")}
WORDS = Words("en", ENTRIES | {f"command.{name}": name for name in "abcde"})
LINE = "-"


class Shelf:
    """A window with the commands a to e, and its menus."""

    def __init__(self) -> None:
        words = Observable(WORDS)
        self.window = QMainWindow()
        self.commands = CommandTable(words, self.window)
        self.menus = Menus(self.window, self.commands, words)
        self.menus.add_bar(self.window.menuBar())

    def add(self, name: str, menu: MenuPlace, **more: object) -> None:
        self.commands.add(Command(name, lambda: None, menu=menu, **more))  # type: ignore[arg-type]

    def shown(self, menu: str) -> list[str]:
        """The entries of a menu of the menu bar."""
        self.menus.fill()
        heads = {head.text(): head.menu() for head in self.window.menuBar().actions()}
        found = heads[menu.title()]
        assert isinstance(found, QMenu)
        return texts(found)


def texts(widget: QWidget) -> list[str]:
    return [LINE if action.isSeparator() else action.text() for action in widget.actions()]


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    shelf = Shelf()
    qtbot.addWidget(shelf.window)
    return shelf


def test_lines_part_the_groups_and_the_lower_number_comes_first(shelf: Shelf) -> None:
    shelf.add("a", MenuPlace("map", 1, 0))
    shelf.add("b", MenuPlace("map", 0, 1))
    shelf.add("c", MenuPlace("map", 0, 0))
    shelf.add("d", MenuPlace("map", 1, 0))
    shelf.add("e", MenuPlace("help"))
    assert shelf.shown("map") == ["c", "b", LINE, "a", "d"]


def test_a_submenu_stands_among_the_commands_and_has_its_own(shelf: Shelf) -> None:
    paper = shelf.menus.add_menu("paper", MenuPlace("map", 0, 1))
    shelf.add("a", MenuPlace("map", 0, 0))
    shelf.add("b", MenuPlace("map", 0, 2))
    shelf.add("c", MenuPlace("paper"))
    assert shelf.shown("map") == ["a", "Paper", "b"]
    assert texts(paper) == ["c"]
    titles = [shelf.menus.title_of(each, WORDS) for each in shelf.commands]
    assert titles == ["Map", "Map", "Paper"]


def test_commands_are_sorted_as_the_menu_bar_shows_them(shelf: Shelf) -> None:
    shelf.menus.add_menu("paper", MenuPlace("view", 0, 1))
    for name, menu in (("a", "place"), ("b", "help"), ("c", "paper"), ("d", "view"), ("e", "file")):
        shelf.add(name, MenuPlace(menu))
    ranked = sorted(shelf.commands, key=shelf.menus.rank)
    assert [command.name for command in ranked] == ["e", "d", "c", "b", "a"]


def test_a_context_menu_shows_the_commands_as_they_are_when_it_opens(shelf: Shelf) -> None:
    enabled = Observable(False)
    shelf.add("a", MenuPlace("place"), enabled=enabled)
    assert [action.isEnabled() for action in shelf.menus.context_menu("place").actions()] == [False]
    enabled.set(True)
    assert [action.isEnabled() for action in shelf.menus.context_menu("place").actions()] == [True]


def test_a_submenu_that_is_filled_when_it_opens_is_left_out_where_there_is_nothing(
    shelf: Shelf,
) -> None:
    enabled = Observable(True)

    def fill(menu: QMenu) -> None:
        menu.addAction("by height")

    shelf.add("a", MenuPlace("place"), enabled=enabled, fill=fill)
    shelf.add("b", MenuPlace("place"))
    first, second = shelf.menus.context_menu("place").actions()
    below = first.menu()
    assert isinstance(below, QMenu)
    assert (first.text(), texts(below), second.text()) == ("a", ["by height"], "b")
    enabled.set(False)
    assert texts(shelf.menus.context_menu("place")) == ["b"]


def test_the_tool_bar_has_widgets_among_commands_and_some_at_its_far_end(
    qtbot: QtBot, shelf: Shelf
) -> None:
    for name, place in (("a", BarPlace(0)), ("b", BarPlace(2)), ("c", BarPlace(TRAILING))):
        shelf.commands.add(Command(name, lambda: None, toolbar=place))
    label = QLabel("search")
    shelf.menus.add_tool_widget(label, BarPlace(1))
    bar = QToolBar()
    qtbot.addWidget(bar)
    shelf.menus.fill_tool_bar(bar)
    shown = [_of_bar(bar, action) for action in bar.actions()]
    assert shown == ["a", LINE, "search", LINE, "b", "spring", "c"]


def _of_bar(bar: QToolBar, action: QAction) -> str:
    widget = bar.widgetForAction(action)
    if action.isSeparator():
        return LINE
    if isinstance(widget, QLabel):
        return widget.text()
    return action.text() or "spring"
