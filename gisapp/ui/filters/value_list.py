"""The list of a column's values: searched, checked by click or Space, one left alone by Enter."""

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from gisapp.ui.filters.value_rows import ROW_PX, ListedValues, ValueModel, ValuePainter
from gisapp.words import Words

_MOST_SEEN = 8


class ValueList(QListView):
    """Lists values.

    `toggled` emits the position of a value to take or leave out, `only_wanted` that of one to
    leave alone; `MISSING_PLACE` stands for missing ones.
    """

    toggled = Signal(int)
    only_wanted = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("facetValues")
        self.rows = ValueModel(words)
        self._painter = ValuePainter(self)
        self._painter.only = words("facet.only")
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_values(self, listed: ListedValues) -> None:
        """Show other values, or other counts of the same ones."""
        self.rows.show(listed)
        rows = min(max(self.rows.rowCount(), 1), _MOST_SEEN)
        self.setFixedHeight(rows * ROW_PX + 2 * self.frameWidth())

    def sizeHint(self) -> QSize:
        return QSize(280, _MOST_SEEN * ROW_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        place = self.rows.place(index.row())
        row = QRectF(self.visualRect(index))
        if self._painter.only_rect(row).contains(event.position()):
            self.only_wanted.emit(place)
        else:
            self.toggled.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index: QModelIndex = self.currentIndex()
        key = Qt.Key(event.key())
        if index.isValid() and key == Qt.Key.Key_Space:
            self.toggled.emit(self.rows.place(index.row()))
        elif index.isValid() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.only_wanted.emit(self.rows.place(index.row()))
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()
