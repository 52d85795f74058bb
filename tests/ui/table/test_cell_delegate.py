"""Cells are painted in the colours of the theme, and cut where they are too long."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyleOptionViewItem

from gisapp.ui.table.cell_delegate import CellDelegate, row_height_px
from gisapp.ui.table.panel import TablePanel
from gisapp.ui.widgets.theme import DARK, LIGHT, ui_font
from gisapp.ui.window.main_window import MainWindow
from tests.ui.table.table_parts import panel
from tests.window import window

__all__ = ["panel", "window"]


def ground(panel: TablePanel, line: int) -> QColor:
    grid = panel.grid.moving
    corner = grid.visualRect(panel.model.index(line, 0)).topLeft()
    return grid.viewport().grab().toImage().pixelColor(corner.x() + 1, corner.y() + 1)


def test_a_selected_row_is_seen_to_be(window: MainWindow, panel: TablePanel) -> None:
    tables = window.session.tables
    shown = tables.shown
    assert shown is not None
    tables.select(shown.rows.rows.ids[:1])
    assert ground(panel, 0) == LIGHT.color("accent_soft")
    window.appearance.choice.set("dark")
    assert ground(panel, 0) == DARK.color("accent_soft")
    window.appearance.choice.set("light")


def test_a_row_has_room_for_its_text(panel: TablePanel) -> None:
    delegate = CellDelegate(panel.model, LIGHT)
    size = delegate.sizeHint(QStyleOptionViewItem(), panel.model.index(0, 0))
    assert 20 < size.width() < 200
    assert size.height() <= row_height_px(ui_font())
