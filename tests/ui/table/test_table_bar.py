"""The line above the table tells how many rows there are, and chooses which."""

from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import Between, LayerFilter
from gisapp.ui.table.panel import TablePanel
from gisapp.ui.window.main_window import MainWindow
from tests.ui.table.table_parts import panel
from tests.window import window

__all__ = ["panel", "window"]


def test_rows_are_counted_and_chosen(qtbot: QtBot, window: MainWindow, panel: TablePanel) -> None:
    session, bar = window.session, panel.bar
    assert bar.counts.text() == "200 rows"
    assert not bar.scopes["filtered"].isVisible()
    wanted = LayerFilter((Between("staff", 0, 5000),))
    session.edits.filter(session.tables.layer_id.value, wanted)
    qtbot.waitUntil(lambda: bar.counts.text() == "4 of 200 rows")
    assert bar.scopes["filtered"].isChecked()
    bar.scopes["filtered"].click()
    qtbot.waitUntil(lambda: bar.counts.text() == "200 rows")
    bar.scopes["selected"].click()
    qtbot.waitUntil(lambda: bar.counts.text() == "0 of 200 rows")
