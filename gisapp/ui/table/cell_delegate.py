"""Paints the cells of the table: nothing but a ground and a line of text, for a screen has many."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gisapp.ui.table.table_model import TableModel
from gisapp.ui.widgets.theme import FONT_PX, Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
_MARGIN_PX = 6
_MOST_KEPT = 20_000
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ONE_LINE = int(Qt.TextFlag.TextSingleLine)


class CellDelegate(QStyledItemDelegate):
    """Paints cells in the colours of a theme."""

    def __init__(self, model: TableModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._metrics = QFontMetrics(ui_font(FONT_PX))
        self._cut: dict[tuple[str, int], str] = {}
        self.found: tuple[int, int] | None = None
        self.recolor(theme)

    def recolor(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._text = theme.color("text")
        self._even = theme.color("surface_raised")
        self._odd = _between(theme.color("surface_raised"), theme.color("surface_sunken"))
        self._selected = theme.color("accent_soft")
        self._found = theme.color("warning_soft")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        line, column = index.row(), index.column()
        painter.fillRect(rect, self._ground(line, column))
        cell = self._model.cell(line, column)
        if cell.text:
            inside = rect.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
            painter.setPen(self._text)
            flags = (_RIGHT if cell.is_number else _LEFT) | _ONE_LINE
            painter.drawText(inside, flags, self._fitting(cell.text, inside.width()))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = self._model.cell(index.row(), index.column()).text
        width = self._metrics.horizontalAdvance(text[:200]) + 2 * _MARGIN_PX + 2
        return QSize(width, self._metrics.height() + _MARGIN_PX)

    def _ground(self, line: int, column: int) -> QColor:
        if (line, column) == self.found:
            return self._found
        if self._model.is_selected(line):
            return self._selected
        return self._odd if line % 2 else self._even

    def _fitting(self, text: str, width_px: int) -> str:
        """Return a text cut to a width; measuring it takes longer than painting it."""
        kept = self._cut.get((text, width_px))
        if kept is None:
            if len(self._cut) > _MOST_KEPT:
                self._cut.clear()
            kept = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px)
            self._cut[text, width_px] = kept
        return kept


def _between(one: QColor, other: QColor) -> QColor:
    parts = (one.red() + other.red(), one.green() + other.green(), one.blue() + other.blue())
    return QColor(*(each // 2 for each in parts))


def row_height_px(font: QFont) -> int:
    """Return the height of a row, in logical pixels."""
    return QFontMetrics(font).height() + 9
