"""Gestures and places on the map, for tests that use the window as a user does."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.ui.canvas.map_canvas import MapCanvas

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def place_of(canvas: MapCanvas, uid: str) -> QPoint:
    """Return a pixel inside of a subject of the embedded data."""
    layers = canvas.state.layers
    ref = find_subject(layers.layers, uid)
    assert isinstance(ref, FeatureRef)
    geometry = layers.of_feature(ref).geometry
    row = geometry.row_of(ref.feature_id)
    assert row is not None
    inside = geometry.feature(row).representative_point()
    return QPointF(*canvas.state.viewport.value.to_pixel(inside.x, inside.y)).toPoint()


def point_at(canvas: MapCanvas, place: QPoint) -> tuple[float, float]:
    """Return what lies at a pixel, in EPSG:3857."""
    return canvas.state.viewport.value.to_map(place.x(), place.y())


def drag(
    widget: QWidget,
    start: QPoint,
    end: QPoint,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """Press, move in steps and release."""
    QTest.mousePress(widget, button, keys, start)
    for step in (0.3, 0.7, 1.0):
        QTest.mouseMove(widget, start + (end - start) * step)
    QTest.mouseRelease(widget, button, keys, end)


def turn_wheel(
    widget: QWidget, place: QPoint, notches: int, keys: Qt.KeyboardModifier = NO_KEY
) -> None:
    """Turn the wheel away from the user, or nearer with negative `notches`."""
    event = QWheelEvent(
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def trigger(window: QMainWindow, *path: str) -> None:
    """Choose an entry of the menu bar by the words that the user sees."""
    level: QWidget = window.menuBar()
    *heads, entry = path
    for head in heads:
        below = _entry(level, head).menu()
        assert isinstance(below, QMenu)
        level = below
    _entry(level, entry).trigger()


def _entry(menu: QWidget, text: str) -> QAction:
    [found] = [action for action in menu.actions() if plain(action.text()) == text]
    return found


def plain(text: str) -> str:
    """Return the words of an entry of a menu, without the letter that is underlined."""
    return text.replace("&", "").partition("(")[0].strip()
