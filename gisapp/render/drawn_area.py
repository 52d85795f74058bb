"""Paints an area over the map while somebody draws it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from gisapp.render.label_text import LabelText
from gisapp.render.palette import Palette

_LINE_PX, _CORNER_PX = 1.6, 3.6
_FILL = 0.16
_TEXT_PX, _TEXT_OFF_PX = 12.0, 12.0
_FAR_PX = 10_000.0
"""Much farther out than this, Qt draws lines in wrong places."""


def paint_drawn_area(
    painter: QPainter, outline: NDArray[np.float64], palette: Palette, *, corners: int = 0
) -> None:
    """Paint an area, with a dashed outline that returns to its beginning.

    Parameters
    ----------
    painter : QPainter
        In logical pixels of the canvas.
    outline : (n, 2) float64
        x and y in the same.
    palette : Palette
        The colours of the map.
    corners : int
        So many of the first vertices were set and have a dot.
    """
    points = [QPointF(x, y) for x, y in np.clip(outline, -_FAR_PX, _FAR_PX).tolist()]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color("selection"), _LINE_PX, Qt.PenStyle.DashLine))
    painter.setBrush(palette.color("selection", _FILL))
    painter.drawPolygon(QPolygonF(points), Qt.FillRule.WindingFill)
    painter.setPen(QPen(palette.color("selection"), _LINE_PX))
    painter.setBrush(palette.color("selection_casing"))
    for point in points[:corners]:
        painter.drawEllipse(point, _CORNER_PX, _CORNER_PX)
    painter.restore()


def paint_radius(
    painter: QPainter,
    centre: NDArray[np.float64],
    outline: NDArray[np.float64],
    text: str,
    palette: Palette,
) -> None:
    """Paint a circle's centre and its radius to the east, with its length above it.

    Parameters
    ----------
    painter : QPainter
        In logical pixels of the canvas.
    centre : (2,) float64
        x and y in the same.
    outline : (n, 2) float64
        The circle in the same.
    text : str
        The length of the radius, in the user's language.
    palette : Palette
        The colours of the map.
    """
    middle = QPointF(*centre.tolist())
    edge = QPointF(float(np.clip(outline[:, 0].max(), -_FAR_PX, _FAR_PX)), middle.y())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color("selection"), _LINE_PX))
    painter.setBrush(palette.color("selection_casing"))
    painter.drawLine(middle, edge)
    painter.drawEllipse(middle, _CORNER_PX, _CORNER_PX)
    painter.translate(middle + QPointF(0, -2 * _TEXT_OFF_PX))
    label = LabelText(
        (text,), _TEXT_PX, True, False, palette.hex("label"), palette.hex("label_halo")
    )
    label.paint(painter)
    painter.restore()
