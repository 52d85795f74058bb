"""A small painted chart of one property over time, with the values written at its points."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gisapp.core.text.sheet_text import HEADROOM, ChartPoint, ChartText
from gisapp.ui.widgets.painted_box import SMALL_PX
from gisapp.ui.widgets.theme import Space, Theme, theme_of, ui_font

_HEIGHT_PX = 150
_DOT_PX = 8.0
_HALO_PX = 4.0


def those_with_room(middles_px: Sequence[float], widths_px: Sequence[float]) -> set[int]:
    """Return which labels can be written so that none covers another: the ends go first.

    Examples
    --------
    >>> sorted(those_with_room([0, 50, 100], [80, 80, 80]))
    [0, 2]
    >>> sorted(those_with_room([0, 50, 100], [30, 30, 30]))
    [0, 1, 2]
    """
    count = len(middles_px)
    shown: set[int] = set()
    for each in dict.fromkeys((count - 1, 0, *range(count))):
        distances = (abs(middles_px[each] - middles_px[other]) for other in shown)
        needed = ((widths_px[each] + widths_px[other]) / 2 + Space.XS for other in shown)
        if all(far >= wide for far, wide in zip(distances, needed, strict=True)):
            shown.add(each)
    return shown


class SeriesChart(QWidget):
    """A line from point to point, whose horizontal distances are those in time."""

    def __init__(self, text: ChartText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_of_chart = text
        self._top_value = HEADROOM * max(point.value for point in text.points) or 1.0
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
        points = self.text_of_chart.points
        bold = QFontMetricsF(ui_font(SMALL_PX, bold=True))
        wide = [bold.horizontalAdvance(point.label) for point in points]
        said = those_with_room([place.x() for place in places], wide)
        for number, (place, point) in enumerate(zip(places, points, strict=True)):
            told = point if number in said else replace(point, label="")
            _paint_point(painter, plot, place, told, theme)

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
