"""The choice of the field by which features are told apart, with search and what each one holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from gisapp.core.text.shortening import shortened
from gisapp.ui.widgets.card import Card
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_menu, in_tooltip
from gisapp.ui.widgets.theme import Space, theme_around
from gisapp.words import Words

_NAME = Qt.ItemDataRole.UserRole
_LEAST_WIDTH_PX, _MOST_HEIGHT_PX = 280, 360
_LETTERS = 60
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class FieldOption:
    """A field to choose.

    Parameters
    ----------
    name : str
        What the source calls it.
    title : str
        What users call it, with its unit where that is known.
    kind : str
        An icon and the word for what it holds: "number", "text", "code", "year" or "property".
    aside : str
        What a column of the source is called that has a meaning of its own; else empty.
    """

    name: str
    title: str
    kind: str
    aside: str = ""

    def fits(self, typed: str) -> bool:
        """True if a text that is looked for stands in its names."""
        return typed.casefold() in f"{self.title} {self.name}".casefold()


class FieldChooser(QPushButton):
    """Shows the field of now; `chosen` emits the name of another one that is taken.

    Parameters
    ----------
    name : str
        Its object name.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAutoDefault(False)
        self._options: Sequence[FieldOption] = ()
        self._now = ""
        self._words: Words | None = None
        self.clicked.connect(self.open)

    @property
    def now(self) -> str:
        """The name of the field that is chosen, empty for none."""
        return self._now

    def offer(self, options: Sequence[FieldOption], now: str, words: Words) -> None:
        """List fields, and show the one of now."""
        self._options, self._now, self._words = options, now, words
        chosen = next((each for each in options if each.name == now), None)
        title = words("style.choose_field")
        if chosen is not None or now:
            title = chosen.title if chosen is not None else now
        self.setText(in_menu(shortened(title, _LETTERS)))
        self.setToolTip(in_tooltip(title))
        self.setAccessibleName(f"{words('style.field')}: {title}")
        kind = chosen.kind if chosen is not None else "text"
        self.setIcon(icon(f"field-{kind}", theme_around(self).color("text_muted")))

    def open(self) -> None:
        """Open the list below the button."""
        if self._words is None:
            return
        listing = FieldListing(self._options, self._now, self._words, self)
        listing.taken.connect(self.chosen)
        listing.open_below(self)


class FieldListing(Card):
    """Lists fields; `taken` emits the name of one. A click elsewhere or Esc closes it."""

    taken = Signal(str)

    def __init__(
        self, options: Sequence[FieldOption], now: str, words: Words, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("fieldListing")
        self._options = options
        self._words = words
        self._muted = theme_around(parent).color("text_muted")
        self.line = QLineEdit(placeholderText=words("style.find_field"))
        self.line.setAccessibleName(words("style.find_field"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._list_fitting)
        self.line.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setObjectName("fieldListingRows")
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(16, 16))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._take)
        self._none = plain_label(words("style.no_such_field"), muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self.line)
        column.addWidget(self._list, 1)
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        self._list_fitting("")
        self._make_current(now)

    def open_below(self, anchor: QWidget) -> None:
        """Open below a widget, or above it where there is no room."""
        screen = anchor.screen().availableGeometry()
        rows = max(self._model.rowCount(), 3)
        wanted = min(_MOST_HEIGHT_PX, 60 + rows * max(self._list.sizeHintForRow(0), 26))
        self.resize(max(_LEAST_WIDTH_PX, anchor.width()), min(wanted, screen.height()))
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        if corner.y() + self.height() > screen.bottom():
            corner.setY(anchor.mapToGlobal(QPoint(0, -2)).y() - self.height())
        left = min(max(corner.x(), screen.left()), screen.right() - self.width())
        self.move(QPoint(left, max(corner.y(), screen.top())))
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                last = self._model.rowCount() - 1
                row = min(max(self._list.currentIndex().row() + _STEPS[key], 0), last)
                self._list.setCurrentIndex(self._model.index(row, 0))
                return True
            if key in _TAKING:
                self._take(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _list_fitting(self, typed: str) -> None:
        self._model.clear()
        for option in self._options:
            if option.fits(typed.strip()):
                self._model.appendRow(self._row(option))
        is_found = self._model.rowCount() > 0
        self._list.setVisible(is_found)
        self._none.setVisible(not is_found)
        self._list.setCurrentIndex(self._model.index(0, 0))

    def _row(self, option: FieldOption) -> QStandardItem:
        kind = self._words(f"style.kind_{option.kind}")
        shown = option.title if not option.aside else f"{option.title}  ·  {option.aside}"
        item = QStandardItem(icon(f"field-{option.kind}", self._muted), shortened(shown, _LETTERS))
        item.setData(option.name, _NAME)
        item.setToolTip(in_tooltip(f"{shown} · {kind}"))
        item.setData(f"{shown}, {kind}", Qt.ItemDataRole.AccessibleTextRole)
        return item

    def _make_current(self, name: str) -> None:
        for row in range(self._model.rowCount()):
            if self._model.item(row).data(_NAME) == name:
                self._list.setCurrentIndex(self._model.index(row, 0))

    def _take(self, index: QModelIndex) -> None:
        name = index.data(_NAME)
        if isinstance(name, str):
            self.taken.emit(name)
            self.close()
