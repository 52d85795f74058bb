"""Paints the rows of the layer tree with a quiet note behind the name, and edits names."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gisapp.ui.layers.tree_items import NAME, NOTE, REASON
from gisapp.ui.widgets.theme import Space, theme_of

Index = QModelIndex | QPersistentModelIndex

NAME_EDITOR = "rowName"
"""The object name of the field in which a row is renamed."""
ROW_PX = 28
"""The height of each row."""
_LONGEST_NAME = 200
_LEAST_PX = 44
"""Room for the first letters of a name, or of a note; less shows nothing of use."""


class RowDelegate(QStyledItemDelegate):
    """Paints rows; `renamed` emits a row and the name that the user typed for it."""

    renamed = Signal(QModelIndex, str)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Not by the style sheet: rows are measured before it reaches the tree.
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(0, ROW_PX))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Cut a name so that the reason behind it has room."""
        super().initStyleOption(option, index)
        reason = index.data(REASON)
        if index.column() == NAME and reason:
            room_px = self._text_rect(option).width()
            left_px = room_px - option.fontMetrics.horizontalAdvance(reason) - Space.L
            if left_px >= _LEAST_PX:
                option.text = option.fontMetrics.elidedText(
                    option.text, option.textElideMode, left_px
                )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        note = index.data(NOTE) if index.column() == NAME else ""
        room = self.note_rect(option, index) if note else QRect()
        if room.width() < _LEAST_PX:
            return
        text = option.fontMetrics.elidedText(note, Qt.TextElideMode.ElideMiddle, room.width())
        theme = theme_of(option.palette)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(theme.color("link" if index.data(REASON) else "text_muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def note_rect(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Return where the note of a row stands; too narrow for letters where it has no room."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        room = self._text_rect(shown)
        room.setLeft(room.left() + shown.fontMetrics.horizontalAdvance(shown.text) + Space.M)
        return room

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName(NAME_EDITOR)
        editor.setMaxLength(_LONGEST_NAME)
        return editor

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Tell the new name; the row follows the layer."""
        if isinstance(editor, QLineEdit):
            self.renamed.emit(index, editor.text())

    @staticmethod
    def _text_rect(option: QStyleOptionViewItem) -> QRect:
        style = option.widget.style()
        part = QStyle.SubElement.SE_ItemViewItemText
        room = style.subElementRect(part, option, option.widget)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, option.widget) + 1
        room.setRight(option.rect.right())
        return room.adjusted(margin, 0, -margin, 0)
