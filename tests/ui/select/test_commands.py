"""The menu Select."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gisapp.ui.window.main_window import MainWindow
from tests.ui.gestures import trigger
from tests.ui.parts import canvas_of
from tests.ui.select.plots import middle_of, settle, take, taken


def test_all_the_others_and_neighbours(plots_window: MainWindow, qtbot: QtBot) -> None:
    trigger(plots_window, "Select", "Select all")
    assert taken(plots_window) == [*range(9)]
    take(plots_window, 0, 1)
    trigger(plots_window, "Select", "Invert the selection")
    assert taken(plots_window) == [*range(2, 9)]
    take(plots_window, 4)
    trigger(plots_window, "Select", "Add neighbours that touch")
    settle(qtbot, plots_window)
    assert taken(plots_window) == [4], "there are roads between them"
    trigger(plots_window, "Select", "Select all in view")
    assert taken(plots_window) == [*range(9)]


def test_a_layer_is_selected_whole_from_its_submenu(plots_window: MainWindow) -> None:
    [menu] = plots_window.findChildren(QMenu, "select_all_ofMenu")
    menu.aboutToShow.emit()
    [entry] = [each for each in menu.actions() if each.text() == "plots"]
    entry.trigger()
    assert taken(plots_window) == [*range(9)]


def test_a_polygon_lost_by_a_click_comes_back(plots_window: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(plots_window)
    plots_window.commands["select_polygon"].trigger()
    away = (middle_of(plots_window, 1) - middle_of(plots_window, 0)) * 0.6
    side = QPoint(away.x(), away.x())
    low, high = middle_of(plots_window, 0), middle_of(plots_window, 4)
    corners = (
        QPoint(low.x() - side.x(), low.y() + side.y()),
        QPoint(high.x() + side.x(), low.y() + side.y()),
        QPoint(high.x() + side.x(), high.y() - side.y()),
        QPoint(low.x() - side.x(), high.y() - side.y()),
    )
    for corner in corners:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=corner)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    settle(qtbot, plots_window)
    assert taken(plots_window) == [0, 1, 3, 4]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle_of(plots_window, 8))
    assert taken(plots_window) == [8]
    trigger(plots_window, "Select", "Last selection")
    assert taken(plots_window) == [0, 1, 3, 4]


def test_what_needs_a_selection_waits_for_one(plots_window: MainWindow) -> None:
    names = ("grow_selection", "grow_by_distance", "last_selection")
    assert not any(plots_window.commands[name].isEnabled() for name in names)
    take(plots_window, 1)
    take(plots_window, 2)
    assert all(plots_window.commands[name].isEnabled() for name in names)
