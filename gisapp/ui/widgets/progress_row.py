"""A stated part of a stated whole as a bar, with both figures and what is doubtful about them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from gisapp.core.text.sheet_text import ProgressText
from gisapp.ui.widgets.painted_box import (
    BODY_PX,
    SMALL_PX,
    PaintedBox,
    Paragraph,
    Placed,
    TextLayout,
)
from gisapp.ui.widgets.theme import Space, Theme, ui_font

_BAR_PX = 8.0


class ProgressRow(PaintedBox):
    """A bar with a label above and a caption below; a click opens the two facts behind it."""

    def __init__(self, text: ProgressText, parent: QWidget | None = None) -> None:
        super().__init__(text.spoken, opens=True, parent=parent)
        self.text_of_bar = text

    def lay_out(self, width: float) -> TextLayout:
        text = self.text_of_bar
        left = float(Space.S)
        room = width - 2 * left
        y = float(Space.S)
        label = Paragraph(text.label, ui_font(BODY_PX), room)
        texts = [Placed(left, y, label, "text_muted")]
        y += label.height + 2
        figures = Paragraph(text.figures, ui_font(BODY_PX, bold=True), room)
        texts.append(Placed(left, y, figures))
        y += figures.height + Space.XS
        bar = QRectF(left, y, room, _BAR_PX)
        y += _BAR_PX + Space.XS
        if text.caption:
            caption = Paragraph(text.caption, ui_font(SMALL_PX), room)
            texts.append(Placed(left, y, caption, "text_muted"))
            y += caption.height
        return TextLayout(tuple(texts), y + Space.S, (bar,))

    def paint_marks(self, painter: QPainter, theme: Theme) -> None:
        (whole,) = self.layout_at(self.width()).places
        part = QRectF(whole)
        share = min(max(self.text_of_bar.share, 0.0), 1.0)
        part.setWidth(max(_BAR_PX, whole.width() * share))
        painter.setPen(Qt.PenStyle.NoPen)
        for box, color in ((whole, "border"), (part, "accent")):
            painter.setBrush(theme.color(color))
            painter.drawRoundedRect(box, _BAR_PX / 2, _BAR_PX / 2)
