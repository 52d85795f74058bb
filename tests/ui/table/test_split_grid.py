"""Columns are frozen, hidden, moved, made wider and sorted by."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.table.panel import TablePanel
from gisapp.ui.window.main_window import MainWindow
from tests.ui.table.table_parts import cells, panel
from tests.window import window

__all__ = ["panel", "window"]


def test_a_frozen_column_stays_at_the_left(window: MainWindow, panel: TablePanel) -> None:
    tables, place = window.session.tables, panel.model.names.index("kind")
    assert not panel.grid.frozen.isVisible()
    tables.change_look(tables.look.with_frozen("kind", frozen=True))
    assert panel.grid.frozen.isVisible()
    assert not panel.grid.frozen.isColumnHidden(place)
    assert panel.grid.moving.isColumnHidden(place)
    panel.grid.moving.verticalScrollBar().setValue(50)
    assert panel.grid.frozen.verticalScrollBar().value() == 50


def test_moved_columns_and_widths_are_kept(
    qtbot: QtBot, window: MainWindow, panel: TablePanel
) -> None:
    tables, head = window.session.tables, panel.grid.moving.horizontalHeader()
    head.moveSection(0, 2)
    qtbot.waitUntil(lambda: tables.look.order[:3] == ("staff", "kind", "name"))
    panel.grid.moving.setColumnWidth(0, 222)
    assert tables.look.widths_px == {"name": 222}
    tables.open("enterprise")
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    works = next(each for each in tables.layers if each.dataset is None)
    tables.open(works.layer_id)
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert head.visualIndex(0) == 2
    assert panel.grid.moving.columnWidth(0) == 222


def test_a_click_on_a_head_sorts(qtbot: QtBot, window: MainWindow, panel: TablePanel) -> None:
    head = panel.grid.moving.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(1) + 20, head.height() // 2)
    for first, mark in (("Works 0", "↑"), ("Works 199", "↓"), ("Works 0", "staff")):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.waitUntil(lambda: not window.session.tasks.running)
        assert cells(panel, "name", 1) == [first]
        assert str(panel.model.headerData(1, Qt.Orientation.Horizontal)).endswith(mark)


def test_the_table_is_named_for_who_does_not_see_it(panel: TablePanel) -> None:
    assert panel.grid.moving.accessibleName() == "Attribute table of works"


def test_arrow_keys_cross_from_frozen_columns_to_the_others(
    window: MainWindow, panel: TablePanel
) -> None:
    tables = window.session.tables
    tables.change_look(tables.look.with_frozen("kind", frozen=True))
    panel.grid.go_to(3, "kind")
    QTest.keyClick(panel.grid.frozen, Qt.Key.Key_Right)
    assert panel.grid.moving.currentIndex().data() == "Works 3"
