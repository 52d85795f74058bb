"""Puts the list of findings into the window, below the map, and the command that checks."""

from PySide6.QtCore import Qt

from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.health.panel import HealthPanel
from gisapp.ui.window.main_window import MainWindow

_HEIGHT_PX = 300


def install(window: MainWindow, session: Session) -> None:
    """Add the panel, which is closed until data are checked."""
    health = session.data_health
    area = Qt.DockWidgetArea.BottomDockWidgetArea
    window.reserve_panel("health", area, _HEIGHT_PX, shown=False)
    window.add_panel(HealthPanel(session.state, health, session.last_folders), "health")

    def check() -> None:
        window.show_panel("health")
        health.check()

    window.add_commands(Command("check_data", check, menu=MenuPlace("edit", 8)))
