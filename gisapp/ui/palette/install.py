"""Puts the command palette into the window.

The palette itself is imported when it is first opened: most starts of the window come before it.
"""

from functools import cache
from typing import TYPE_CHECKING

from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gisapp.ui.palette.palette import Palette

_NAME = "command_palette"


def install(window: MainWindow, session: Session) -> None:
    """Add the command that opens the palette."""

    @cache
    def palette() -> "Palette":
        from gisapp.ui.palette.palette import Palette

        return Palette(window, session, _NAME)

    def open_palette() -> None:
        palette().open()

    window.add_commands(
        Command(_NAME, open_palette, icon="search", keys=("Ctrl+K",), menu=MenuPlace("help", 0, -1))
    )
