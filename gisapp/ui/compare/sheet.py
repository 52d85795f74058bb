"""The sheet itself: properties as rows that stay at the left, subjects as columns."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from gisapp.ui.compare.cell_painter import CellPainter
from gisapp.ui.compare.sheet_model import SheetModel, spoken
from gisapp.ui.compare.subject_heads import SubjectHeads
from gisapp.ui.widgets.theme import Theme
from gisapp.words import Words

_NARROWEST_PX, _LABELS_PX = 150, 190
_LEAST_LABELS_PX = 120


class Sheet(QTableView):
    """Shows a comparison.

    `go_asked`, `remove_asked` and `choose_asked` emit a column, `move_asked` a column and the one
    in whose place it goes; `menu_asked` a column, and where on the screen.
    """

    go_asked = Signal(int)
    remove_asked = Signal(int)
    choose_asked = Signal(int)
    move_asked = Signal(int, int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, model: SheetModel, theme: Theme, words: Words) -> None:
        super().__init__()
        self.setObjectName("compareSheet")
        self._sheet, self._words = model, words
        self.heads = SubjectHeads(model, theme)
        self.painter = CellPainter(model, theme, words)
        self.setModel(model)
        self.setHorizontalHeader(self.heads)
        self.setItemDelegate(self.painter)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        labels = self.verticalHeader()
        labels.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        labels.setHighlightSections(False)
        labels.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.heads.remove_asked.connect(self.remove_asked)
        self.heads.sectionClicked.connect(self.go_asked)
        self.heads.sectionMoved.connect(self._take_order)
        self.heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.heads.customContextMenuRequested.connect(self._ask_head_menu)

    def refresh(self, theme: Theme, words: Words) -> None:
        """Fit heads and rows to what the model holds by now."""
        self._words = self.painter.words = words
        self.heads.theme = self.painter.theme = theme
        self.setAccessibleName(words("compare.title"))
        self.clearSpans()
        for row, line in enumerate(self._sheet.rows):
            self.setRowHeight(row, self.painter.height_of(line))
            if isinstance(line, str) and self._sheet.columnCount() > 1:
                self.setSpan(row, 0, 1, self._sheet.columnCount())
        self._fit()
        self.viewport().update()
        self.heads.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        column = self.currentIndex().column()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if column < 0:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_asked.emit(column)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit(column)
        elif event.key() == Qt.Key.Key_Space:
            self.choose_asked.emit(column)
        elif is_shifted and event.key() == Qt.Key.Key_C:
            self._copy(self.currentIndex().row(), column)
        elif step and is_shifted and 0 <= column + step < self._sheet.columnCount():
            self.move_asked.emit(column, column + step)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self.columnAt(event.pos().x())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            column = self.currentIndex().column()
        if column >= 0:
            self.menu_asked.emit(column, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width among the columns; as many as fit no more are scrolled."""
        columns = self._sheet.columnCount()
        labels = max(_LEAST_LABELS_PX, min(_LABELS_PX, self.width() // 4))
        self.verticalHeader().setFixedWidth(labels)
        if columns:
            width = max(_NARROWEST_PX, self.viewport().width() // columns)
            for column in range(columns):
                self.setColumnWidth(column, width)

    def _take_order(self, column: int, before: int, now: int) -> None:
        if before != now:
            # The columns are put into order by what is shown in them.
            self.heads.blockSignals(True)
            self.heads.moveSection(now, before)
            self.heads.blockSignals(False)
            self.move_asked.emit(column, now)

    def _ask_head_menu(self, at: QPoint) -> None:
        column = self.heads.logicalIndexAt(at)
        if column >= 0:
            self.menu_asked.emit(column, self.heads.mapToGlobal(at))

    def _copy(self, row: int, column: int) -> None:
        cell = self._sheet.cell(row, column)
        if cell is not None:
            QApplication.clipboard().setText("\n".join(spoken(cell, self._words)))
