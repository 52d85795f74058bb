"""A field to find a CRS by its code or its name, in the whole registry."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from gisapp.session.reading.crs_names import NamedCrs, found_crs, known_crs
from gisapp.session.tasks import Tasks
from gisapp.words import Words

_ROWS = 9
_APART = "   "
"""Between the code and the name, as no code has spaces in it."""


class CrsField(QLineEdit):
    """Lists what fits while the user types; `chosen` emits the code that was taken."""

    chosen = Signal(str)

    def __init__(self, tasks: Tasks, words: Words) -> None:
        super().__init__()
        self.setObjectName("crsField")
        self.setPlaceholderText(words("coordinates.find"))
        self.setAccessibleName(words("coordinates.find"))
        self.setClearButtonEnabled(True)
        self._title = words("coordinates.reading_names")
        self._tasks = tasks
        self._known: Sequence[NamedCrs] = ()
        self._found: Sequence[NamedCrs] = ()
        self._rows = QStringListModel(self)
        self._list = QCompleter(self._rows, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(_ROWS)
        self._popup = QListView()
        self._popup.setObjectName("crsList")
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setPopup(self._popup)
        self._list.setWidget(self)
        self._list.activated.connect(self._take)
        self.textEdited.connect(lambda _: self._find())
        self._read_names()

    @property
    def listed(self) -> Sequence[NamedCrs]:
        """What fits what is typed, the best first."""
        return self._found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what was typed with Enter, which else presses the dialog's button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text():
            self._take_typed()
        else:
            super().keyPressEvent(event)

    def _read_names(self) -> None:
        reading = self._tasks.run(self._title, lambda _: known_crs(), self._take_names)
        self.destroyed.connect(reading.drop)

    def _take_names(self, known: Sequence[NamedCrs]) -> None:
        self._known = known
        if self.hasFocus() and self.text():
            self._find()

    def _find(self) -> None:
        self._found = found_crs(self._known, self.text())
        self._rows.setStringList([f"{each.code}{_APART}{each.name}" for each in self._found])
        if self._found:
            self._list.complete()
        else:
            self._popup.hide()

    def _take(self, row: str) -> None:
        self._choose(row.partition(_APART)[0])

    def _take_typed(self) -> None:
        """Take the first that fits; a code that is not listed may be known all the same."""
        text = self.text().strip().upper()
        if self._found:
            self._choose(self._found[0].code)
        elif text:
            self._choose(f"EPSG:{text}" if text.isdecimal() else text)

    def _choose(self, code: str) -> None:
        self._popup.hide()
        self.clear()
        self._found = ()
        self.chosen.emit(code)
