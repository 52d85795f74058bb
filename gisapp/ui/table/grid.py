"""One part of the table: the frozen columns, or all others; both are of the same rows."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from gisapp.ui.table.cell_delegate import CellDelegate, row_height_px
from gisapp.ui.table.row_picker import RowPicker
from gisapp.ui.table.table_model import TableModel

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_MOVES = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
}
_OWN_KEYS = (
    QKeySequence.StandardKey.Find,
    QKeySequence.StandardKey.FindNext,
    QKeySequence.StandardKey.FindPrevious,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.SelectAll,
)
_LEAST_COLUMN_PX = 36


class TableGrid(QTableView):
    """Shows some columns; what is selected is the map's selection, and none of Qt's.

    `key` emits the name of what a key asks for: "find", "next", "previous", "copy" or "clear";
    `left` that an arrow key goes beyond the first column (-1) or the last one (1).
    """

    key = Signal(str)
    left = Signal(int)

    def __init__(self, model: TableModel, delegate: CellDelegate, picker: RowPicker) -> None:
        super().__init__()
        self._picker = picker
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height_px(self.font()))
        self.verticalHeader().sectionPressed.connect(self._pick_at_head)
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(_LEAST_COLUMN_PX)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def selectionCommand(
        self, _index: QModelIndex | QPersistentModelIndex, _event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def event(self, event: QEvent) -> bool:
        # Keys of the table go before those of the window while it has the focus.
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_right = event.button() == Qt.MouseButton.RightButton
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._pick(index.row(), event.modifiers())
        elif index.isValid() and is_right and not self._is_selected(index.row()):
            self._picker.pick(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_dragged = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if is_dragged and index.isValid() and index.row() != self._dragged_to:
            self._dragged_to = index.row()
            self._picker.pick(index.row(), to_here=True)

    _dragged_to = -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if self.model().flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self._picker.go_to(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked(event)
        line = self.currentIndex().row()
        if asked:
            self.key.emit(asked)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._picker.pick_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line >= 0:
            self._picker.go_to(line)
        elif event.key() == Qt.Key.Key_Space and line >= 0:
            self._picker.pick(line, toggle=True)
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            step = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
            if step and self.currentIndex() == before:
                self.left.emit(step)
            self._follow(line, event)

    def _follow(self, before: int, event: QKeyEvent) -> None:
        """Select the line that a key went to; with Ctrl alone only the cell moves."""
        line = self.currentIndex().row()
        with_shift = bool(event.modifiers() & _SHIFT)
        if event.key() not in _MOVES or line == before or line < 0:
            return
        is_far = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        if with_shift or is_far or not event.modifiers() & _CONTROL:
            self._picker.pick(line, to_here=with_shift)

    def _asked(self, event: QKeyEvent) -> str:
        keys = {
            QKeySequence.StandardKey.Find: "find",
            QKeySequence.StandardKey.FindNext: "next",
            QKeySequence.StandardKey.FindPrevious: "previous",
            QKeySequence.StandardKey.Copy: "copy",
        }
        found = (name for key, name in keys.items() if event.matches(key))
        return next(found, "clear" if event.key() == Qt.Key.Key_Escape else "")

    def _pick(self, line: int, modifiers: Qt.KeyboardModifier) -> None:
        self._dragged_to = line
        self._picker.pick(line, to_here=bool(modifiers & _SHIFT), toggle=bool(modifiers & _CONTROL))

    def _pick_at_head(self, line: int) -> None:
        self.setCurrentIndex(self.model().index(line, max(self.currentIndex().column(), 0)))
        self._pick(line, QApplication.keyboardModifiers())

    def _is_selected(self, line: int) -> bool:
        model = self.model()
        return isinstance(model, TableModel) and model.is_selected(line)


def _is_own(event: QKeyEvent) -> bool:
    """True for a key that means something in a table."""
    return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space) or any(
        map(event.matches, _OWN_KEYS)
    )
