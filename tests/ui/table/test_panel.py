"""The table in the window: opened by a key, linked with the map, copied, noted in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.session.session import make_session
from gisapp.session.settings import Settings
from gisapp.ui.table.panel import TablePanel
from gisapp.ui.window.main_window import MainWindow
from tests.beyond_memory import MEGABYTE
from tests.hostile_names import hostile_table, write_geoparquet
from tests.ui.reading import seen
from tests.ui.table.table_parts import ROWS, cells, panel
from tests.window import window

__all__ = ["panel", "window"]


def test_a_key_opens_the_table_of_the_topmost_layer(qtbot: QtBot, window: MainWindow) -> None:
    assert window.findChild(TablePanel) is None
    window.commands["show_table"].trigger()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    panel = window.findChild(TablePanel)
    assert panel is not None
    assert panel.isVisible()
    assert panel.bar.layers.currentText() == "Enterprises"
    assert panel.bar.counts.text() == "5 rows"
    window.show_panel("table", shown=False)
    assert window.session.tables.layer_id.value == ""


def test_cells_are_shown_as_users_read_them(panel: TablePanel) -> None:
    assert panel.model.rowCount() == ROWS
    assert cells(panel, "name") == ["Works 0", "Works 1", "Works 2"]
    assert cells(panel, "staff") == ["0", "1,500.5", "3,001"]
    assert cells(panel, "gap") == ["", "", ""]


def test_a_row_selects_on_the_map_and_the_map_a_row(window: MainWindow, panel: TablePanel) -> None:
    grid, state = panel.grid.moving, window.session.state
    spot = grid.visualRect(panel.model.index(2, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    (ref,) = state.selection.value.features
    assert panel.model.is_selected(2)
    assert "200 rows · 1 selected" in panel.bar.counts.text()
    window.focus_map()
    shown = window.session.tables.shown
    assert shown is not None
    far = int(shown.rows.rows.ids[150])
    window.session.selector.select(FeatureRef(ref.layer_id, far))
    assert panel.model.is_selected(150)
    assert grid.visualRect(panel.model.index(150, 0)).top() in range(grid.viewport().height())


def test_what_is_selected_is_copied(qtbot: QtBot, window: MainWindow, panel: TablePanel) -> None:
    panel.grid.go_to(0, "name")
    panel.copy()
    assert QApplication.clipboard().text() == "Works 0"
    QTest.keyClick(panel.grid.moving, Qt.Key.Key_Space)
    panel.copy()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert QApplication.clipboard().text().startswith("name\tstaff\tkind\tgap\tMy note\nWorks 0\t")


def test_a_note_is_typed_and_told_in_the_details(
    qtbot: QtBot, window: MainWindow, panel: TablePanel
) -> None:
    index = panel.model.index(0, panel.model.names.index("gisapp:note"))
    assert panel.model.setData(index, "ask the owner")
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert index.data() == "ask the owner"
    panel.grid.go_to(0, "name")
    QTest.keyClick(panel.grid.moving, Qt.Key.Key_Return)
    assert "ask the owner" in seen(window)
    window.session.history.undo()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert index.data() == ""


def test_empty_states_are_said(qtbot: QtBot, window: MainWindow, panel: TablePanel) -> None:
    tables = window.session.tables
    tables.change_look(tables.look.showing_only("selected", checked=True))
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    said = [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
    assert "No row is left to show." in said


def test_find_goes_from_cell_to_cell(qtbot: QtBot, window: MainWindow, panel: TablePanel) -> None:
    QTest.keyClick(panel.grid.moving, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.find_bar.isVisible()
    panel.find_bar.field.setText("works 19")
    QTest.keyClick(panel.find_bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert panel.find_bar.count.text() == "11 found"
    QTest.keyClick(panel.find_bar.field, Qt.Key.Key_F3)
    assert panel.grid.current == (19, "name")
    QTest.keyClick(panel.find_bar.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert panel.grid.current == (199, "name")
    QTest.keyClick(panel.find_bar.field, Qt.Key.Key_Escape)
    assert not panel.find_bar.isVisible()


def test_a_layer_can_be_chosen(qtbot: QtBot, window: MainWindow, panel: TablePanel) -> None:
    box = panel.bar.layers
    box.activated.emit(box.findText("Enterprises"))
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert window.session.tables.layer_id.value == "enterprise"
    assert panel.model.rowCount() == 5


def test_a_table_without_places_has_rows_too(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, panel: TablePanel
) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("firm,tax\nA,1\nB,2\n")
    session = window.session
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    layer = next(each for each in session.tables.layers if each.is_table)
    session.tables.show_layer(layer.layer_id)
    qtbot.waitUntil(lambda: not session.tasks.running)
    panel.grid.go_to(1, "firm")
    QTest.keyClick(panel.grid.moving, Qt.Key.Key_Return)
    assert len(session.tables.selected) == 1
    assert not panel.bar.scopes["in_view"].isEnabled()


def test_a_note_on_a_park_of_the_embedded_data_is_told(window: MainWindow) -> None:
    session = window.session
    layer = session.state.layers["enterprise"]
    ref = FeatureRef("enterprise", int(layer.geometry.feature_ids[0]))
    session.notes.note(ref, "call them")
    session.selector.select(ref)
    assert "call them" in seen(window)


def test_rows_beyond_memory_come_as_they_are_scrolled_to(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    session = make_session(Settings(None), "en", memory_bytes=MEGABYTE // 4)
    session.navigation.start_at()
    path = write_geoparquet(tmp_path / "plots.parquet", hostile_table(4000))
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    layer = next(each for each in session.tables.layers if each.row_store is not None)
    session.tables.show_layer(layer.layer_id)
    panel = TablePanel(session)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4000)
    column = panel.model.names.index("number")
    assert panel.model.cell(3500, column).text == "…"
    panel.grid.moving.verticalScrollBar().setValue(3500)
    qtbot.waitUntil(lambda: panel.model.value(3500, column) == 3500)
    assert "larger than memory" not in seen(panel)
    assert "4,000 rows" in panel.bar.counts.text()
    session.close()


def test_the_menu_of_rows_compares_the_selected_ones(window: MainWindow, panel: TablePanel) -> None:
    grid = panel.grid.moving
    spot = grid.visualRect(panel.model.index(1, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    grid.customContextMenuRequested.emit(spot)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    compare = window.commands["compare_selected"]
    assert compare in menu.actions()
    menu.close()
    compare.trigger()
    (pinned,) = window.session.compared.shown
    (selected,) = window.session.state.selection.value.features
    assert pinned.ref == selected
