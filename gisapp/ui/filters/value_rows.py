"""The values of a column as rows with check boxes, their counts and a bar for each."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gisapp.core.layers.condition_text import NumberForm, value_text
from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.text.units import format_number
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.ui.widgets.theme import Space, theme_of, ui_font
from gisapp.words import Words

MISSING_PLACE: Final = -1
"""The place of the row for features in which nothing is stated."""
MOST_LISTED = 2000
"""Values that are listed at once; all are found by searching."""
ROW_PX = 28
_BAR_PX = 3
_BOX_PX = 15
_COUNT_PX = 12
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, eq=False)
class ListedValues:
    """What is listed.

    Parameters
    ----------
    column : CodedColumn
        Has the values.
    counts : (k,) int64
        How many features have each.
    places : (m,) int64
        Those listed, by their positions in `column.values`.
    missing : int or None
        In how many features nothing is stated; None where that has no row.
    checked : (k,) bool
        Which values are wanted.
    is_missing_checked : bool
        True if features without a value are wanted.
    form : NumberForm
        How numbers are written.
    """

    column: CodedColumn
    counts: NDArray[np.int64]
    places: NDArray[np.int64]
    missing: int | None
    checked: NDArray[np.bool_]
    is_missing_checked: bool
    form: NumberForm = field(default_factory=NumberForm)


class ValueModel(QAbstractListModel):
    """The rows of a list of values; the last one stands for those that are missing."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._listed: ListedValues | None = None

    def show(self, listed: ListedValues) -> None:
        """Show other values, or other counts of the same ones."""
        before = self._listed
        is_same = before is not None and np.array_equal(before.places, listed.places)
        if is_same and before is not None and (before.missing is None) == (listed.missing is None):
            self._listed = listed
            if self.rowCount():
                self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._listed = listed
        self.endResetModel()

    def place(self, row: int) -> int:
        """Return the position of a row's value, `MISSING_PLACE` for the row without one."""
        listed = self._listed
        is_value = listed is not None and row < len(listed.places)
        return int(listed.places[row]) if is_value and listed is not None else MISSING_PLACE

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        if parent.isValid() or self._listed is None:
            return 0
        return len(self._listed.places) + (self._listed.missing is not None)

    def text(self, row: int) -> str:
        """Return a row's value as users read it."""
        place = self.place(row)
        if self._listed is None or place == MISSING_PLACE:
            return self._words("panel.not_stated")
        column = self._listed.column
        if column.numbers is not None:
            number = column.values[place].as_py()
            return self._listed.form.number(number, self._words)
        [text] = column.texts([place])
        return value_text(text, self._words)

    def count(self, row: int) -> int:
        """Return how many features have a row's value."""
        if self._listed is None:
            return 0
        place = self.place(row)
        if place == MISSING_PLACE:
            return self._listed.missing or 0
        return int(self._listed.counts[place])

    def is_checked(self, row: int) -> bool:
        """True if the features with a row's value are wanted."""
        if self._listed is None:
            return False
        place = self.place(row)
        if place == MISSING_PLACE:
            return self._listed.is_missing_checked
        return bool(self._listed.checked[place])

    def share(self, row: int) -> float:
        """Return a row's count as a share of the largest one."""
        if self._listed is None:
            return 0.0
        most = max(int(self._listed.counts.max(initial=0)), self._listed.missing or 0)
        return self.count(row) / most if most else 0.0

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return in_tooltip(self.text(row))
            case Qt.ItemDataRole.CheckStateRole:
                checked = self.is_checked(row)
                return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                said = "facet.row_checked" if self.is_checked(row) else "facet.row_unchecked"
                count = format_number(self.count(row))
                return self._words(said, value=self.text(row), count=count)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable


class ValuePainter(QStyledItemDelegate):
    """Paints a value: its check box, its text, its count, and a bar below them.

    `only` is what the row under the mouse offers at its end, in words.
    """

    only = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, ROW_PX)

    def only_rect(self, row: QRectF) -> QRectF:
        """Return where a row offers to leave its value alone."""
        wide = QFontMetrics(ui_font(_COUNT_PX)).horizontalAdvance(self.only) + 2 * Space.S
        return QRectF(row.right() - wide, row.top(), wide, row.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, ValueModel):
            return
        theme, row = theme_of(option.palette), index.row()
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_hovered or is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if is_current else "hover"))
            painter.drawRoundedRect(place, 4, 4)
        room = place.adjusted(Space.XS, 0, -Space.S, 0)
        self._paint_box(painter, option, room, is_checked=model.is_checked(row))
        room.setLeft(room.left() + _BOX_PX + Space.S)
        count = model.count(row)
        quiet = "text_muted" if count else "text_disabled"
        self._paint_bar(painter, room, model.share(row), theme.color("chart"))
        line = room.adjusted(0, 0, 0, -float(_BAR_PX))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        said = self.only if is_hovered else format_number(count)
        painter.setFont(ui_font(_COUNT_PX))
        painter.setPen(theme.color("link" if is_hovered else quiet))
        painter.drawText(line, right, said)
        wide = painter.fontMetrics().horizontalAdvance(said)
        line.setRight(line.right() - wide - Space.S)
        painter.setFont(ui_font())
        is_missing = model.place(row) == MISSING_PLACE
        painter.setPen(theme.color(quiet if is_missing or not count else "text"))
        text = painter.fontMetrics().elidedText(
            model.text(row).replace("\n", " "), Qt.TextElideMode.ElideRight, int(line.width())
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def _paint_box(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF, *, is_checked: bool
    ) -> None:
        theme = theme_of(option.palette)
        box = QRectF(room.left(), room.center().y() - _BOX_PX / 2, _BOX_PX, _BOX_PX)
        painter.setPen(QPen(theme.color("accent" if is_checked else "text_muted"), 1))
        painter.setBrush(theme.color("accent" if is_checked else "surface_raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if is_checked:
            pen = QPen(theme.color("on_accent"), 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            x, y = box.left(), box.top()
            painter.drawPolyline(
                [QPointF(x + 4, y + 7.8), QPointF(x + 6.6, y + 10.4), QPointF(x + 11, y + 5)]
            )

    def _paint_bar(self, painter: QPainter, room: QRectF, share: float, color: QColor) -> None:
        if share:
            bar = QRectF(room.left(), room.bottom() - _BAR_PX, room.width() * share, 2)
            painter.setOpacity(0.55)
            painter.fillRect(bar, color)
            painter.setOpacity(1.0)
