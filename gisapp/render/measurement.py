"""Paints a measurement over the map: its legs with their lengths, its points, its area."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from gisapp.core.space.measurement import Measurement
from gisapp.core.space.viewport import Viewport
from gisapp.render.label_text import LabelText, size_of
from gisapp.render.palette import Palette

_LINE_PX, _CASING_PX = 2.4, 5.6
_POINT_PX = 4.2
_TEXT_PX = 12.0
_TEXT_OFF_PX = 12.0
"""How far the middle of a length's text stands off its leg."""
_FAR_PX = 10_000.0
"""Much farther out than this, Qt draws lines in wrong places."""


def paint_measurement(
    painter: QPainter,
    measurement: Measurement,
    lengths: Sequence[str],
    viewport: Viewport,
    palette: Palette,
) -> None:
    """Paint a measurement over the map.

    Parameters
    ----------
    painter : QPainter
        In logical pixels, its origin the top left corner of `viewport`.
    measurement : Measurement
        What is measured, in EPSG:3857.
    lengths : sequence of str
        What to write along each leg of the outline; empty while the lengths are not known.
    viewport : Viewport
        What is seen now.
    palette : Palette
        The colours of the map.
    """
    points = np.clip(viewport.to_pixels(measurement.outline), -_FAR_PX, _FAR_PX)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if measurement.kind == "area":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color("measure", 0.16))
        painter.drawPolygon(_polygon(points))
    _paint_legs(painter, measurement, points, palette)
    _paint_points(painter, points[: len(measurement.points)], palette)
    for start, end, length in zip(points[:-1], points[1:], lengths, strict=False):
        _write_length(painter, start, end, length, palette)
    painter.restore()


def _polygon(points: NDArray[np.float64]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def _paint_legs(
    painter: QPainter, measurement: Measurement, points: NDArray[np.float64], palette: Palette
) -> None:
    """Paint legs between set points as lines, and those that still follow the mouse dashed."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(palette, "selection_casing", _CASING_PX))
    painter.drawPolyline(_polygon(points))
    set_points = len(points) if measurement.is_ended else len(measurement.points)
    painter.setPen(_pen(palette, "measure", _LINE_PX))
    painter.drawPolyline(_polygon(points[:set_points]))
    open_pen = _pen(palette, "measure", _LINE_PX)
    open_pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    open_pen.setDashPattern([3.0, 2.0])
    painter.setPen(open_pen)
    painter.drawPolyline(_polygon(points[max(set_points - 1, 0) :]))


def _paint_points(painter: QPainter, points: NDArray[np.float64], palette: Palette) -> None:
    painter.setPen(_pen(palette, "measure", _LINE_PX))
    painter.setBrush(palette.color("selection_casing"))
    for x, y in points.tolist():
        painter.drawEllipse(QPointF(x, y), _POINT_PX, _POINT_PX)


def _write_length(
    painter: QPainter,
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    length: str,
    palette: Palette,
) -> None:
    """Write a leg's length above its middle, turned with it, where the leg is long enough."""
    text = LabelText(
        (length,), _TEXT_PX, True, False, palette.hex("measure"), palette.hex("label_halo")
    )
    width, _ = size_of(text)
    across, down = (end - start).tolist()
    if math.hypot(across, down) < width + 2 * _POINT_PX:
        return
    angle = math.degrees(math.atan2(down, across))
    painter.save()
    painter.translate(*((start + end) / 2).tolist())
    painter.rotate((angle + 90) % 180 - 90)
    painter.translate(0.0, -_TEXT_OFF_PX)
    text.paint(painter)
    painter.restore()


def _pen(palette: Palette, color: str, width: float) -> QPen:
    pen = QPen(palette.color(color), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
