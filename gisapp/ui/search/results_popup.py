"""The card that holds the results of a search, and says what was not searched."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from gisapp.core.search.hits import SearchHit
from gisapp.core.search.search import MOST_FOUND
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.joining import joined
from gisapp.core.text.units import UnitChoice, format_number
from gisapp.session.searching import Found, Gap
from gisapp.ui.search.result_rows import (
    ROW_PX,
    ResultPainter,
    ResultsModel,
    ResultText,
    result_text,
)
from gisapp.ui.widgets.card import Card
from gisapp.ui.widgets.painted_box import SMALL_PX
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

LEAST_WIDTH_PX = 440
_MOST_SHOWN = 9
_STILL_READING = frozenset({"reading", "reading_values"})
_MOST_NAMED = 3
_LONGEST_NAME_PX = 200
LISTED_AT_FIRST = 20


class _HitList(QListView):
    """A list in which the mouse makes a row current by moving, but not where rows scroll by."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)


class ResultsPopup(Card):
    """The list of results over the window's content, and a note below it.

    The note says which layers are not searched, and what can be searched where nothing fits.

    It is a child of the window and never takes the keyboard: the search box keeps it. `taken`
    emits the `SearchHit` that was clicked or taken by `take`.

    Parameters
    ----------
    window : QWidget
        The window over which it lies.
    is_left_out : callable
        True for a hit that is not on the map, for a filter leaves it out.
    """

    taken = Signal(object)

    _found: Found
    _words: Words
    _units: UnitChoice

    def __init__(
        self, window: QWidget, is_left_out: Callable[[SearchHit], bool] = lambda _hit: False
    ) -> None:
        super().__init__(window)
        self._is_left_out = is_left_out
        self.setObjectName("searchResults")
        self._model = ResultsModel()
        self._painter = ResultPainter(self._model)
        self._listed = LISTED_AT_FIRST
        self._list = _HitList()
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._painter)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.clicked.connect(lambda _index: self.take())
        self._note = plain_label("", px=SMALL_PX, muted=True)
        self._note.setObjectName("searchNote")
        self._note.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        layout.setSpacing(0)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._note)

    def show_found(self, wanted: str, found: Found, words: Words, units: UnitChoice) -> None:
        """List what a search found.

        The first hit is current; where the same search finds more, the one that the user has
        walked to.

        Parameters
        ----------
        wanted : str
            What was searched: its words are bold in the list.
        found : Found
            The hits, and the layers in which there may be more.
        words : Words
            The user's language.
        units : UnitChoice
            The user's units, for facts.
        """
        is_same = self.isVisible() and wanted == self._painter.wanted
        walked = self._list.currentIndex().row() if is_same else 0
        walked_to = self._model.hit(walked) if walked > 0 else None
        if not is_same:
            self._listed = LISTED_AT_FIRST
        self._painter.wanted = wanted
        self._found, self._words, self._units = found, words, units
        row = found.hits.index(walked_to) if walked_to in found.hits else 0
        self._listed = max(self._listed, row + 1)
        self._list_hits(row)
        self._note.setText("\n".join(self._notes()))
        self._note.setVisible(bool(self._note.text()))

    def _list_hits(self, current: int) -> None:
        hits = self._found.hits[: self._listed]
        left = len(self._found.hits) - len(hits)
        more = self._words("panel.and_more", count=format_number(left)) if left else ""
        self._model.show(hits, [self._text(hit) for hit in hits], more)
        self._list.setCurrentIndex(self._model.index(current))
        self._list.setVisible(bool(hits))

    def _text(self, hit: SearchHit) -> ResultText:
        text = result_text(hit, self._words, self._units)
        if not self._is_left_out(hit):
            return text
        return replace(text, tag=joined(text.tag, self._words("search.filtered_out")))

    def _notes(self) -> list[str]:
        """Return what stands below the list: what was not searched, and what not found."""
        found, words = self._found, self._words
        notes = [gaps_text(found.gaps, words, self._note.fontMetrics())] if found.gaps else []
        if found.refusal is not None:
            notes.insert(0, words(f"search.refused_{found.refusal}"))
        elif not found.hits and not _STILL_READING & found.gaps.keys():
            notes.insert(0, words("search.nothing"))
        elif len(found.hits) == MOST_FOUND:
            notes.insert(0, words("search.most_found", count=MOST_FOUND))
        return notes

    def open_below(self, box: QWidget) -> None:
        """Show as many hits as fit into the window below the search box."""
        window = box.window()
        corner = box.mapTo(window, QPoint(0, box.height() + Space.XS))
        width = min(max(box.width(), LEAST_WIDTH_PX), window.width() - 2 * Space.S)
        wanted = min(self._model.rowCount(), _MOST_SHOWN) * ROW_PX
        if not self._note.isHidden():
            wanted += self._note.heightForWidth(width - 2 * Space.XS)
        height = min(wanted + 2 * Space.XS, window.height() - corner.y() - Space.S)
        x = min(corner.x(), window.width() - width - Space.S)
        self.setGeometry(x, corner.y(), width, height)
        self.show()
        self.raise_()

    def walk(self, step: int) -> None:
        """Make the hit after the current one current, or the one before it with -1."""
        count = self._model.rowCount()
        if count:
            row = (self._list.currentIndex().row() + step) % count
            self._list.setCurrentIndex(self._model.index(row))

    def take(self) -> None:
        """Close and emit the current hit, or list more; without one, do nothing."""
        row = self._list.currentIndex().row()
        if row < 0:
            return
        hit = self._model.hit(row)
        if hit is None:
            self._listed = len(self._found.hits)
            self._list_hits(row)
            return
        self.hide()
        self.taken.emit(hit)


def gaps_text(gaps: Mapping[Gap, Sequence[Bilingual]], words: Words, metrics: QFontMetrics) -> str:
    """Return a sentence for each kind of gap, one a line."""
    return "\n".join(_sentences(gaps, words, metrics))


def _sentences(
    gaps: Mapping[Gap, Sequence[Bilingual]], words: Words, metrics: QFontMetrics
) -> Iterator[str]:
    for gap, layers in gaps.items():
        texts = [" ".join(layer.in_language(words.language).split()) for layer in layers]
        names = words("search.layers").join(
            metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME_PX)
            for text in texts[:_MOST_NAMED]
        )
        if len(texts) > _MOST_NAMED:
            names = words("search.layers_more", names=names, count=len(texts) - _MOST_NAMED)
        yield words(f"search.gap_{gap}", names=names)
