"""Two fingers that move apart or together, on a touch pad or on a touch screen."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

_SMALLEST, _LARGEST = 0.5, 2.0
"""What one event may zoom by: touch pads now and then tell of leaps."""


class Pinch(NamedTuple):
    """A step of such a gesture.

    Parameters
    ----------
    factor : float
        How much larger the map becomes; smaller below 1.
    position : QPointF
        Where the fingers are, in logical pixels of the widget.
    """

    factor: float
    position: QPointF


def pinch_of(event: QEvent) -> Pinch | None:
    """Return the step that an event of a widget tells of; None for all other events."""
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            return Pinch(_limited(1 + event.value()), event.position())
        return None
    if isinstance(event, QGestureEvent):
        gesture, widget = event.gesture(Qt.GestureType.PinchGesture), event.widget()
        if isinstance(gesture, QPinchGesture) and isinstance(widget, QWidget):
            place = widget.mapFromGlobal(gesture.hotSpot())
            return Pinch(_limited(gesture.scaleFactor()), place)
    return None


def _limited(factor: float) -> float:
    return min(max(factor, _SMALLEST), _LARGEST)
