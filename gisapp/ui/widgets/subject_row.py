"""A row that leads to a subject: its swatch, its name, and its first figure at the far end."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter
from PySide6.QtWidgets import QWidget

from gisapp.ui.widgets.painted_box import BODY_PX, PaintedBox, Paragraph, Placed, TextLayout
from gisapp.ui.widgets.theme import Space, Theme, ui_font

_SWATCH_PX = (22.0, 16.0)
_MOST_FIGURE_SHARE = 0.45
"""A figure that is wider than this share of the row is broken."""


@dataclass(frozen=True)
class SubjectText:
    """What a row says: a name, and a figure that may be empty."""

    name: str
    figure: str = ""

    @property
    def spoken(self) -> str:
        """The whole row as one line, for screen readers."""
        return " · ".join(part for part in (self.name, self.figure) if part)


class SubjectRow(PaintedBox):
    """A row that is clicked to read a subject; `swatch` shows how it looks on the map."""

    def __init__(
        self, text: SubjectText, swatch: QIcon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text.spoken, opens=True, parent=parent)
        self.text_of_row = text
        self._swatch = swatch

    def lay_out(self, width: float) -> TextLayout:
        font = ui_font(BODY_PX)
        left = Space.S + (_SWATCH_PX[0] + Space.S if self._swatch is not None else 0.0)
        y = Space.XS + 1.0
        texts = []
        figure_width = 0.0
        height = 0.0
        if self.text_of_row.figure:
            wanted = QFontMetricsF(font).horizontalAdvance(self.text_of_row.figure) + 1
            figure_width = min(wanted, width * _MOST_FIGURE_SHARE)
            figure = Paragraph(self.text_of_row.figure, font, figure_width)
            texts.append(Placed(width - Space.S - figure_width, y, figure, "text_muted"))
            height = figure.height
            figure_width += Space.M
        name = Paragraph(self.text_of_row.name, font, width - left - Space.S - figure_width)
        texts.append(Placed(left, y, name, "link"))
        return TextLayout(tuple(texts), y + max(height, name.height) + Space.XS + 1)

    def paint_marks(self, painter: QPainter, theme: Theme) -> None:
        if self._swatch is None:
            return
        line_px = QFontMetricsF(ui_font(BODY_PX)).height()
        top = Space.XS + 1 + (line_px - _SWATCH_PX[1]) / 2
        self._swatch.paint(painter, QRectF(Space.S, top, *_SWATCH_PX).toRect())
