"""In a small window panels give way to the map, and they come back as it becomes larger."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gisapp.session.session import make_session
from gisapp.session.settings import Settings
from gisapp.ui.widgets.panel_dock import PanelDock
from gisapp.ui.widgets.theme import Appearance
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.panel_room import MAP_LEAST_PX
from gisapp.ui.window.window_memory import remember_window, restore_window

Area = Qt.DockWidgetArea
WIDE, SMALL, NARROW = (1280, 720), (800, 500), (500, 700)
EDGES_PX = 2
AT_FIRST_PX = {"layers": 248, "details": 376, "table": 260}


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return shown(qtbot, new_window(qtbot), WIDE)


def new_window(qtbot: QtBot) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(make_session(Settings(None), "en"), Appearance(application))
    qtbot.addWidget(window)
    areas = Area.LeftDockWidgetArea, Area.RightDockWidgetArea, Area.BottomDockWidgetArea
    for (name, size_px), area in zip(AT_FIRST_PX.items(), areas, strict=True):
        window.reserve_panel(name, area, size_px)
        window.add_panel(QLabel(name), name)
    window.show_map(QLabel("map"))
    window.finish()
    return window


def shown(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> MainWindow:
    window.resize(*size)
    window.show()
    QApplication.processEvents()
    return window


def resize(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size


def dock(window: MainWindow, name: str) -> PanelDock:
    found = window.findChild(PanelDock, f"{name}Dock")
    assert found is not None
    return found


def map_of(window: MainWindow) -> QWidget:
    canvas = window.centralWidget()
    assert canvas is not None
    return canvas


def seen(window: MainWindow) -> set[str]:
    return {name for name in AT_FIRST_PX if dock(window, name).isVisible()}


def sizes(window: MainWindow) -> dict[str, int]:
    return {
        name: dock(window, name).height() if name == "table" else dock(window, name).width()
        for name in AT_FIRST_PX
    }


def drag_edge(window: MainWindow, start: QPoint, end: QPoint) -> None:
    """Drag the line between a panel and the map, as a mouse does."""
    kinds = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
    left = Qt.MouseButton.LeftButton
    for kind, place in zip(kinds, (start, end, end), strict=True):
        over = QPointF(place)
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
        where = QPointF(window.mapToGlobal(place))
        event = QMouseEvent(kind, over, where, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, event)
        QApplication.processEvents()


def test_at_first_each_panel_has_the_size_that_it_asks_for(window: MainWindow) -> None:
    assert sizes(window) == AT_FIRST_PX


def test_a_small_window_shows_all_with_most_of_it_for_the_map(window: MainWindow) -> None:
    resize(window, SMALL)
    assert seen(window) == set(AT_FIRST_PX)
    assert map_of(window).width() > 300
    assert map_of(window).height() > 180
    assert dock(window, "layers").width() >= 200


def test_a_narrow_window_folds_one_side_and_a_wide_one_has_all_back(window: MainWindow) -> None:
    resize(window, NARROW)
    assert seen(window) == {"details", "table"}
    assert map_of(window).width() >= MAP_LEAST_PX - EDGES_PX
    assert not window.panel_is_shown("layers").value, "the menu tells that it is closed"
    resize(window, WIDE)
    assert seen(window) == set(AT_FIRST_PX)
    assert sizes(window) == AT_FIRST_PX


def test_what_is_opened_in_a_narrow_window_is_seen_in_place_of_the_other(
    window: MainWindow,
) -> None:
    resize(window, NARROW)
    window.commands["show_layers"].trigger()
    QApplication.processEvents()
    assert seen(window) == {"layers", "table"}
    resize(window, WIDE)
    assert seen(window) == set(AT_FIRST_PX)


def test_what_was_closed_by_hand_does_not_come_back(window: MainWindow) -> None:
    window.commands["show_layers"].trigger()
    resize(window, NARROW)
    resize(window, WIDE)
    assert seen(window) == {"details", "table"}


def test_a_width_that_was_dragged_comes_back(window: MainWindow) -> None:
    edge = dock(window, "layers").geometry().topRight() + QPoint(1, 100)
    drag_edge(window, edge, edge + QPoint(60, 0))
    dragged_px = dock(window, "layers").width()
    assert dragged_px > AT_FIRST_PX["layers"] + 40
    resize(window, NARROW)
    resize(window, WIDE)
    assert dock(window, "layers").width() == dragged_px


def test_a_window_that_is_closed_while_narrow_opens_with_all_its_panels(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "window.ini")
    resize(window, NARROW)
    remember_window(settings, window)
    again = new_window(qtbot)
    restore_window(settings, again, WIDE)
    shown(qtbot, again, WIDE)
    assert seen(again) == set(AT_FIRST_PX)
    assert sizes(again) == AT_FIRST_PX


def test_remembered_sizes_that_make_no_sense_are_left_alone(window: MainWindow) -> None:
    window.panel_room.want({"left": "wide", "right": -3, "nowhere": 300, "bottom": 10**9})
    resize(window, SMALL)
    resize(window, WIDE)
    assert sizes(window) == AT_FIRST_PX
