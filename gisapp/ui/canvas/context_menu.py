"""The map's context menu: ask what is at a place, measure from it, copy its coordinates."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from gisapp.core.text.position_text import position_text
from gisapp.core.view_state import ViewState
from gisapp.session.selecting import Selector
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.map_tools import TOLERANCE_PX
from gisapp.words import Words


def canvas_menu(
    canvas: MapCanvas, place: QPoint, view_state: ViewState, selecting: Selector, words: Words
) -> QMenu:
    """Return the menu for a place on the canvas, in logical pixels."""
    viewport = view_state.viewport.value
    x, y = viewport.to_map(place.x(), place.y())
    menu = QMenu(canvas)
    menu.setObjectName("canvasMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    tolerance_m = TOLERANCE_PX * viewport.resolution
    menu.addAction(words("canvas.what_is_here"), lambda: selecting.click(x, y, tolerance_m))
    menu.addAction(words("canvas.measure_from_here"), lambda: canvas.tools.measure_from(x, y))
    menu.addSeparator()
    clipboard = QApplication.clipboard()
    degrees = position_text(x, y, "decimal")
    menu.addAction(
        words("canvas.copy_degrees", position=degrees), lambda: clipboard.setText(degrees)
    )
    metres = position_text(x, y, "metres")
    menu.addAction(words("canvas.copy_metres", position=metres), lambda: clipboard.setText(metres))
    return menu
