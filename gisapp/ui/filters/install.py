"""Filters in the window: chips over the map, and a command that takes all filters away."""

from gisapp.core.events import Observable
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.filters.commands import filter_commands
from gisapp.ui.window.main_window import MainWindow


def install(window: MainWindow, session: Session) -> None:
    """Add the command; the chips stand among the cards over the map."""
    has_filters = Observable(False)

    def look(_: object) -> None:
        has_filters.set(any(each.filter.conditions for each in session.state.layers.layers))

    session.state.layers.changed.connect(look)
    window.add_commands(
        *filter_commands(window, session),
        Command(
            "clear_filters",
            session.edits.clear_filters,
            keys=("Ctrl+Alt+L",),
            menu=MenuPlace("view", 4, 3),
            enabled=has_filters,
        ),
    )
