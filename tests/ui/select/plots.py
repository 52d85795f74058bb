"""What is selected of the plots, and where they are on the map."""

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gisapp.core.layers.selection import FeatureSet
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import canvas_of
from tests.ui.select.conftest import LAYER


def take(window: MainWindow, *numbers: int) -> None:
    """Select plots by their numbers."""
    ids = numbers_to_ids(window, numbers)
    window.session.selector.take(FeatureSet({LAYER: ids} if len(ids) else {}))


def numbers_to_ids(window: MainWindow, numbers: tuple[int, ...]) -> np.ndarray:
    layer = window.session.state.layers[LAYER]
    every = np.sort(layer.geometry.feature_ids)
    return every[list(numbers)]


def taken(window: MainWindow) -> list[int]:
    """Return the numbers of the plots that are selected."""
    layer = window.session.state.layers[LAYER]
    every = np.sort(layer.geometry.feature_ids)
    ids = window.session.state.selection.value.features.ids.get(LAYER, every[:0])
    return sorted(np.searchsorted(every, ids).tolist())


def middle_of(window: MainWindow, number: int) -> QPoint:
    """Return the pixel in the middle of a plot."""
    layer = window.session.state.layers[LAYER]
    [feature_id] = numbers_to_ids(window, (number,)).tolist()
    row = layer.geometry.row_of(feature_id)
    assert row is not None
    place = layer.geometry.middles(np.array([row]))[0].tolist()
    x, y = canvas_of(window).state.viewport.value.to_pixel(*place)
    return QPoint(round(x), round(y))


def status_text(window: MainWindow) -> str:
    """Return what the status bar says of the selection; "" where it says nothing."""
    [button] = window.statusBar().findChildren(QToolButton, "statusSelection")
    return "" if button.isHidden() else button.accessibleName()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until no worker is at work."""
    qtbot.waitUntil(lambda: not window.session.tasks.running)
