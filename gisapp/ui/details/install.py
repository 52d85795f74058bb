"""Puts the Details panel into the window, with its commands."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from gisapp.session.session import Session
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.details.closed_hint import ClosedHint
from gisapp.ui.details.panel import DetailsPanel
from gisapp.ui.window.main_window import MainWindow

_COPY_MENU = "copy_details"


def install(window: MainWindow, session: Session) -> None:
    """Add the Details panel, and the commands that step through what was read and copy it."""
    panel = DetailsPanel(session, lambda name: window.commands[name].trigger())
    panel.copy_button.setMenu(window.menus.add_menu(_COPY_MENU))
    window.add_panel(panel, "details", panel.tools)
    canvas = window.centralWidget()
    if isinstance(canvas, MapCanvas):
        canvas.gesture_made.connect(ClosedHint(window, session).tell)
    window.add_commands(
        Command("details_back", partial(panel.go, -1), enabled=panel.can_go_back),
        Command("details_forward", partial(panel.go, +1), enabled=panel.can_go_forward),
        Command(
            "copy_details_text",
            panel.copy_text,
            menu=MenuPlace(_COPY_MENU, 0, 0),
            enabled=panel.can_copy,
        ),
        Command(
            "copy_facts", panel.copy_text, menu=MenuPlace("edit", 1, 2), enabled=panel.can_copy
        ),
        Command(
            "copy_details_json",
            panel.copy_json,
            menu=MenuPlace(_COPY_MENU, 0, 1),
            enabled=panel.can_copy,
        ),
    )
    # The tools stand in the title of the dock.
    for part in (panel, panel.tools):
        copy = QShortcut(QKeySequence.StandardKey.Copy, part)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(panel.copy_text)
