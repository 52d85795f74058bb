"""A card with a key figure in large type, its name and what qualifies it."""

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gisapp.core.text.sheet_text import FigureText
from gisapp.ui.widgets.confidence_mark import MARK_PX, paint_confidence_mark
from gisapp.ui.widgets.painted_box import (
    ROUNDING_PX,
    SMALL_PX,
    PaintedBox,
    Paragraph,
    Placed,
    TextLayout,
    unbroken,
)
from gisapp.ui.widgets.row_menu import BUTTON_PX
from gisapp.ui.widgets.theme import Space, Theme, ui_font

_FIGURE_PX = (21, 18, 16)
"""The largest size, in logical pixels, at which a figure fits into one line, else the smallest."""


class FigureCard(PaintedBox):
    """A card that is clicked to open what is behind its figure, if it `opens` anything."""

    def __init__(
        self, text: FigureText, *, opens: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text.spoken, opens=opens, parent=parent)
        self.text_of_card = text

    def lay_out(self, width: float) -> TextLayout:
        text = self.text_of_card
        small = ui_font(SMALL_PX)
        left = float(Space.M)
        room = width - 2 * left
        lines = [
            (text.label, small, room - MARK_PX - Space.XS, "text_muted", 2.0),
            (text.figure, _figure_font(text.figure, room), room, "text", 2.0),
            (" · ".join(map(unbroken, text.others)), small, room, "text_muted", 4.0),
            (text.qualification, small, room, "text_muted", 0.0),
        ]
        texts = []
        y = Space.M - 2.0
        for line, font, line_width, color, gap in lines:
            if line:
                paragraph = Paragraph(line, font, line_width)
                texts.append(Placed(left, y, paragraph, color))
                y += paragraph.height + gap
        return TextLayout(tuple(texts), y + Space.M - 2)

    def menu_place(self) -> QPoint:
        """Return where the button of the menu is: below the mark, beside what qualifies it."""
        return QPoint(self.width() - BUTTON_PX - 3, self.height() - BUTTON_PX - 3)

    def paint_ground(self, painter: QPainter, theme: Theme) -> None:
        hovered = self.opens and self.underMouse()
        painter.setPen(QPen(theme.color("accent" if hovered else "border"), 1))
        painter.setBrush(theme.color("surface_raised"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, ROUNDING_PX, ROUNDING_PX)

    def paint_marks(self, painter: QPainter, theme: Theme) -> None:
        if not self.text_of_card.confidence:
            return
        center = QPointF(self.width() - Space.M - MARK_PX / 2, Space.M + MARK_PX / 2 - 1)
        paint_confidence_mark(painter, center, self.text_of_card.confidence, theme)


def _figure_font(figure: str, room: float) -> QFont:
    fonts = [ui_font(px, bold=True) for px in _FIGURE_PX]
    fitting = (font for font in fonts if QFontMetricsF(font).horizontalAdvance(figure) <= room)
    return next(fitting, fonts[-1])
