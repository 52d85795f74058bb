"""The dialog asks with what a layer is compared, and proposes which is newer."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.changes.compare_dialog import CompareDialog
from gisapp.ui.window.main_window import MainWindow
from tests.deliveries import NEW_ROWS, OLD_ROWS, write_book, write_plots
from tests.window import window

__all__ = ["window"]


def dialog_on(qtbot: QtBot, window: MainWindow, path: Path) -> CompareDialog:
    session = window.session
    session.embedded.show()
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    layer = next(each for each in session.deliveries.comparable if each.dataset is None)
    session.deliveries.asked.emit(layer.layer_id)
    dialog = window.findChild(CompareDialog)
    assert dialog is not None
    return dialog


def test_a_layer_is_compared_with_a_file_that_is_newer(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = dialog_on(qtbot, window, write_plots(tmp_path, "plots2024.gpkg", OLD_ROWS))
    dialog.take_file(write_book(tmp_path, "ledger2025.xlsx", NEW_ROWS))
    assert dialog.other.currentText() == "ledger2025.xlsx"
    assert dialog.other_is_newer.isChecked()
    QTest.mouseClick(dialog.compare, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.deliveries.shown.value is not None)
    comparison = window.session.deliveries.shown.value
    assert comparison is not None
    assert [row.key for row in comparison.changes.added] == [("DK-004",)]
    assert window.findChild(CompareDialog) is None


def test_two_open_layers_are_compared_by_a_chosen_key(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.session.loader.open([str(write_plots(tmp_path, "b.gpkg", OLD_ROWS))])
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    dialog = dialog_on(qtbot, window, write_plots(tmp_path, "a.gpkg", NEW_ROWS))
    assert dialog.layer_is_newer.isChecked()
    dialog.other.setCurrentIndex(dialog.other.findText("地块  ·  b.gpkg"))
    dialog.key.setCurrentIndex(dialog.key.findData("名称"))
    QTest.mouseClick(dialog.compare, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.deliveries.shown.value is not None)
    comparison = window.session.deliveries.shown.value
    assert comparison is not None
    assert comparison.changes.key == ("名称",)
    assert [row.key for row in comparison.changes.gone] == [("二号",)]
