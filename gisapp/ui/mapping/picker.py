"""A list that opens below a cell, in which a property or a unit is searched and picked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gisapp.ui.widgets.card import Card
from gisapp.ui.widgets.painted_box import SMALL_PX
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of, ui_font
from gisapp.words import Words

WIDTH_PX, HEIGHT_PX, ROW_PX = 400, 380, 28
_ROW = Qt.ItemDataRole.UserRole
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class PickerRow:
    """A row: something to take, or the heading of a section.

    Parameters
    ----------
    code : str
        Of what is taken; empty for nothing, and for a heading.
    text : str
        In the user's language.
    aside : str
        In the other language, or what else helps.
    is_heading : bool
        True for what cannot be taken.
    """

    code: str
    text: str
    aside: str = ""
    is_heading: bool = False


class PickerRows(Protocol):
    """What a picker lists."""

    def fitting(self, typed: str, likely: Sequence[str]) -> tuple[PickerRow, ...]:
        """Return the rows to choose from.

        Parameters
        ----------
        typed : str
            What the user looks for; empty for all, in their sections.
        likely : sequence of str
            Codes that are listed first where nothing is typed.
        """


class Picker(Card):
    """Lists rows; `picked` emits the code of the one that is taken, empty for nothing.

    It closes with Esc, with a click elsewhere, and once something is picked.
    """

    picked = Signal(str)

    def __init__(self, rows: PickerRows, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("mappingPicker")
        self._rows = rows
        self._likely: Sequence[str] = ()
        self.line = QLineEdit(placeholderText=words("mapping.search"))
        self.line.setObjectName("pickerLine")
        self.line.setAccessibleName(words("mapping.search"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._show_fitting)
        self.line.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setObjectName("pickerList")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_RowPainter(self))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._take)
        self._none = plain_label(words("mapping.nothing_fits"), muted=True)
        self._none.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self.line)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)

    def open_below(
        self, place: QRect, view: QWidget, *, now: str, likely: Sequence[str], typed: str
    ) -> None:
        """Open below a cell, or above it where there is no room.

        Parameters
        ----------
        place : QRect
            The cell, in pixels of `view`.
        view : QWidget
            Where the cell is.
        now : str
            The code that the cell has: the row that is current at first.
        likely : sequence of str
            Codes to list first.
        typed : str
            What the user has typed already.
        """
        self._likely = likely
        self._show_fitting("")
        self._make_current(now)
        screen = view.screen().availableGeometry()
        self.resize(min(WIDTH_PX, screen.width()), min(HEIGHT_PX, screen.height()))
        corner = view.mapToGlobal(place.bottomLeft())
        if corner.y() + self.height() > screen.bottom():
            corner.setY(view.mapToGlobal(place.topLeft()).y() - self.height())
        left = min(max(corner.x(), screen.left()), screen.right() - self.width())
        self.move(QPoint(left, max(corner.y(), screen.top())))
        self.show()
        self.line.setFocus()
        self.line.setText(typed)

    @property
    def shown(self) -> tuple[PickerRow, ...]:
        """The rows that are listed."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return tuple(item.data(_ROW) for item in items)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in _TAKING:
                self._take(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _show_fitting(self, typed: str) -> None:
        self._model.clear()
        for row in self._rows.fitting(typed, self._likely):
            item = QStandardItem(row.text)
            item.setData(row, _ROW)
            item.setEnabled(not row.is_heading)
            self._model.appendRow(item)
        is_found = self._model.rowCount() > 0
        self._list.setVisible(is_found)
        self._none.setVisible(not is_found)
        self._list.setCurrentIndex(self._model.index(0, 0))

    def _make_current(self, code: str) -> None:
        for place, row in enumerate(self.shown):
            if row.code == code and not row.is_heading:
                index = self._model.index(place, 0)
                self._list.setCurrentIndex(index)
                self._list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
                return

    def _step(self, step: int) -> None:
        """Make another row current; headings are passed over."""
        last = self._model.rowCount() - 1
        row = min(max(self._list.currentIndex().row() + step, 0), last)
        while 0 < row < last and not self._model.item(row).isEnabled():
            row += 1 if step > 0 else -1
        self._list.setCurrentIndex(self._model.index(row, 0))

    def _take(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if isinstance(row, PickerRow) and not row.is_heading:
            self.picked.emit(row.code)
            self.close()


class _RowPainter(QStyledItemDelegate):
    """Paints a property with its name in the other language, or the heading of a section."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(_ROW)
        if not isinstance(row, PickerRow):
            return
        theme = theme_of(option.palette)
        room = option.rect.adjusted(Space.S, 0, -Space.S, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        if row.is_heading:
            painter.setFont(ui_font(SMALL_PX, bold=True))
            painter.setPen(theme.color("text_muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignBottom, row.text)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("accent_soft"))
        painter.setFont(ui_font())
        painter.setPen(theme.color("text"))
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(row.text, elide, room.width())
        painter.drawText(room, middle, text)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(text) + Space.M)
        painter.setFont(ui_font(SMALL_PX))
        painter.setPen(theme.color("text_muted"))
        aside = painter.fontMetrics().elidedText(row.aside, elide, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, aside)
        painter.restore()
