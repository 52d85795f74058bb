"""What the command palette says of each command."""

import re
from dataclasses import dataclass

from PySide6.QtGui import QIcon, QKeySequence

from gisapp.ui.command import Command
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Words

_MNEMONIC = re.compile(r"\(&\w\)")


@dataclass(frozen=True)
class CommandRow:
    """One row of the palette: `aside` is the menu that the command stands in."""

    name: str
    title: str
    aside: str
    keys: str
    icon: QIcon
    is_enabled: bool

    @property
    def spoken(self) -> str:
        """All of it as one line, for screen readers."""
        return ", ".join(part for part in (self.title, self.aside, self.keys) if part)


def row_of(window: MainWindow, command: Command, words: Words) -> CommandRow:
    """Return what the palette says of a command as it stands now."""
    action = window.commands[command.name]
    return CommandRow(
        command.name,
        plain(window.commands.text_of(command, words)),
        plain(window.menus.title_of(command, words)),
        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        action.icon(),
        action.isEnabled(),
    )


def plain(text: str) -> str:
    """Return a menu's text without the marks that only menus need.

    >>> plain("&Map"), plain("地图(&M)"), plain("Open…")
    ('Map', '地图', 'Open')
    """
    return _MNEMONIC.sub("", text).replace("&", "").rstrip("…")
