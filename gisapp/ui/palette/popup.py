"""The card of the command palette: a line to type in, and the commands that fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
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

from gisapp.core.events import Event
from gisapp.ui.palette.rows import CommandRow
from gisapp.ui.widgets.card import Card
from gisapp.ui.widgets.icons import SIZE as ICON_SIZE
from gisapp.ui.widgets.painted_box import ROUNDING_PX, SMALL_PX
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of, ui_font

WIDTH_PX = 560
ROW_PX = 34
_MOST_SHOWN = 11
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROW = Qt.ItemDataRole.UserRole
_FOR_A_MENU = Qt.FocusReason.PopupFocusReason


class PalettePopup(Card):
    """Lists commands over the upper part of a window.

    `typed` emits each change of the text, `taken` the name of the command to run. It closes with
    Esc, and when the keyboard goes elsewhere.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("commandPalette")
        self.typed: Event[str] = Event()
        self.taken: Event[str] = Event()
        self.line = QLineEdit()
        self.line.setObjectName("commandLine")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda text: self.typed.emit(text))
        self.line.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setObjectName("commandList")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_RowPainter(self))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(self._take)
        self._nothing = plain_label("", muted=True)
        self._nothing.setObjectName("commandNothing")
        self._nothing.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.S)
        for widget in (self.line, self._list, self._nothing):
            layout.addWidget(widget)
        self.hide()

    def open(self, placeholder: str, nothing: str) -> None:
        """Show the card with an empty line; `nothing` is said where no command fits."""
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self._nothing.setText(nothing)
        self.line.clear()
        self.typed.emit("")
        self.show()
        self.raise_()
        self.line.setFocus()

    def show_rows(self, rows: Sequence[CommandRow]) -> None:
        """List commands; the first one that can be run is the current one."""
        self._model.clear()
        for row in rows:
            item = QStandardItem(row.icon, row.spoken)
            item.setData(row, _ROW)
            item.setEnabled(row.is_enabled)
            self._model.appendRow(item)
        self._list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._list.setFixedHeight(min(len(rows), _MOST_SHOWN) * ROW_PX)
        self._step(1, start=-1)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(Qt.Key(event.key()))
        # The line's own menu, for pasting, takes the focus for a moment only.
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != _FOR_A_MENU:
            self.hide()
        return super().eventFilter(watched, event)

    def _press(self, key: Qt.Key) -> bool:
        """Do what a key does to the list; False where the key is for the line."""
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in _STEPS:
            self._step(_STEPS[key], start=self._list.currentIndex().row())
        elif key in _TAKING:
            self._take(self._list.currentIndex())
        else:
            return False
        return True

    def _step(self, step: int, start: int) -> None:
        """Make the next command current that can be run; after the last one comes the first one."""
        count = self._model.rowCount()
        rows = ((start + step * (1 + passed)) % count for passed in range(count))
        row = next((row for row in rows if self._model.item(row).isEnabled()), -1)
        self._list.setCurrentIndex(self._model.index(row, 0))

    def _take(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if isinstance(row, CommandRow) and row.is_enabled:
            self._leave()
            self.taken.emit(row.name)

    def _leave(self) -> None:
        self.hide()
        window = self.parentWidget()
        focused = window.focusWidget() if window is not None else None
        if focused is self.line and window is not None:
            self.line.clearFocus()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.adjustSize()
            width = min(WIDTH_PX, window.width() - 2 * Space.L)
            left = (window.width() - width) // 2
            self.setGeometry(left, window.height() // 8, width, self.sizeHint().height())


class _RowPainter(QStyledItemDelegate):
    """Paints a command: icon, name, its menu and its other name, and the keys at the right."""

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
        if not isinstance(row, CommandRow):
            return
        theme = theme_of(option.palette)
        room = QRectF(option.rect).adjusted(Space.S, 0, -Space.S, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(QRectF(option.rect), ROUNDING_PX, ROUNDING_PX)
        mode = QIcon.Mode.Normal if row.is_enabled else QIcon.Mode.Disabled
        place = room.toRect()
        place.setWidth(ICON_SIZE)
        row.icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        room.setLeft(room.left() + ICON_SIZE + Space.M)
        small, middle = ui_font(SMALL_PX), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(theme.color("text_muted"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, row.keys)
        keys_px = QFontMetrics(small).horizontalAdvance(row.keys)
        room.setRight(room.right() - keys_px - (Space.M if row.keys else 0))
        painter.setFont(ui_font())
        painter.setPen(theme.color("text" if row.is_enabled else "text_muted"))
        elide = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(row.title, elide, int(room.width()))
        name = painter.boundingRect(room, middle, title)
        painter.drawText(room, middle, title)
        room.setLeft(name.right() + Space.M)
        painter.setFont(small)
        painter.setPen(theme.color("text_muted"))
        aside = painter.fontMetrics().elidedText(row.aside, elide, int(room.width()))
        painter.drawText(room, middle, aside)
        painter.restore()
