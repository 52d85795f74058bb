"""The dialog that asks how far a selection grows."""

from pytestqt.qtbot import QtBot

from gisapp.ui.select.grow_dialog import GrowDialog
from gisapp.ui.window.main_window import MainWindow
from tests.ui.select.plots import settle, take, taken


def test_it_grows_by_what_is_typed_and_goes(plots_window: MainWindow, qtbot: QtBot) -> None:
    take(plots_window, 4)
    plots_window.commands["grow_by_distance"].trigger()
    [dialog] = plots_window.findChildren(GrowDialog)
    assert dialog.take.isEnabled()
    dialog.distance.setText("nowhere")
    assert not dialog.take.isEnabled()
    # Between the plots lie 197 m from west to east, and 222 m from south to north.
    dialog.distance.setText("210 m")
    dialog.take.click()
    assert dialog.isHidden()
    settle(qtbot, plots_window)
    assert taken(plots_window) == [3, 4, 5]
