"""The mark beside a figure that says how sure it is: by its shape, and by its colour besides."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gisapp.ui.widgets.theme import Theme

MARK_PX = 10.0
_LINE_PX = 1.6
_COLORS = {"clear": "success", "ambiguous": "warning", "inferred": "text_muted"}


def paint_confidence_mark(
    painter: QPainter, center: QPointF, confidence: str, theme: Theme
) -> None:
    """Paint a mark, `MARK_PX` wide and high.

    A full dot is a clear figure, a half one an ambiguous, a dotted ring an inferred one; a cross
    marks a figure that cannot be used.

    Parameters
    ----------
    painter : QPainter
        In logical pixels.
    center : QPointF
        The middle of the mark, in logical pixels.
    confidence : str
        The code of the fact's confidence.
    theme : Theme
        Has the colours.
    """
    color = theme.color(_COLORS.get(confidence, "danger"))
    half = (MARK_PX - _LINE_PX) / 2
    box = QRectF(center.x() - half, center.y() - half, 2 * half, 2 * half)
    pen = QPen(color, _LINE_PX)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if confidence == "clear":
        painter.setBrush(color)
        painter.drawEllipse(box)
    elif confidence == "ambiguous":
        painter.drawEllipse(box)
        painter.setBrush(color)
        painter.drawPie(box, -90 * 16, 180 * 16)
    elif confidence == "inferred":
        pen.setDashPattern([0.1, 2.1])
        painter.setPen(pen)
        painter.drawEllipse(box)
    else:
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
