"""The menu bar, submenus, context menus and the tool bar, read from the commands of a window."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QWidget

from gisapp.core.events import Observable
from gisapp.ui.command import TRAILING, BarPlace, Command, MenuPlace
from gisapp.ui.command_table import CommandTable
from gisapp.words import Words

MENU_BAR = ("file", "edit", "view", "map", "select", "help")
"""The menus of the menu bar; their words are `menu.<name>`."""


class _Entry(NamedTuple):
    """What one place of a menu or the tool bar gets."""

    group: int
    order: int
    add: Callable[[], object]


class Menus:
    """Makes menus and fills the tool bar of one window.

    Parameters
    ----------
    owner : QWidget
        The window: menus live as long as it.
    """

    def __init__(self, owner: QWidget, commands: CommandTable, words: Observable[Words]) -> None:
        self._owner = owner
        self._commands = commands
        self._words = words
        self._submenus: dict[str, tuple[MenuPlace | None, QMenu]] = {}
        self._titled: dict[str, QMenu] = {}
        self._widgets: list[tuple[BarPlace, QWidget]] = []
        words.changed.connect(lambda _: self._write())

    def add_menu(self, name: str, place: MenuPlace | None = None) -> QMenu:
        """Return a menu with the words `menu.<name>`, for a button or a place in another menu."""
        menu = QMenu(self._owner)
        self._submenus[name] = place, menu
        self._titled[name] = menu
        return menu

    def add_tool_widget(self, widget: QWidget, place: BarPlace) -> None:
        """Have a widget stand in the tool bar."""
        self._widgets.append((place, widget))

    def add_bar(self, bar: QMenuBar) -> None:
        """Make the menus of the menu bar, which are empty at first."""
        for name in MENU_BAR:
            self._titled[name] = bar.addMenu(self._words.value(f"menu.{name}"))

    def fill(self) -> None:
        """Fill the menus of the menu bar and all submenus, once all commands are there."""
        for name in MENU_BAR:
            self._fill(self._titled[name], name)
        for name, (_, submenu) in self._submenus.items():
            self._fill(submenu, name)
        self._write()

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """Put commands and widgets into the tool bar, once all are there."""
        bar.clear()
        entries = [
            _Entry(*command.toolbar, partial(bar.addAction, self._commands[command.name]))
            for command in self._commands
            if command.toolbar is not None
        ]
        entries += [_Entry(*place, partial(bar.addWidget, each)) for place, each in self._widgets]
        leading = [entry for entry in entries if entry.group < TRAILING]
        _add_in_groups(leading, bar.addSeparator)
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spring)
        _add_in_groups([each for each in entries if each.group >= TRAILING], bar.addSeparator)

    def context_menu(self, name: str) -> QMenu:
        """Return the commands of a context menu as they are now; it goes when it is closed."""
        menu = QMenu(self._owner)
        menu.setObjectName(f"{name}Menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, name)
        return menu

    def rank(self, command: Command) -> tuple[int, ...]:
        """Return what sorts commands as the menu bar shows them, those of no menu in it last."""
        place: MenuPlace | None = command.menu or MenuPlace("")
        path: tuple[int, ...] = ()
        head = ""
        while place is not None:
            head, path = place.menu, (place.group, place.order, *path)
            place, _ = self._submenus.get(head, (None, None))
        return MENU_BAR.index(head) if head in MENU_BAR else len(MENU_BAR), *path

    def title_of(self, command: Command, words: Words) -> str:
        """Return the title of the menu that a command stands in, "" for none."""
        return words(f"menu.{command.menu.menu}") if command.menu is not None else ""

    def _fill(self, menu: QMenu, name: str) -> None:
        entries = [
            _Entry(command.menu.group, command.menu.order, self._command_adder(menu, command))
            for command in self._commands
            if command.menu is not None and command.menu.menu == name
        ]
        entries += [
            _Entry(place.group, place.order, partial(menu.addMenu, submenu))
            for place, submenu in self._submenus.values()
            if place is not None and place.menu == name
        ]
        _add_in_groups(entries, menu.addSeparator)

    def _command_adder(self, menu: QMenu, command: Command) -> Callable[[], object]:
        def add_filled() -> None:
            if command.fill is None:
                menu.addAction(self._commands[command.name])
                return
            if command.enabled is not None and not command.enabled.value:
                return
            below = _FilledMenu(self._commands[command.name], command.fill, menu)
            below.setObjectName(f"{command.name}Menu")
            menu.addMenu(below)

        return add_filled

    def _write(self) -> None:
        for name, menu in self._titled.items():
            menu.setTitle(self._words.value(f"menu.{name}"))


class _FilledMenu(QMenu):
    """A submenu that is called like its command, and filled anew each time it opens."""

    def __init__(self, action: QAction, fill: Callable[[QMenu], None], menu: QMenu) -> None:
        super().__init__(action.text(), menu)
        self._action = action
        self._fill = fill
        action.changed.connect(self._write_title)
        self.aboutToShow.connect(self._fill_anew)
        fill(self)

    def _write_title(self) -> None:
        self.setTitle(self._action.text())

    def _fill_anew(self) -> None:
        self.clear()
        self._fill(self)


def _add_in_groups(entries: Sequence[_Entry], add_line: Callable[[], QAction]) -> None:
    for place, group in enumerate(_groups(entries)):
        if place:
            add_line()
        for entry in group:
            entry.add()


def _groups(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    ordered = sorted(entries, key=lambda entry: entry[:2])
    for _, group in groupby(ordered, key=lambda entry: entry.group):
        yield list(group)
