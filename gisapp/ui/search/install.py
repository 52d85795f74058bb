"""Puts the search box into the tool bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gisapp.session.session import Session
from gisapp.ui.command import BarPlace, Command, MenuPlace
from gisapp.ui.search.box import SearchBox
from gisapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gisapp.core.search.hits import SearchHit


def install(window: MainWindow, session: Session) -> None:
    """Add the search box; what is chosen in it is shown, and the map gets the keys back."""
    box = SearchBox(session.searcher, session.state)

    def show(hit: "SearchHit") -> None:
        session.searcher.go_to(hit)
        window.focus_map()

    box.chosen.connect(show)
    box.left.connect(window.focus_map)
    window.add_tool_widget(box, BarPlace(1))
    window.add_commands(
        Command(
            "search",
            # For this reason a field selects its text, to be typed over.
            lambda: box.setFocus(Qt.FocusReason.ShortcutFocusReason),
            icon="search",
            keys=("Ctrl+F",),
            menu=MenuPlace("map", 1, 0),
        )
    )
