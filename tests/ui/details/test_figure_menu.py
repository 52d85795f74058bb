"""From a figure in the details, the map is coloured and ranked without a dialog."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.text.sheet_text import RowText
from gisapp.ui.details.figure_menu import Figure, offer_figure_menu
from gisapp.ui.filters.facet_popover import FacetPopover
from gisapp.ui.table.panel import TablePanel
from gisapp.ui.widgets.row_menu import MenuEntry
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.window.main_window import MainWindow
from tests.ui.table.table_parts import panel
from tests.window import window

__all__ = ["panel", "window"]


@pytest.fixture
def layer(window: MainWindow, panel: TablePanel) -> Layer:
    """The works, of which the hundredth is read about."""
    layer = window.session.tables.layer
    assert layer is not None
    window.session.selector.select(FeatureRef(layer.layer_id, 100))
    return layer


def offered(window: MainWindow, label: str) -> dict[str, MenuEntry]:
    """Return the menu of a row in the details, by what its entries say."""
    rows = window.findChildren(SheetRow)
    (row,) = (each for each in rows if each.text_of_row.label == label and each.menu is not None)
    assert row.menu is not None
    return {each.text: each for each in row.menu.entries()}


def test_a_figure_has_all_and_a_name_is_not_ranked(window: MainWindow, layer: Layer) -> None:
    assert list(offered(window, "staff")) == [
        "Colour the map by this",
        "Rank by this",
        "Filter by this…",
        "Label the map with this",
        "Show in the table",
        "Copy the value",
    ]
    assert "Rank by this" not in offered(window, "name")


def test_it_is_ranked_among_all_and_seen(
    qtbot: QtBot, window: MainWindow, panel: TablePanel, layer: Layer
) -> None:
    offered(window, "staff")["Rank by this"].run()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    line, column = panel.grid.current
    # The works are numbered by their staff: the hundredth of 200 has the hundredth rank.
    assert (line, column) == (99, "staff")
    assert panel.model.is_selected(line)
    assert panel.grid.moving.rowViewportPosition(line) in range(panel.grid.moving.height())


def test_the_map_is_coloured_by_it(qtbot: QtBot, window: MainWindow, layer: Layer) -> None:
    offered(window, "kind")["Colour the map by this"].run()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert window.session.state.layers[layer.layer_id].coloring.attribute == "kind"
    assert window.session.history.undoable.value is not None


def test_it_is_copied_and_filtered_by(qtbot: QtBot, window: MainWindow, layer: Layer) -> None:
    entries = offered(window, "staff")
    entries["Copy the value"].run()
    assert QGuiApplication.clipboard().text() == "150050"
    entries["Filter by this…"].run()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    cards = [each for each in QApplication.topLevelWidgets() if isinstance(each, FacetPopover)]
    (card,) = (each for each in cards if each.isVisible())
    assert card.fields.currentText() == "staff"
    card.close()


def test_of_a_layer_that_is_gone_only_the_copy_is_left(
    qtbot: QtBot, window: MainWindow, layer: Layer
) -> None:
    row = SheetRow(RowText("staff", "9"), opens=False)
    qtbot.addWidget(row)
    offer_figure_menu(row, window.session, Figure("gone", "staff", 1, "9"))
    assert row.menu is not None
    assert [each.text for each in row.menu.entries()] == ["Copy the value"]
