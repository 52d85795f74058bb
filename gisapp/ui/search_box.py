"""The search box: one line for names, facts and coordinates, with results as one types."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gisapp.core.search import SearchHit
from gisapp.core.units import UnitChoice
from gisapp.ui import icons
from gisapp.ui.results_card import ResultsCard
from gisapp.ui.search_results import ResultPainter, ResultsModel, result_text
from gisapp.ui.theme import theme_of
from gisapp.words import Words


class SearchBox(QLineEdit):
    """Finds as one types; `chosen` tells the hit that was taken by Enter or a click.

    Up and Down walk through the results, Esc closes them, a second Esc empties the box and tells
    `left`.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        find: Callable[[str], tuple[SearchHit, ...]],
        words_of: Callable[[], Words],
        units_of: Callable[[], UnitChoice],
    ) -> None:
        super().__init__()
        self.setObjectName("searchBox")
        self._find = find
        self._words_of = words_of
        self._units_of = units_of
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._empty = QAction(self, visible=False)
        self._empty.triggered.connect(self.clear)
        self.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self._model = ResultsModel()
        self._painter = ResultPainter(self._model)
        self._card = ResultsCard(self._model, self._painter)
        self._card.setParent(self)
        self._card.hide()
        self._card.list.clicked.connect(self._take)
        self.textEdited.connect(self._search)
        self.textChanged.connect(self._text_changed)
        self.retranslate()
        self._dress()

    def retranslate(self) -> None:
        """Say everything anew in another language."""
        words = self._words_of()
        self.setPlaceholderText(words("search.placeholder"))
        self.setAccessibleName(words("search.name"))
        self._empty.setText(words("search.empty"))
        self._card.nothing.setText(words("search.nothing"))
        if self._card.isVisible():
            self._search(self.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.text() and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._search(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._card.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._model.rowCount():
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        color = theme_of(self.palette()).color("text_muted")
        self._icon.setIcon(icons.icon("search", color))
        self._empty.setIcon(icons.icon("close", color))

    def _search(self, text: str) -> None:
        wanted = text.strip()
        if not wanted:
            self._card.hide()
            return
        hits = self._find(wanted)
        words, units = self._words_of(), self._units_of()
        self._painter.wanted = wanted
        self._model.show(hits, [result_text(hit, words, units) for hit in hits])
        self._card.open_below(self, len(hits))
        self._card.list.setCurrentIndex(self._model.index(0))

    def _text_changed(self, text: str) -> None:
        self._empty.setVisible(bool(text))
        if not text:
            self._card.hide()

    def _walk(self, step: int) -> None:
        if not self._card.isVisible():
            self._search(self.text())
            return
        row = (self._card.list.currentIndex().row() + step) % self._model.rowCount()
        self._card.list.setCurrentIndex(self._model.index(row))

    def _enter(self) -> None:
        if not self._card.isVisible():
            self._search(self.text())
        elif self._model.rowCount():
            self._take(self._card.list.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        hit = self._model.hit(index.row())
        self._card.hide()
        self.chosen.emit(hit)

    def _escape(self) -> None:
        if self._card.isVisible():
            self._card.hide()
        else:
            self.clear()
            self.left.emit()
