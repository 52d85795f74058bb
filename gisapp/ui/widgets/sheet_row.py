"""A row of a fact sheet: a label, its value, what qualifies it, and how sure it is."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from gisapp.ui.widgets.confidence_mark import MARK_PX, paint_confidence_mark
from gisapp.ui.widgets.painted_box import (
    BODY_PX,
    SMALL_PX,
    PaintedBox,
    Paragraph,
    Placed,
    TextLayout,
)
from gisapp.ui.widgets.theme import Space, Theme, ui_font

ValueRole = Literal["number", "text", "link", "missing"]

_LABEL_SHARE = 0.4
_COLORS: dict[ValueRole, str] = {
    "number": "text",
    "text": "text",
    "link": "link",
    "missing": "text_muted",
}


@dataclass(frozen=True)
class RowText:
    """What a row says.

    Parameters
    ----------
    label, value : str
        The two columns.
    role : {"number", "text", "link", "missing"}
        What the value is, which decides on its colour and weight.
    qualification : str
        A small line below the value; may be empty.
    warning : str
        A small line below that one; may be empty.
    confidence : str
        The code of the fact's confidence; empty for no mark.
    right_aligned : bool
        True for numbers whose digits should line up.
    """

    label: str
    value: str
    role: ValueRole = "text"
    qualification: str = ""
    warning: str = ""
    confidence: str = ""
    right_aligned: bool = False

    @property
    def spoken(self) -> str:
        """The whole row as one line, for screen readers."""
        parts = (self.label, self.value, self.qualification, self.warning)
        return " · ".join(part for part in parts if part)


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

    def paint_marks(self, painter: QPainter, theme: Theme) -> None:
        if self.text_of_row.confidence:
            middle = QFontMetricsF(ui_font(BODY_PX)).height() / 2 + Space.XS + 1
            center = QPointF(self.width() - Space.S - MARK_PX / 2, middle)
            paint_confidence_mark(painter, center, self.text_of_row.confidence, theme)
