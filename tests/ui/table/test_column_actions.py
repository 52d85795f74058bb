"""A column colours the layer, and opens its statistics."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.ui.filters.facet_popover import FacetPopover
from gisapp.ui.table.panel import TablePanel
from gisapp.ui.window.main_window import MainWindow
from tests.ui.table.table_parts import panel, trigger
from tests.window import window

__all__ = ["panel", "window"]


def test_a_column_colours_the_layer(qtbot: QtBot, window: MainWindow, panel: TablePanel) -> None:
    trigger(panel, "kind", "Colour by this column")
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    layer = window.session.tables.layer
    assert layer is not None
    assert layer.symbology.attribute == "kind"


def test_statistics_open_beside_the_head(
    qtbot: QtBot, window: MainWindow, panel: TablePanel
) -> None:
    trigger(panel, "kind", "Statistics and filter…")
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    cards = [each for each in QApplication.topLevelWidgets() if isinstance(each, FacetPopover)]
    (card,) = (each for each in cards if each.isVisible())
    assert card.fields.currentText() == "kind"
    card.close()


def test_a_note_is_no_column_of_the_file(window: MainWindow, panel: TablePanel) -> None:
    layer = window.session.tables.layer
    assert layer is not None
    assert not any(each.is_for(layer, "gisapp:note") for each in panel.head_menu.actions)
