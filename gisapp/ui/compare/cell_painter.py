"""Paints what a subject states: the value, below it time and marks, and the difference."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gisapp.core.parks.comparison.cell_words import CellText
from gisapp.core.parks.comparison.comparison_text import LineText
from gisapp.core.text.joining import SEPARATOR, joined
from gisapp.ui.compare.sheet_model import SheetModel
from gisapp.ui.widgets.confidence_mark import MARK_PX, paint_confidence_mark
from gisapp.ui.widgets.theme import FONT_PX, Space, Theme, ui_font
from gisapp.words import Words

Index = QModelIndex | QPersistentModelIndex
_SMALL_PX = 12
_PADDING_PX = 6
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextSingleLine
)
_UNSURE = ("ambiguous", "inferred", "garbled")


class CellPainter(QStyledItemDelegate):
    """Paints cells in the colours of a theme."""

    def __init__(self, model: SheetModel, theme: Theme, words: Words) -> None:
        super().__init__()
        self._model = model
        self.theme, self.words = theme, words
        self._font, self._small = ui_font(FONT_PX), ui_font(_SMALL_PX)
        self._bold = QFont(self._font)
        self._bold.setBold(True)

    def height_of(self, line: str | LineText) -> int:
        """Return how high a row is, in logical pixels: as its fullest cell needs."""
        height, small = QFontMetrics(self._font).height(), QFontMetrics(self._small).height()
        if isinstance(line, str):
            return height + 2 * _PADDING_PX
        below = max((len(_lines_below(cell)) for cell in line.cells), default=0)
        return height + below * small + 2 * _PADDING_PX

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        cell = self._model.cell(index.row(), index.column())
        state: QStyle.StateFlag = option.state
        is_current = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(
            rect, self.theme.color("surface_sunken" if cell is None else "surface_raised")
        )
        if cell is not None:
            self._paint_cell(painter, rect.adjusted(Space.S, _PADDING_PX, -Space.S, 0), cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self.theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_current:
            painter.setPen(self.theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: CellText) -> None:
        metrics, small = QFontMetrics(self._bold), QFontMetrics(self._small)
        line = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
        room = line.width()
        badge = self.words("compare.best") if cell.is_best else ""
        if badge:
            room -= small.horizontalAdvance(badge) + 3 * Space.XS
        if cell.confidence in _UNSURE:
            room -= int(MARK_PX) + Space.XS
        painter.setFont(self._bold if cell.is_best else self._font)
        painter.setPen(self.theme.color("text" if cell.is_stated else "text_muted"))
        text = QFontMetrics(painter.font()).elidedText(
            cell.value, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(line, _FLAGS, text)
        right = line.left() + QFontMetrics(painter.font()).horizontalAdvance(text) + Space.XS
        if cell.confidence in _UNSURE:
            center = QPointF(right + MARK_PX / 2, line.center().y() + 1)
            paint_confidence_mark(painter, center, cell.confidence, self.theme)
            right += int(MARK_PX) + Space.XS
        painter.setFont(self._small)
        if badge:
            self._paint_badge(painter, right, line, badge)
        top = line.bottom() + 1
        for text, role in _lines_below(cell):
            below = QRect(rect.left(), top, rect.width(), small.height())
            painter.setPen(self.theme.color(role))
            told = small.elidedText(text, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, _FLAGS, told)
            top += small.height()

    def _paint_badge(self, painter: QPainter, left: int, line: QRect, text: str) -> None:
        small = QFontMetrics(self._small)
        width, height = small.horizontalAdvance(text) + 2 * Space.XS, small.height()
        box = QRect(left, line.center().y() - height // 2, width, height)
        color: QColor = self.theme.color("success")
        painter.setPen(color)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, Space.XS, Space.XS)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def _lines_below(cell: CellText) -> list[tuple[str, str]]:
    """Return the lines below a value, and the role of the colour of each."""
    lines = [
        (cell.below, "text_muted"),
        (joined("≠ " + SEPARATOR.join(cell.marks)) if cell.marks else "", "warning"),
        (f"Δ {cell.difference}" if cell.difference else "", "link"),
    ]
    return [line for line in lines if line[0]]
