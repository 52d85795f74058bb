"""Search in all that a window shows, and the way to what was found.

The search itself is imported where it is first used: most starts of the window come before it.
"""

from typing import TYPE_CHECKING

from gisapp.core.view_state import ViewState
from gisapp.ui.navigation import Navigation
from gisapp.ui.selecting import Selecting
from gisapp.words import LANGUAGES, load_words

if TYPE_CHECKING:
    from gisapp.core.search import SearchHit, SearchIndex


class Finding:
    """Searches layers and datasets; the index is made at the first search after they changed."""

    def __init__(self, view_state: ViewState, navigation: Navigation, selecting: Selecting) -> None:
        self._state = view_state
        self._navigation = navigation
        self._selecting = selecting
        self._index: SearchIndex | None = None
        self._indexed: frozenset[tuple[str, int]] = frozenset()

    def find(self, text: str) -> "tuple[SearchHit, ...]":
        """Return what fits the text, the best first."""
        from gisapp.core.search import SearchIndex

        layers = self._state.layers.layers
        here = frozenset((layer.layer_id, layer.feature_count) for layer in layers)
        if self._index is None or here != self._indexed:
            words = tuple(load_words(language) for language in LANGUAGES)
            self._index = SearchIndex(self._state.datasets.value, layers, words)
            self._indexed = here
        return self._index.search(text)

    def go_to(self, hit: "SearchHit") -> None:
        """Select what was found; a position comes into the middle of the map, with a pin."""
        from gisapp.core.search import MapPoint

        if isinstance(hit.target, MapPoint):
            self._navigation.go_to(hit.target.x, hit.target.y)
            self._selecting.mark(hit.target.x, hit.target.y)
        else:
            self._selecting.select(hit.target)
