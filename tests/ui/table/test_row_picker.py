"""A hundred thousand rows are selected as fast as one."""

import numpy as np

from gisapp.ui.table.panel import TablePanel
from gisapp.ui.table.row_picker import RowPicker
from gisapp.ui.window.main_window import MainWindow
from tests.ui.table.table_parts import ROWS, panel
from tests.window import window

__all__ = ["panel", "window"]


def test_ranges_begin_where_was_picked_last(window: MainWindow, panel: TablePanel) -> None:
    tables = window.session.tables
    picker = RowPicker(tables)
    picker.pick(5)
    picker.pick(7, to_here=True)
    assert len(tables.selected) == 3
    picker.pick(20, toggle=True)
    picker.pick(22, to_here=True, toggle=True)
    assert len(tables.selected) == 6
    picker.pick_all()
    assert len(np.unique(tables.selected)) == ROWS


def test_lines_beyond_the_end_are_none(window: MainWindow, panel: TablePanel) -> None:
    picker = RowPicker(window.session.tables)
    picker.pick(ROWS + 5)
    assert not len(window.session.tables.selected)
