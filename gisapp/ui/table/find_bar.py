"""The bar that finds a text in the table."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from gisapp.core.events import Observable
from gisapp.session.table.layer_tables import LayerTables
from gisapp.session.table.table_finder import TableFinder
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, Theme
from gisapp.words import Words

_PAUSE_MS = 150
_FIELD_PX = 240
_KEYS = (QKeySequence.StandardKey.FindNext, QKeySequence.StandardKey.FindPrevious)


class FindBar(QWidget):
    """A field for a text, how often it stands there, and buttons that go from one to the next.

    `stepped` emits 1 for the next cell and -1 for the one before; `closed` is for Esc.
    """

    stepped = Signal(int)
    closed = Signal()

    def __init__(self, words: Observable[Words], tables: LayerTables, finder: TableFinder) -> None:
        super().__init__()
        self.setObjectName("tableFind")
        self._words = words
        self._tables = tables
        self._finder = finder
        self.field = QLineEdit()
        self.field.setObjectName("tableFindField")
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(_FIELD_PX)
        self.count = plain_label("", muted=True)
        self.count.setWordWrap(False)
        self._before, self._after, self._close = QToolButton(), QToolButton(), QToolButton()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.XS)
        for widget in (self.field, self._before, self._after, self.count):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self._close)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._find)
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._after.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.end)
        finder.found.changed.connect(lambda _: self._tell())
        tables.arranged.connect(lambda _: self._tell())
        words.changed.connect(lambda _: self._write())
        self._write()

    def begin(self) -> None:
        """Show the bar, and let its field have the keys."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._find()

    def end(self) -> None:
        """Close the bar and find nothing."""
        self._pause.stop()
        self._finder.find("")
        self.hide()
        self.closed.emit()

    def recolor(self, theme: Theme) -> None:
        """Draw the buttons in the colours of a theme."""
        named = {"arrow-left": self._before, "arrow-right": self._after, "close": self._close}
        for name, button in named.items():
            button.setIcon(icon(name, theme.color("text_muted")))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        # Enter and F3 go on, Shift with them goes back, as in every program.
        if isinstance(event, QKeyEvent) and watched is self.field:
            is_key = event.type() == QEvent.Type.KeyPress
            step = _step_of(event)
            if step and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if step and is_key:
                self._find()
                self.stepped.emit(step)
                return True
            if is_key and event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
        return super().eventFilter(self.field, event)

    def _find(self) -> None:
        self._pause.stop()
        self._finder.find(self.field.text().strip())
        self._tell()

    def _tell(self) -> None:
        words, found, shown = self._words.value, self._finder.found.value, self._tables.shown
        text = ""
        if found is not None and shown is not None and found.search.rows is shown.rows:
            cells = found.cells(shown)
            text = words("table.found", count=cells) if cells else words("table.found_none")
        elif self._finder.is_running:
            text = words("table.finding")
        self.count.setText(text)
        for button in (self._before, self._after):
            button.setEnabled(found is not None)

    def _write(self) -> None:
        words = self._words.value
        self.field.setPlaceholderText(words("table.find_hint"))
        self.field.setAccessibleName(words("table.find_hint"))
        named = {
            "find_before": self._before,
            "find_after": self._after,
            "find_close": self._close,
        }
        for name, button in named.items():
            button.setToolTip(words(f"table.{name}"))
            button.setAccessibleName(words(f"table.{name}"))
        self._tell()


def _step_of(event: QKeyEvent) -> int:
    """Return where a key goes: 1 on, -1 back, 0 nowhere."""
    after, before = map(event.matches, _KEYS)
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    return 1 if after else -1 if before else 0
