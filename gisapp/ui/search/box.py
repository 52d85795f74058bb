"""The search box: one line for names, facts and coordinates, with results as one types."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.shown_features import is_left_out
from gisapp.core.search.hits import SearchHit
from gisapp.core.view_state import ViewState
from gisapp.session.searching import Searcher
from gisapp.ui.widgets import icons
from gisapp.ui.widgets.theme import theme_of
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.ui.search.results_popup import ResultsPopup

WIDTH_PX = 360
_LEAST_WIDTH_PX = 150
"""In a narrow window the box leaves room for buttons."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBox(QLineEdit):
    """Finds as one types; `chosen` emits the hit that was taken by Enter or a click.

    Up and Down go through the results, Esc closes them, a second Esc empties the box and emits
    `left`.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        searcher: Searcher,
        view_state: ViewState,
    ) -> None:
        super().__init__()
        self.setObjectName("searchBox")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(WIDTH_PX)
        self._searcher = searcher
        self._state = view_state
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._empty = QAction(self, visible=False)
        self._empty.triggered.connect(self.clear)
        self.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self._card: ResultsPopup | None = None
        self.textEdited.connect(self._search)
        self.textChanged.connect(self._text_changed)
        searcher.changed.connect(lambda _: self._search_again())
        view_state.words.changed.connect(self._write)
        self._write(view_state.words.value)
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH_PX, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._searcher.begin()
            self._search(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        card = self._open_card
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key not in (*_STEPS, *_TAKING):
            super().keyPressEvent(event)
        elif card is None:
            self._search(self.text())
        elif key in _TAKING:
            card.take()
        else:
            card.walk(_STEPS[key])

    @property
    def _open_card(self) -> "ResultsPopup | None":
        return self._card if self._card is not None and self._card.isVisible() else None

    def _dress(self) -> None:
        color = theme_of(self.palette()).color("text_muted")
        self._icon.setIcon(icons.icon("search", color))
        self._empty.setIcon(icons.icon("close", color))

    def _write(self, words: Words) -> None:
        self.setPlaceholderText(words("search.placeholder"))
        self.setAccessibleName(words("search.name"))
        self._empty.setText(words("search.empty"))
        self._search_again()

    def _search(self, text: str) -> None:
        wanted = text.strip()
        if not wanted:
            self._close()
            return
        if self._card is None:
            self._card = self._new_card()
        found = self._searcher.find(wanted)
        self._card.show_found(wanted, found, self._state.words.value, self._state.units.value)
        self._card.open_below(self)

    def _search_again(self) -> None:
        if self._open_card is not None:
            self._search(self.text())

    def _new_card(self) -> "ResultsPopup":
        # The window is there before anyone searches: the card need not be.
        from gisapp.ui.search.results_popup import ResultsPopup

        card = ResultsPopup(self.window(), self._is_left_out)
        card.taken.connect(self.chosen)
        return card

    def _is_left_out(self, hit: SearchHit) -> bool:
        target, layers = hit.target, self._state.layers
        if not isinstance(target, FeatureRef) or target.layer_id not in layers:
            return False
        return is_left_out(layers[target.layer_id], target.feature_id)

    def _close(self) -> None:
        if self._card is not None:
            self._card.hide()

    def _text_changed(self, text: str) -> None:
        self._empty.setVisible(bool(text))
        if not text:
            self._close()

    def _escape(self) -> None:
        if self._open_card is not None:
            self._close()
        else:
            self.clear()
            self.left.emit()
