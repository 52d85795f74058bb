"""The systems beside the usual ones that coordinates can be told in: those of layers, any other."""

from functools import partial

from PySide6.QtWidgets import QDialog, QMenu

from gisapp.core.text.crs_text import crs_text
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.single_dialog import SingleDialog
from gisapp.words import Words


def other_systems(window: MainWindow, session: Session) -> Command:
    """Return the command whose submenu lists them."""

    # Most starts of the window end without the dialog.
    def dialog(words: Words) -> QDialog:
        from gisapp.ui.coordinates.system_dialog import SystemDialog

        return SystemDialog(session.tasks, session.positions.choose, words, window)

    single = SingleDialog(dialog, session.state.words)

    def fill(menu: QMenu) -> None:
        for code in session.positions.others:
            name = crs_text(code, session.state.words.value)
            entry = menu.addAction(name, partial(session.positions.choose, code))
            entry.setCheckable(True)
            entry.setChecked(session.positions.style.value == code)
        if session.positions.others:
            menu.addSeparator()
        menu.addAction(session.state.words.value("system.more"), single.show)

    place = MenuPlace("coordinates", 1)
    return Command("coordinates_other", lambda: None, menu=place, fill=fill)
