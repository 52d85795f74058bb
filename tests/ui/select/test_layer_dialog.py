"""The dialog that selects by how features stand to those of another layer."""

import pytest
from pytestqt.qtbot import QtBot

from gisapp.ui.select.layer_dialog import LayerDialog
from gisapp.ui.window.main_window import MainWindow
from tests.ui.select.conftest import LAYER
from tests.ui.select.plots import settle, take, taken


@pytest.fixture
def dialog(plots_window: MainWindow) -> LayerDialog:
    plots_window.commands["select_by_layer"].trigger()
    [dialog] = plots_window.findChildren(LayerDialog)
    for box in (dialog.layer, dialog.other):
        box.setCurrentIndex(box.findData(LAYER))
    return dialog


def test_what_is_near_the_selected_features_joins(
    plots_window: MainWindow, dialog: LayerDialog, qtbot: QtBot
) -> None:
    assert not dialog.only_selected.isEnabled(), "nothing is selected"
    take(plots_window, 4)
    assert dialog.only_selected.isEnabled()
    dialog.only_selected.setChecked(True)
    dialog.distance.setText("210 m")
    dialog.mode.setCurrentIndex(1)
    dialog.take.click()
    settle(qtbot, plots_window)
    assert taken(plots_window) == [3, 4, 5]
    assert dialog.isVisible(), "somebody may ask again"


def test_a_distance_is_asked_for_where_it_counts(dialog: LayerDialog) -> None:
    dialog.distance.setText("")
    assert not dialog.take.isEnabled()
    dialog.relation.setCurrentIndex(1)
    assert dialog.take.isEnabled()
    assert not dialog.distance.isEnabled()


def test_all_touch_themselves(plots_window: MainWindow, dialog: LayerDialog, qtbot: QtBot) -> None:
    dialog.relation.setCurrentIndex(1)
    dialog.take.click()
    settle(qtbot, plots_window)
    assert taken(plots_window) == [*range(9)]


def test_layers_that_go_leave_the_lists(plots_window: MainWindow, dialog: LayerDialog) -> None:
    plots_window.session.state.layers.remove(LAYER)
    assert dialog.layer.findData(LAYER) == -1
    assert dialog.layer.layer_id != LAYER
