"""Search in all that a window shows, and the way to what was found.

The search itself is imported where it is first used: most starts of the window come before it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.session.name_reading import NameLoader
from gisapp.session.navigation import Navigation
from gisapp.session.selecting import Selector
from gisapp.session.tasks import Tasks
from gisapp.words import LANGUAGES, load_words

if TYPE_CHECKING:
    from gisapp.core.search.search import SearchHit, SearchIndex

Gap = Literal["reading", "unread", "too_large"]
"""Why a layer's names are not all searched: they are being read, could not or should not be read,
or the layer is too large for memory."""


@dataclass(frozen=True)
class Found:
    """What a search found, and the names of the layers in which there may be more."""

    hits: "tuple[SearchHit, ...]"
    gaps: dict[Gap, tuple[Bilingual, ...]]


class Searcher:
    """Searches datasets and the names of layers, which workers read once somebody searches.

    `changed` tells that a search may find more than before, or that there is no more to wait for.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        selecting: Selector,
        tasks: Tasks,
    ) -> None:
        self.changed: Event[None] = Event()
        self._state = view_state
        self._navigation = navigation
        self._selecting = selecting
        self._names = NameLoader(view_state, tasks)
        self._names.ended.connect(lambda _: self.changed.emit(None))
        view_state.layers.refilled.connect(lambda _: self.changed.emit(None))
        self._index: SearchIndex | None = None
        self._indexed: frozenset[tuple[str, int]] = frozenset()

    def begin(self) -> None:
        """Note that somebody begins to search: what could not be read is tried again."""
        self._names.try_again()

    def find(self, text: str) -> Found:
        """Return what fits the text, the best first, in all that is at hand."""
        layers = self._state.layers.layers
        others = [layer for layer in layers if self._has_names_of_its_own(layer)]
        held = [layer for layer in others if layer.partial is None]
        names = [index for layer in held if (index := self._names.index_of(layer)) is not None]
        hits = self._known().search(text, names)
        for layer in held:
            self._names.ensure(layer)
        gaps: dict[Gap, tuple[Bilingual, ...]] = {}
        for layer in others:
            if (gap := self._gap(layer)) is not None:
                gaps[gap] = (*gaps.get(gap, ()), layer.name)
        return Found(hits, gaps)

    def go_to(self, hit: "SearchHit") -> None:
        """Select what was found; a position comes into the middle of the map, with a pin."""
        from gisapp.core.search.search import MapPoint

        if isinstance(hit.target, MapPoint):
            self._navigation.go_to(hit.target.x, hit.target.y)
            self._selecting.mark(hit.target.x, hit.target.y)
        else:
            self._selecting.select(hit.target)

    def _gap(self, layer: Layer) -> Gap | None:
        if layer.partial is not None:
            return "too_large"
        if self._names.is_running(layer):
            return "reading"
        return None if self._names.has_all(layer) else "unread"

    def _has_names_of_its_own(self, layer: Layer) -> bool:
        return layer.identifiable and layer.attributes.has_names and not self._is_known(layer)

    def _is_known(self, layer: Layer) -> bool:
        """Tell whether a dataset knows the names of a layer's features, and more."""
        return layer.dataset in self._state.datasets.value

    def _known(self) -> "SearchIndex":
        """Return the index of the datasets, made anew after they changed."""
        from gisapp.core.search.search import SearchIndex

        layers = [layer for layer in self._state.layers.layers if self._is_known(layer)]
        here = frozenset((layer.layer_id, layer.feature_count) for layer in layers)
        if self._index is None or here != self._indexed:
            words = tuple(load_words(language) for language in LANGUAGES)
            self._index = SearchIndex(self._state.datasets.value, layers, words)
            self._indexed = here
        return self._index
