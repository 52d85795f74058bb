"""The window lists what changed; a click goes there, closing takes it off the map."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gisapp.core.deliveries.overlay import CHANGES_GROUP
from gisapp.core.layers.layer import FeatureRef
from gisapp.ui.changes.panel import ChangesPanel
from gisapp.ui.widgets.panel_dock import PanelDock
from gisapp.ui.window.main_window import MainWindow
from tests.deliveries import NEW_ROWS, OLD_ROWS, write_plots
from tests.ui.reading import WORDS
from tests.window import window

__all__ = ["window"]


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ChangesPanel:
    """The panel of two deliveries that are both open."""
    session = window.session
    for name, rows, moved in (("a.gpkg", OLD_ROWS, ""), ("b.gpkg", NEW_ROWS, "DK-001")):
        session.loader.open([str(write_plots(tmp_path, name, rows, moved=moved))])
        qtbot.waitUntil(lambda: not session.tasks.running)
    own = [each for each in session.deliveries.comparable if each.dataset is None]
    new, old = own
    session.deliveries.compare(old, new)
    qtbot.waitUntil(lambda: session.deliveries.shown.value is not None)
    found = window.findChild(ChangesPanel)
    assert found is not None
    return found


def cells(panel: ChangesPanel, column: int) -> list[str]:
    model = panel.listing.model
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def test_changes_are_listed_and_shown_on_the_map(window: MainWindow, panel: ChangesPanel) -> None:
    assert panel.isVisible()
    assert panel.heading.text() == "a.gpkg · 地块 → b.gpkg · 地块"
    assert panel.notes.text().startswith("Compared by 编号: 3 rows are in both deliveries.")
    assert cells(panel, 0) == ["Added", "Gone", "Moved", "Changed"]
    assert cells(panel, 1) == ["DK-004", "DK-002", "DK-001", "DK-003"]
    assert [chip.text() for chip in panel.listing.chips.values()] == [
        *("Added  1", "Gone  1", "Moved  1", "Changed  1")
    ]
    assert any(each.group == CHANGES_GROUP for each in window.session.state.layers.layers)
    window.session.state.words.set(WORDS["zh"])
    assert cells(panel, 0) == ["新增", "消失", "移位", "变更"]


def test_a_click_selects_what_changed(window: MainWindow, panel: ChangesPanel) -> None:
    table = panel.listing.table
    place = table.visualRect(panel.listing.model.index(3, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    comparison = window.session.deliveries.shown.value
    assert comparison is not None
    changed = FeatureRef(comparison.new.layer_id, comparison.changes.changed[0].new_id)
    assert window.session.state.selection.value.subject == changed


def test_another_key_and_the_other_direction_are_compared(
    qtbot: QtBot, window: MainWindow, panel: ChangesPanel
) -> None:
    panel.key.setCurrentText("名称")
    panel.key.activated.emit(panel.key.currentIndex())
    qtbot.waitUntil(lambda: panel.notes.text().startswith("Compared by 名称"))
    QTest.mouseClick(panel.swap, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.heading.text() == "b.gpkg · 地块 → a.gpkg · 地块")
    assert cells(panel, 1)[:2] == ["DK-002", "DK-004"]


def test_closing_the_panel_takes_the_changes_off_the_map(
    window: MainWindow, panel: ChangesPanel
) -> None:
    dock = window.findChild(PanelDock, "changesDock")
    assert dock is not None
    (button,) = dock.titleBarWidget().findChildren(QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.session.deliveries.shown.value is None
    assert not any(each.group == CHANGES_GROUP for each in window.session.state.layers.layers)
    window.commands["show_changes"].trigger()
    assert panel.isVisible()
