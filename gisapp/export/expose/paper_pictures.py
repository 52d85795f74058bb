"""Parts of a printed sheet that are pictures: the map, charts, photos."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from gisapp.core.text.sheet_text import HEADROOM, ChartPoint, ChartText
from gisapp.export.expose.paper_rows import (
    ACCENT,
    GROUND,
    INK,
    LINE,
    QUIET,
    SMALL,
    TINY,
    Block,
    Text,
    hairline,
    palette,
)
from gisapp.export.expose.sheet import SheetMap, SheetPicture
from gisapp.export.expose.sheet_map import MapLook, paint_on_paper
from gisapp.export.layout.type_setting import TextLook, fitted_lines, write_lines

_BESIDE_GAP = 16.0
HIGHEST_MAP = 460
BESIDE_WIDTH = 246.0
"""How wide what stands beside a map is, in pixels of 1/96 inch."""
_CHART_HEIGHT = 104.0
ABREAST = 3
_PHOTO_RATIO = 0.68


@dataclass(frozen=True)
class MapBlock:
    """A map, with some blocks to the right of it where there is room.

    Parameters
    ----------
    shown : SheetMap
    look : MapLook
    beside : sequence of Block
    """

    shown: SheetMap
    look: MapLook
    beside: Sequence[Block]

    def height(self, width: float) -> float:
        """Return the height of the map with its caption, or of what stands beside it."""
        shown = self._shown(width)
        map_height = shown.viewport.height + self._caption.height(shown.viewport.width)
        return max(map_height, self._height_beside(width)) + 4

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paint the map in its frame, its caption, and the blocks from its top."""
        shown = self._shown(width)
        viewport = shown.viewport
        painter.save()
        # Whole pixels, so that pictures and paths meet.
        painter.translate(round(x), round(y))
        paint_on_paper(painter, shown, self.look)
        painter.setPen(QPen(QColor(QUIET), 0.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0, 0, viewport.width, viewport.height))
        self._caption.paint(painter, 0, viewport.height, viewport.width)
        painter.restore()
        left = x + viewport.width + _BESIDE_GAP
        for each in self.beside:
            each.paint(painter, left, y, self._column(width))
            y += each.height(self._column(width))

    def _shown(self, width: float) -> SheetMap:
        """Return the map, higher where there is room beside much text: it shows more around."""
        viewport = self.shown.viewport
        below = self._caption.height(viewport.width)
        height = round(min(max(viewport.height, self._height_beside(width) - below), HIGHEST_MAP))
        return replace(self.shown, viewport=viewport.resized(viewport.width, height))

    @property
    def _caption(self) -> Text:
        return Text(self.shown.caption, TextLook(TINY, color=QUIET), 3, above=3)

    def _height_beside(self, width: float) -> float:
        return sum(each.height(self._column(width)) for each in self.beside)

    def _column(self, width: float) -> float:
        return max(width - self.shown.viewport.width - _BESIDE_GAP, 1.0)


@dataclass(frozen=True)
class Chart:
    """One property over time."""

    chart: ChartText

    def height(self, width: float) -> float:
        """Return the height with the footnote."""
        return _CHART_HEIGHT + self._footnote.height(width)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paint lines of the axis, the line from point to point, and the words at both."""
        top, bottom = y + 16, y + _CHART_HEIGHT - 20
        largest = HEADROOM * max(point.value for point in self.chart.points) or 1.0
        self._paint_axis(painter, QRectF(x, top, width, bottom - top), largest)
        axis = self._axis_width(width)
        room = QRectF(x + axis + 34, top, width - axis - 72, bottom - top)
        places = self._places(room, largest)
        for (before, _), (after, point) in pairwise(places):
            style = Qt.PenStyle.DashLine if point.expected else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(ACCENT), 1.6, style))
            painter.drawLine(before, after)
        for place, point in places:
            painter.setPen(QPen(QColor(ACCENT), 1.6))
            painter.setBrush(QColor("#ffffff" if point.expected else ACCENT))
            painter.drawEllipse(place, 3.2, 3.2)
        self._write_points(painter, places, bottom)
        self._footnote.paint(painter, x, y + _CHART_HEIGHT, width)

    @property
    def _footnote(self) -> Text:
        return Text(self.chart.footnote, TextLook(TINY, color=QUIET), 2)

    def _paint_axis(self, painter: QPainter, box: QRectF, largest: float) -> None:
        look = TextLook(TINY, color=QUIET)
        axis = self._axis_width(box.width())
        for tick in self.chart.ticks:
            level = box.bottom() - box.height() * tick.value / largest
            hairline(painter, box.left() + axis + 4, level, box.width() - axis - 4, LINE, 0.6)
            words = fitted_lines(tick.label, look, axis)
            where = QRectF(box.left(), level - look.line_px / 2, axis, 0)
            write_lines(painter, where, words, look, palette(), Qt.AlignmentFlag.AlignRight)

    def _axis_width(self, width: float) -> float:
        metrics = QFontMetricsF(TextLook(TINY).font)
        widest = max(metrics.horizontalAdvance(tick.label) for tick in self.chart.ticks)
        return min(widest + 1, width * 0.3)

    def _places(self, box: QRectF, largest: float) -> list[tuple[QPointF, ChartPoint]]:
        first, last = self.chart.points[0].position, self.chart.points[-1].position
        span = last - first or 1.0
        return [
            (
                QPointF(
                    box.left() + box.width() * (point.position - first) / span,
                    box.bottom() - box.height() * max(point.value, 0.0) / largest,
                ),
                point,
            )
            for point in self.chart.points
        ]

    def _write_points(
        self, painter: QPainter, places: list[tuple[QPointF, ChartPoint]], bottom: float
    ) -> None:
        """Write the value and the time of points, of near ones the later."""
        middle = Qt.AlignmentFlag.AlignHCenter
        taken = float("inf")
        for place, point in reversed(places):
            if place.x() + 36 > taken:
                continue
            taken = place.x() - 36
            value = TextLook(SMALL, is_bold=True, color=INK)
            words = fitted_lines(point.label, value, 90)
            above = QRectF(place.x() - 45, place.y() - 6 - value.line_px, 90, 0)
            write_lines(painter, above, words, value, palette(), middle)
            time = TextLook(TINY, color=QUIET)
            below = QRectF(place.x() - 36, bottom + 4, 72, 0)
            write_lines(
                painter, below, fitted_lines(point.period, time, 72), time, palette(), middle
            )


@dataclass(frozen=True)
class Photos:
    """Pictures side by side, each with the name of its file."""

    pictures: Sequence[SheetPicture]
    no_picture: str
    abreast: int = ABREAST

    def height(self, width: float) -> float:
        """Return the height of a row."""
        return self._side(width) * _PHOTO_RATIO + 20

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paint each picture as large as its place allows, and its name below it."""
        side = self._side(width)
        look = TextLook(TINY, color=QUIET)
        for number, picture in enumerate(self.pictures):
            box = QRectF(x + number * (side + 10), y, side, side * _PHOTO_RATIO)
            painter.fillRect(box, QColor(GROUND))
            if picture.jpeg:
                _paint_whole(painter, box, picture)
            else:
                lines = fitted_lines(self.no_picture, look, side - 10)
                where = box.translated(0, box.height() / 2 - 6)
                write_lines(painter, where, lines, look, palette(), Qt.AlignmentFlag.AlignHCenter)
            below = QRectF(box.left(), box.bottom() + 2, side, 0)
            write_lines(painter, below, fitted_lines(picture.name, look, side), look, palette())

    def _side(self, width: float) -> float:
        return (width - 10 * (self.abreast - 1)) / self.abreast


def photo_rows(pictures: Sequence[SheetPicture], no_picture: str) -> list[Photos]:
    """Return pictures in rows, each of which stays on one page."""
    starts = range(0, len(pictures), ABREAST)
    return [Photos(pictures[first : first + ABREAST], no_picture) for first in starts]


def _paint_whole(painter: QPainter, box: QRectF, picture: SheetPicture) -> None:
    """Paint a picture within a box, all of it, in its own proportions."""
    image = QImage.fromData(picture.jpeg)
    scale = min(box.width() / picture.width, box.height() / picture.height)
    place = QRectF(0, 0, picture.width * scale, picture.height * scale)
    place.moveCenter(box.center())
    painter.drawImage(place, image)
