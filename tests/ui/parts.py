"""The parts of a window, for tests that look at one or use it."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from gisapp.ui.canvas.empty_hint import EmptyHint
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.measure_card import MeasureCard
from gisapp.ui.canvas.welcome import WelcomeCard
from gisapp.ui.details.panel import DetailsPanel
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.search.box import SearchBox
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.message_bar import MessageBar
from gisapp.ui.window.status_bar import StatusBar

W = TypeVar("W", bound=QWidget)


def part_of(window: MainWindow, kind: type[W]) -> W:
    """Return the one widget of a kind in a window."""
    [found] = window.findChildren(kind)
    return found


def canvas_of(window: MainWindow) -> MapCanvas:
    return part_of(window, MapCanvas)


def messages_of(window: MainWindow) -> MessageBar:
    return part_of(window, MessageBar)


def details_of(window: MainWindow) -> DetailsPanel:
    return part_of(window, DetailsPanel)


def layers_of_window(window: MainWindow) -> LayersPanel:
    """Return the Layers panel, as it is once the event loop has had a turn."""
    panel = part_of(window, LayersPanel)
    panel.tree.refresh()
    return panel


def search_of(window: MainWindow) -> SearchBox:
    return part_of(window, SearchBox)


def hint_of(window: MainWindow) -> EmptyHint:
    return part_of(window, EmptyHint)


def measure_card_of(window: MainWindow) -> MeasureCard:
    return part_of(window, MeasureCard)


def welcome_of(window: MainWindow) -> WelcomeCard:
    return part_of(window, WelcomeCard)


def status_of(window: MainWindow) -> StatusBar:
    return part_of(window, StatusBar)
