"""Two fingers zoom the map about the place between them."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication

from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.pinch import pinch_of
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import canvas_of

PLACE = QPointF(200, 150)


def pinch(
    value: float, kind: Qt.NativeGestureType = Qt.NativeGestureType.ZoomNativeGesture
) -> QNativeGestureEvent:
    """Return what a touch pad tells when two fingers move apart, together with less than 0."""
    device = QPointingDevice.primaryPointingDevice()
    return QNativeGestureEvent(kind, device, 2, PLACE, PLACE, PLACE, value, QPointF())


@pytest.fixture
def canvas(window: MainWindow) -> MapCanvas:
    return canvas_of(window)


@pytest.mark.parametrize("value", [0.25, -0.2])
def test_the_map_zooms_and_the_place_between_the_fingers_stays(
    canvas: MapCanvas, value: float
) -> None:
    before = canvas.state.viewport.value
    held = before.to_map(PLACE.x(), PLACE.y())
    QApplication.sendEvent(canvas, pinch(value))
    after = canvas.state.viewport.value
    assert after.resolution == pytest.approx(before.resolution / (1 + value))
    assert after.to_map(PLACE.x(), PLACE.y()) == pytest.approx(held)


@pytest.mark.parametrize(("value", "factor"), [(0.1, 1.1), (50.0, 2.0), (-3.0, 0.5)])
def test_a_leap_of_the_touch_pad_is_a_step_only(value: float, factor: float) -> None:
    step = pinch_of(pinch(value))
    assert step is not None
    assert step.factor == pytest.approx(factor)


def test_other_gestures_and_events_do_nothing(canvas: MapCanvas) -> None:
    before = canvas.state.viewport.value
    QApplication.sendEvent(canvas, pinch(1.0, Qt.NativeGestureType.RotateNativeGesture))
    assert canvas.state.viewport.value == before
    assert pinch_of(QEvent(QEvent.Type.Show)) is None
