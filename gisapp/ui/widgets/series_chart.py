"""A small painted chart of one property over time, with the values written at its points."""

import math
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gisapp.ui.widgets.painted_box import SMALL_PX
from gisapp.ui.widgets.theme import Space, Theme, theme_of, ui_font

_HEIGHT_PX = 150
_DOT_PX = 8.0
_HALO_PX = 4.0
_HEADROOM = 1.25
"""The axis reaches this many times the largest value, so that there is room for its label."""
_MOST_TICKS = 3


@dataclass(frozen=True)
class ChartPoint:
    """One value of a series.

    Parameters
    ----------
    position : float
        The time in years.
    value : float
        In the unit of the chart's axis.
    period : str
        The time in words, written below the point.
    label : str
        The value in words, written above the point.
    expected : bool
        True for a target or a plan, drawn hollow at the end of a dashed line.
    """

    position: float
    value: float
    period: str
    label: str
    expected: bool = False


@dataclass(frozen=True)
class ChartTick:
    """A line across the chart at a value, and the words at its end."""

    value: float
    label: str


@dataclass(frozen=True)
class ChartText:
    """What a chart says.

    Parameters
    ----------
    title : str
        The property.
    points : tuple of ChartPoint
        At least one, the earliest first.
    ticks : tuple of ChartTick
        The lines of the axis, at least one.
    footnote : str
        A note for below the chart; may be empty.
    """

    title: str
    points: tuple[ChartPoint, ...]
    ticks: tuple[ChartTick, ...]
    footnote: str

    @property
    def spoken(self) -> str:
        """The whole chart as one line, for screen readers."""
        points = (f"{point.period} {point.label}" for point in self.points)
        return f"{self.title}: {', '.join(points)}"


def tick_values(largest: float) -> tuple[float, ...]:
    """Return 0 and up to three round values, the last of them near `largest`.

    Examples
    --------
    >>> tick_values(470)
    (0.0, 200.0, 400.0)
    >>> tick_values(0)
    (0.0,)
    """
    if largest <= 0:
        return (0.0,)
    power = 10.0 ** math.floor(math.log10(largest / _MOST_TICKS))
    step = next(size * power for size in (1, 2, 5, 10) if largest * _HEADROOM < size * power * 4)
    return tuple(step * count for count in range(_MOST_TICKS + 1) if step * count <= largest)


class SeriesChart(QWidget):
    """A line from point to point, whose horizontal distances are those in time."""

    def __init__(self, text: ChartText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_of_chart = text
        self._top_value = _HEADROOM * max(point.value for point in text.points) or 1.0
        self.setAccessibleName(text.spoken)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(ui_font(SMALL_PX))
        plot = QRectF(self.rect()).adjusted(
            Space.S, Space.S, -float(Space.S), -metrics.height() - Space.S
        )
        self._paint_axis(painter, plot, metrics, theme)
        places = self._places(plot, metrics)
        self._paint_line(painter, places, theme)
        for place, point in zip(places, self.text_of_chart.points, strict=True):
            _paint_point(painter, plot, place, point, theme)

    def _height_of(self, value: float, plot: QRectF) -> float:
        return plot.bottom() - plot.height() * value / self._top_value

    def _places(self, plot: QRectF, metrics: QFontMetricsF) -> tuple[QPointF, ...]:
        points = self.text_of_chart.points
        first, last = points[0].position, points[-1].position
        span = (last - first) or 1.0
        ticks = max(metrics.horizontalAdvance(tick.label) for tick in self.text_of_chart.ticks)
        first_label, last_label = (
            metrics.horizontalAdvance(point.label) for point in (points[0], points[-1])
        )
        left = plot.left() + ticks + Space.M + first_label / 2
        right = plot.right() - Space.S - last_label / 2
        return tuple(
            QPointF(
                left + (right - left) * (point.position - first) / span,
                self._height_of(point.value, plot),
            )
            for point in points
        )

    def _paint_axis(
        self, painter: QPainter, plot: QRectF, metrics: QFontMetricsF, theme: Theme
    ) -> None:
        painter.setFont(ui_font(SMALL_PX))
        for tick in self.text_of_chart.ticks:
            y = round(self._height_of(tick.value, plot)) + 0.5
            painter.setPen(QPen(theme.color("border" if tick.value else "border_strong"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("text_muted"))
            painter.drawText(QPointF(plot.left(), y - metrics.descent()), tick.label)

    def _paint_line(self, painter: QPainter, places: tuple[QPointF, ...], theme: Theme) -> None:
        pen = QPen(theme.color("chart"), 2)
        ends = self.text_of_chart.points[1:]
        for (start, end), point in zip(pairwise(places), ends, strict=True):
            pen.setStyle(Qt.PenStyle.DashLine if point.expected else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(start, end)


def _paint_point(
    painter: QPainter, plot: QRectF, place: QPointF, point: ChartPoint, theme: Theme
) -> None:
    painter.setPen(QPen(theme.color("chart"), 2))
    painter.setBrush(theme.color("surface" if point.expected else "chart"))
    painter.drawEllipse(place, _DOT_PX / 2, _DOT_PX / 2)
    below = plot.bottom() + QFontMetricsF(ui_font(SMALL_PX)).ascent() + Space.XS
    for text, bold, color, y in (
        (point.label, True, "text", place.y() - _DOT_PX),
        (point.period, False, "text_muted", below),
    ):
        font = ui_font(SMALL_PX, bold=bold)
        width = QFontMetricsF(font).horizontalAdvance(text)
        x = min(max(place.x() - width / 2, plot.left()), plot.right() - width)
        letters = QPainterPath()
        letters.addText(QPointF(x, y), font, text)
        # A halo keeps the line from running through the words.
        painter.strokePath(letters, QPen(theme.color("surface"), _HALO_PX))
        painter.setFont(font)
        painter.setPen(theme.color(color))
        painter.drawText(QPointF(x, y), text)
