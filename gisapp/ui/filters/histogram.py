"""A histogram with a brush: two handles that leave the numbers between them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gisapp.ui.widgets.theme import Theme, theme_of

_HEIGHT_PX = 96
_MARGIN_PX = 9.0
_HANDLE_PX = 7.0
_HANDLE_TALL_PX = 18.0
_LEAST_BAR_PX = 2.0
_GAP_PX = 1.0
_REACH_PX = 12.0


@dataclass(frozen=True, eq=False)
class Bars:
    """What a histogram shows.

    Parameters
    ----------
    of_all : (m,) int64
        How many of all features are in each bin.
    left : (m,) int64
        How many of those that the other conditions leave.
    """

    of_all: NDArray[np.int64]
    left: NDArray[np.int64]


NO_BARS = Bars(np.zeros(0, np.int64), np.zeros(0, np.int64))


class Histogram(QWidget):
    """Shows bars, and from which to which they are wanted, as positions from 0 to 1.

    `brushed` emits both whenever the user moves a handle: by dragging it or the bars between them,
    or with the arrow keys, with Shift for the upper one. Home takes the whole range.
    """

    brushed = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("facetHistogram")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars = NO_BARS
        self._range = (0.0, 1.0)
        self._dragged = ""
        self._begun = 0.0
        self._range_begun = (0.0, 1.0)

    def show_bars(self, bars: Bars) -> None:
        """Show other bars."""
        self._bars = bars
        self.update()

    @property
    def range(self) -> tuple[float, float]:
        """From where to where bars are wanted, from 0 to 1."""
        return self._range

    @property
    def is_dragged(self) -> bool:
        """True while the mouse has a handle."""
        return bool(self._dragged)

    def show_range(self, low: float, high: float) -> None:
        """Move the handles."""
        self._range = low, high
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, _HEIGHT_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        low, high = (self._x_of(each) for each in self._range)
        near_low, near_high = abs(x - low), abs(x - high)
        is_all = self._range == (0.0, 1.0)
        if min(near_low, near_high) <= _REACH_PX:
            # Where both stand in one place, the way of the mouse decides.
            self._dragged = "low" if near_low < near_high or (low == high and x < low) else "high"
        else:
            self._dragged = "between" if low < x < high and not is_all else "new"
        self._begun, self._range_begun = self._position(x), self._range
        if self._dragged == "new":
            self._dragged = "high"
            self._range_begun = self._begun, self._begun

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if not self._dragged:
            is_near = any(abs(x - self._x_of(each)) <= _REACH_PX for each in self._range)
            shape = Qt.CursorShape.SizeHorCursor if is_near else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        low, high = self._range_begun
        now = self._position(x)
        if self._dragged == "between":
            move = min(max(now - self._begun, -low), 1 - high)
            self._brush(low + move, high + move)
        elif self._dragged == "low":
            self._brush(min(now, high), max(now, high))
        else:
            self._brush(min(low, now), max(low, now))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._brush(0.0, 1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        low, high = self._range
        step = 1 / max(len(self._bars.of_all), 1)
        steps = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Home:
            self._brush(0.0, 1.0)
        elif key not in steps:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._brush(low, min(max(high + steps[key], low), 1.0))
        else:
            self._brush(max(min(low + steps[key], high), 0.0), high)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _brush(self, low: float, high: float) -> None:
        # The ends of bins are round numbers: a handle near one takes it.
        low, high = self._snapped(low), self._snapped(high)
        if (low, high) != self._range:
            self.show_range(low, high)
            self.brushed.emit(low, high)

    def _snapped(self, position: float) -> float:
        count = max(len(self._bars.of_all), 1)
        return round(position * count) / count

    def _plot(self) -> QRectF:
        bottom = _HANDLE_TALL_PX / 2 + 2
        return QRectF(self.rect()).adjusted(_MARGIN_PX, 4, -_MARGIN_PX, -bottom)

    def _x_of(self, position: float) -> float:
        plot = self._plot()
        return plot.left() + plot.width() * position

    def _position(self, x: float) -> float:
        plot = self._plot()
        return min(max((x - plot.left()) / max(plot.width(), 1.0), 0.0), 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        self._paint_bars(painter, plot, theme)
        painter.setPen(QPen(theme.color("border_control"), 2))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        low, high = (self._x_of(each) for each in self._range)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawLine(QPointF(low, plot.bottom()), QPointF(high, plot.bottom()))
        for x in (low, high):
            self._paint_handle(painter, x, plot, theme)

    def _paint_bars(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        count = len(self._bars.of_all)
        most = int(self._bars.of_all.max(initial=0)) or 1
        wide = plot.width() / max(count, 1)
        low, high = self._range
        gap = _GAP_PX if wide > 4 * _GAP_PX else 0.0
        for number in range(count):
            middle = (number + 0.5) / count
            is_wanted = low <= middle <= high
            color = theme.color("chart" if is_wanted else "border_control")
            for rows, is_ghost in ((self._bars.of_all, True), (self._bars.left, False)):
                rows_here = int(rows[number])
                if not rows_here:
                    continue
                tall = max(plot.height() * rows_here / most, _LEAST_BAR_PX)
                x = plot.left() + wide * number
                bar = QRectF(x + gap / 2, plot.bottom() - tall, wide - gap, tall)
                painter.fillRect(bar, theme.color("border") if is_ghost else color)

    def _paint_handle(self, painter: QPainter, x: float, plot: QRectF, theme: Theme) -> None:
        handle = QRectF(0, 0, _HANDLE_PX, _HANDLE_TALL_PX)
        handle.moveCenter(QPointF(x, plot.bottom()))
        painter.setPen(QPen(theme.color("accent"), 2 if self.hasFocus() else 1.4))
        painter.setBrush(theme.color("accent_soft" if self.hasFocus() else "surface_raised"))
        painter.drawRoundedRect(handle, 3, 3)
