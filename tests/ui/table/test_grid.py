"""Clicks and keys in the table, as in every list."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gisapp.ui.table.panel import TablePanel
from gisapp.ui.window.main_window import MainWindow
from tests.ui.table.table_parts import ROWS, panel
from tests.window import window

__all__ = ["panel", "window"]

NOTHING = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(panel: TablePanel, line: int, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    grid = panel.grid.moving
    spot = grid.visualRect(panel.model.index(line, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, spot)


def lines(panel: TablePanel) -> list[int]:
    return [line for line in range(ROWS) if panel.model.is_selected(line)]


def test_rows_are_picked_with_control_and_shift(panel: TablePanel) -> None:
    click(panel, 1)
    assert lines(panel) == [1]
    click(panel, 3, CONTROL)
    assert lines(panel) == [1, 3]
    click(panel, 1, CONTROL)
    assert lines(panel) == [3]
    click(panel, 2)
    click(panel, 0, SHIFT)
    assert lines(panel) == [0, 1, 2]


def test_keys_move_and_select(panel: TablePanel) -> None:
    grid = panel.grid.moving
    click(panel, 0)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert lines(panel) == [1]
    QTest.keyClick(grid, Qt.Key.Key_Down, SHIFT)
    assert lines(panel) == [1, 2]
    QTest.keyClick(grid, Qt.Key.Key_A, CONTROL)
    assert len(lines(panel)) == ROWS
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert lines(panel) == []
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert lines(panel) == [2]


def test_a_double_click_goes_there(window: MainWindow, panel: TablePanel) -> None:
    before = window.session.state.viewport.value
    grid = panel.grid.moving
    spot = grid.visualRect(panel.model.index(3, 0)).center()
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert lines(panel) == [3]
    assert window.session.state.viewport.value != before


def test_a_drag_selects_all_that_it_crosses(panel: TablePanel) -> None:
    grid = panel.grid.moving
    first, last = (grid.visualRect(panel.model.index(line, 0)).center() for line in (0, 3))
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(grid.viewport(), last)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=last)
    click(panel, 3, SHIFT)
    assert lines(panel) == [0, 1, 2, 3]
