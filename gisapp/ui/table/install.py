"""Puts the attribute table into the window, below the map; it is made when it is first seen."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from gisapp.session.session import Session
from gisapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gisapp.ui.table.panel import TablePanel

_HEIGHT_PX = 300
_ROW_COMMANDS = ("show_selection", "compare_selected")


def install(window: MainWindow, session: Session) -> None:
    """Add the dock; opened by its command, it shows the table of the layer that is looked at."""
    tables = session.tables
    area = Qt.DockWidgetArea.BottomDockWidgetArea
    window.reserve_panel("table", area, _HEIGHT_PX, shown=False)
    made: list[TablePanel] = []

    def ensure() -> "TablePanel":
        if not made:
            # Most starts of the window end without the table.
            from gisapp.ui.table.column_actions import column_actions
            from gisapp.ui.table.panel import TablePanel

            made.append(TablePanel(session))
            made[0].head_menu.actions += column_actions(session)
            window.add_panel(made[0], "table")
            for grid in (made[0].grid.frozen, made[0].grid.moving):
                grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                grid.customContextMenuRequested.connect(partial(_open_row_menu, window, grid))
        return made[0]

    def follow(is_shown: bool) -> None:
        if is_shown:
            ensure()
            if not tables.layer_id.value:
                tables.open(_usual_layer(session))
            if window.isActiveWindow():
                ensure().grid.moving.setFocus()
        else:
            tables.open("")

    def show(_layer_id: str) -> None:
        window.show_panel("table")
        ensure().grid.moving.setFocus()

    window.panel_is_shown("table").changed.connect(follow)
    tables.asked.connect(show)
    if window.panel_is_shown("table").value:
        follow(True)


def _open_row_menu(window: MainWindow, grid: QWidget, at: QPoint) -> None:
    """Open the menu of the selected rows: a right click has selected the one that it is on."""
    menu = QMenu(grid)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions([window.commands[name] for name in _ROW_COMMANDS])
    menu.popup(grid.mapToGlobal(at))


def _usual_layer(session: Session) -> str:
    """Return the layer whose table is likely wanted: that of the selection, else the topmost."""
    selected = list(session.state.selection.value.features.ids)
    listed = [each.layer_id for each in session.tables.layers]
    return next((each for each in (*selected, *listed) if each in listed), "")
