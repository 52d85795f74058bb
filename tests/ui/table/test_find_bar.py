"""The bar says how often a text stands in the table."""

from pytestqt.qtbot import QtBot

from gisapp.ui.table.panel import TablePanel
from gisapp.ui.window.main_window import MainWindow
from tests.ui.table.table_parts import panel
from tests.window import window

__all__ = ["panel", "window"]


def test_what_is_typed_is_counted(qtbot: QtBot, window: MainWindow, panel: TablePanel) -> None:
    bar = panel.find_bar
    bar.begin()
    bar.field.setText("ＷＯＲＫＳ 1")
    qtbot.waitUntil(lambda: bar.count.text() == "111 found")
    bar.field.setText("nowhere")
    qtbot.waitUntil(lambda: bar.count.text() == "Not in the table")
    bar.field.setText("")
    qtbot.waitUntil(lambda: bar.count.text() == "")
    assert bar.field.accessibleName() == "Find in the table"
    bar.end()
    assert window.session.table_finder.found.value is None
