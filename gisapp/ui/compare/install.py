"""Puts the comparison into the window, below the map; it is made when it is first seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gisapp.core.events import mapped
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gisapp.ui.compare.panel import ComparePanel

_HEIGHT_PX = 300


def install(window: MainWindow, session: Session) -> None:
    """Add the dock, and the commands that pin what is selected and save the sheet."""
    compared = session.compared
    window.reserve_panel("compare", Qt.DockWidgetArea.BottomDockWidgetArea, _HEIGHT_PX, shown=False)
    made: list[ComparePanel] = []

    def ensure() -> "ComparePanel":
        if not made:
            # Most starts of the window end without it.
            from gisapp.ui.compare.panel import ComparePanel

            made.append(ComparePanel(session))
            window.add_panel(made[0], "compare")
        return made[0]

    def show() -> None:
        ensure()
        window.show_panel("compare")

    def follow(is_shown: bool) -> None:
        if is_shown:
            ensure()

    def save() -> None:
        show()
        ensure().refresh()
        ensure().save()

    is_something_pinned = mapped(compared.pins, bool)
    window.panel_is_shown("compare").changed.connect(follow)
    compared.asked.connect(lambda _: show())
    window.add_commands(
        Command(
            "compare_selected",
            compared.pin_selected,
            icon="compare",
            keys=("Ctrl+Shift+K",),
            menu=MenuPlace("select", 5, 0),
            enabled=compared.can_pin,
        ),
        Command(
            "save_comparison", save, menu=MenuPlace("select", 5, 1), enabled=is_something_pinned
        ),
        Command(
            "clear_comparison",
            compared.clear,
            menu=MenuPlace("select", 5, 2),
            enabled=is_something_pinned,
        ),
    )
    if window.panel_is_shown("compare").value:
        follow(True)
