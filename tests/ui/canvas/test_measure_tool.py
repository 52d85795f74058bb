"""Distances and areas are measured with the mouse, told on a card, and copied."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from gisapp.core.layers.selection import Selection
from gisapp.core.space.measurement import Measurement
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.window.main_window import MainWindow
from tests.ui.gestures import drag, point_at
from tests.ui.parts import canvas_of, measure_card_of

Key, Button = Qt.Key, Qt.MouseButton
A, B, C = QPoint(150, 350), QPoint(350, 350), QPoint(350, 480)


@pytest.fixture
def canvas(window: MainWindow, qtbot: QtBot) -> MapCanvas:
    """The canvas of a window in which a distance is about to be measured."""
    canvas = canvas_of(window)
    window.commands["measure_distance"].trigger()
    qtbot.waitUntil(lambda: canvas.tools.measure.can_tell.value)
    return canvas


def click(canvas: MapCanvas, *places: QPoint) -> None:
    for place in places:
        QTest.mouseMove(canvas, place)
        QTest.mouseClick(canvas, Button.LeftButton, pos=place)


def right_click(canvas: MapCanvas, place: QPoint) -> None:
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)


def measured(canvas: MapCanvas) -> Measurement:
    measurement = canvas.tools.measure.measurement.value
    assert measurement is not None
    return measurement


def told(window: MainWindow) -> str:
    label = measure_card_of(window).findChild(QLabel, "measureResult")
    assert label is not None
    return label.text()


def kilometres(text: str) -> float:
    number, unit = text.split()
    assert unit == "km"
    return float(number)


def test_the_distance_follows_the_mouse_and_is_true_on_the_ground(
    window: MainWindow, canvas: MapCanvas
) -> None:
    assert measure_card_of(window).isVisible()
    click(canvas, A, B)
    one_leg = kilometres(told(window))
    assert one_leg == pytest.approx(0.2 * canvas.state.viewport.value.ground_resolution, rel=0.01)
    QTest.mouseMove(canvas, C)
    assert kilometres(told(window)) == pytest.approx(one_leg * 330 / 200, rel=0.01)
    assert canvas.state.selection.value == Selection(), "a click sets a point and nothing else"


def test_a_right_click_ends_and_keeps_and_the_next_click_begins_anew(
    window: MainWindow, canvas: MapCanvas
) -> None:
    click(canvas, A, B)
    length = told(window)
    QTest.mouseMove(canvas, C)
    right_click(canvas, C)
    assert canvas.window().findChild(QMenu, "canvasMenu") is None
    assert told(window) == length
    QTest.mouseMove(canvas, A)
    assert told(window) == length
    click(canvas, C)
    (point,) = measured(canvas).points
    assert point == pytest.approx(point_at(canvas, C))


def test_backspace_takes_a_point_back_and_escape_gives_up(
    window: MainWindow, canvas: MapCanvas
) -> None:
    click(canvas, A, B, C)
    QTest.keyClick(canvas, Key.Key_Backspace)
    assert len(measured(canvas).points) == 2
    QTest.keyClick(canvas, Key.Key_Escape)
    assert not measure_card_of(window).isVisible()
    assert not window.commands["measure_distance"].isChecked()
    click(canvas, A)
    assert canvas.tools.measure.measurement.value is None


def test_a_double_click_sets_the_last_point_and_does_not_zoom(canvas: MapCanvas) -> None:
    before = canvas.state.viewport.value
    click(canvas, A, B)
    QTest.mouseDClick(canvas, Button.LeftButton, pos=B)
    assert measured(canvas).is_ended
    assert len(measured(canvas).points) == 2
    assert canvas.state.viewport.value == before


def test_the_map_can_be_dragged_while_measuring(canvas: MapCanvas) -> None:
    click(canvas, A)
    held = point_at(canvas, B)
    drag(canvas, B, C)
    assert point_at(canvas, C) == pytest.approx(held)
    assert len(measured(canvas).points) == 1


def test_the_same_points_tell_an_area_in_the_units_chosen_and_are_copied(
    window: MainWindow, canvas: MapCanvas
) -> None:
    click(canvas, A, B, C)
    right_click(canvas, C)
    card = measure_card_of(window)
    area, copy = (card.findChild(QToolButton, n) for n in ("card_measure_area", "copyMeasurement"))
    assert area is not None
    assert copy is not None
    area.click()
    assert window.commands["measure_area"].isChecked()
    square_km = 0.5 * 0.2 * 0.13 * canvas.state.viewport.value.ground_resolution**2
    number, unit = told(window).split()
    assert unit == "km²"
    assert float(number) == pytest.approx(square_km, rel=0.01)
    copy.click()
    first, others, perimeter = QApplication.clipboard().text().splitlines()
    assert first == told(window)
    assert "mu" in others
    assert "km" in perimeter
    window.commands["switch_language"].trigger()
    assert told(window) == f"{number} 平方公里"


def test_one_may_measure_from_a_place_of_the_context_menu(window: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(window)
    right_click(canvas, A)
    menu = canvas.window().findChild(QMenu, "canvasMenu")
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    (point,) = measured(canvas).points
    assert point == pytest.approx(point_at(canvas, A))
    qtbot.waitUntil(lambda: canvas.tools.measure.can_tell.value)


def test_what_is_measured_is_drawn(canvas: MapCanvas) -> None:
    before = canvas.grab().toImage()
    click(canvas, A, B)
    right_click(canvas, B)
    after = canvas.grab().toImage()
    middle = (A + B) / 2
    assert after.pixelColor(middle) != before.pixelColor(middle)
    assert after.pixelColor(C) == before.pixelColor(C)
