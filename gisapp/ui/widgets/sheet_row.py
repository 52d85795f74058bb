"""A row of a fact sheet: a label, its value, what qualifies it, and how sure it is."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from gisapp.core.text.sheet_text import RowText, ValueRole
from gisapp.ui.widgets.confidence_mark import MARK_PX, paint_confidence_mark
from gisapp.ui.widgets.painted_box import (
    BODY_PX,
    SMALL_PX,
    PaintedBox,
    Paragraph,
    Placed,
    TextLayout,
)
from gisapp.ui.widgets.row_menu import BUTTON_PX
from gisapp.ui.widgets.theme import Space, Theme, ui_font

_LABEL_SHARE = 0.4
_COLORS: dict[ValueRole, str] = {
    "number": "text",
    "text": "text",
    "link": "link",
    "missing": "text_muted",
}


class SheetRow(PaintedBox):
    """A row in two columns, label and value; a button if it `opens` something."""

    def __init__(self, text: RowText, *, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(text.spoken, opens=opens, parent=parent)
        self.text_of_row = text

    def lay_out(self, width: float) -> TextLayout:
        text = self.text_of_row
        font = ui_font(BODY_PX, bold=text.role == "number")
        left = float(Space.S)
        column = round(width * _LABEL_SHARE)
        room = width - column - Space.S - (MARK_PX + Space.S if text.confidence else 0)
        label = Paragraph(text.label, ui_font(BODY_PX), column - left - Space.S)
        value = Paragraph(text.value, font, room)
        y = Space.XS + 1.0
        texts = [
            Placed(left, y, label, "text_muted"),
            Placed(column + self._indent(text.value, font, room), y, value, _COLORS[text.role]),
        ]
        bottom = y + value.height
        for line, color in ((text.qualification, "text_muted"), (text.warning, "warning")):
            if line:
                small = ui_font(SMALL_PX)
                paragraph = Paragraph(line, small, room)
                x = column + self._indent(line, small, room)
                texts.append(Placed(x, bottom + 1, paragraph, color))
                bottom += 1 + paragraph.height
        return TextLayout(tuple(texts), max(bottom, y + label.height) + Space.XS + 1)

    def _indent(self, text: str, font: QFont, room: float) -> float:
        if not self.text_of_row.right_aligned:
            return 0.0
        return max(0.0, room - QFontMetricsF(font).horizontalAdvance(text))

    def menu_place(self) -> QPoint:
        """Return where the button of the menu is: before the value, which it must not cover."""
        return QPoint(max(round(self.width() * _LABEL_SHARE) - BUTTON_PX - 2, 0), 1)

    def paint_marks(self, painter: QPainter, theme: Theme) -> None:
        if self.text_of_row.confidence:
            middle = QFontMetricsF(ui_font(BODY_PX)).height() / 2 + Space.XS + 1
            center = QPointF(self.width() - Space.S - MARK_PX / 2, middle)
            paint_confidence_mark(painter, center, self.text_of_row.confidence, theme)
