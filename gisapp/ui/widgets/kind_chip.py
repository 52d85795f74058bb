"""A chip: a button that stays pressed, with a dot in the colour of what it counts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from gisapp.ui.widgets.plain_text import in_menu

_DOT_PX = 10
_RATIO = 3.0
"""Device pixels of a dot for each logical one: sharp on any screen."""


class KindChip(QPushButton):
    """Says how many rows are of a kind; pressed, it leaves these alone.

    Parameters
    ----------
    title : str
    count : int
        With 0, there is nothing to press.
    color : str
        "#rrggbb" of the dot; empty for none.
    """

    def __init__(self, title: str, count: int, color: str = "") -> None:
        super().__init__(in_menu(f"{title}  {count:,}"))
        self.setObjectName("kindChip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setEnabled(count > 0)
        if color:
            self.setIconSize(QSize(_DOT_PX, _DOT_PX))
            self.setIcon(QIcon(dot(QColor(color))))


def dot(color: QColor) -> QPixmap:
    """Return a round dot in a colour."""
    side = round(_DOT_PX * _RATIO)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QRectF(1, 1, _DOT_PX - 2, _DOT_PX - 2))
    painter.end()
    return picture
