"""Search in all that a window shows, and the way to what was found.

The search itself is imported where it is first used: most starts of the window come before it.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.navigation import Navigation
from gisapp.session.selecting import Selector
from gisapp.session.tasks import Tasks
from gisapp.words import LANGUAGES, load_words

if TYPE_CHECKING:
    from gisapp.core.search.name_index import NameIndex
    from gisapp.core.search.search import SearchHit, SearchIndex

Gap = Literal["reading", "unread", "too_large"]
"""Why not all names of a layer are searched: they are being read, they could not be read, or the
layer is too large for memory."""


@dataclass(frozen=True)
class Found:
    """What a search found, and the names of the layers in which there may be more."""

    hits: "tuple[SearchHit, ...]"
    gaps: dict[Gap, tuple[Bilingual, ...]]


class Searcher:
    """Searches datasets and the names of layers, which workers read once somebody searches.

    `changed` says that a search may find more than before, or that nothing more will come.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        selector: Selector,
        tasks: Tasks,
    ) -> None:
        self.changed: Event[None] = Event()
        self._state = view_state
        self._navigation = navigation
        self._selector = selector
        self._names = NameLoader(view_state, tasks)
        self._names.ended.connect(lambda _: self.changed.emit(None))
        view_state.layers.refilled.connect(lambda _: self.changed.emit(None))
        self._index: SearchIndex | None = None
        self._indexed: frozenset[tuple[str, int]] = frozenset()

    def begin(self) -> None:
        """Note that the user begins to search: names that could not be read are tried again."""
        self._names.try_again()

    def find(self, text: str) -> Found:
        """Return what fits a text, the best first, in all names that are read by now.

        Names of layers that are not read yet are read from here on.
        """
        layers = self._state.layers.layers
        others = [layer for layer in layers if self._has_names_of_its_own(layer)]
        whole = [layer for layer in others if layer.partial is None]
        names = [index for layer in whole if (index := self._names.index_of(layer)) is not None]
        hits = self._known().search(text, names)
        for layer in whole:
            self._names.ensure(layer)
        gaps: dict[Gap, tuple[Bilingual, ...]] = {}
        for layer in others:
            if (gap := self._gap(layer)) is not None:
                gaps[gap] = (*gaps.get(gap, ()), layer.name)
        return Found(hits, gaps)

    def go_to(self, hit: "SearchHit") -> None:
        """Select a hit; where it is a position, centre the map on it and put a pin there."""
        from gisapp.core.search.search import MapPoint

        if isinstance(hit.target, MapPoint):
            self._navigation.go_to(hit.target.x, hit.target.y)
            self._selector.mark(hit.target.x, hit.target.y)
        else:
            self._selector.select(hit.target)

    def _gap(self, layer: Layer) -> Gap | None:
        if layer.partial is not None:
            return "too_large"
        if self._names.is_running(layer):
            return "reading"
        return None if self._names.has_all(layer) else "unread"

    def _has_names_of_its_own(self, layer: Layer) -> bool:
        return layer.identifiable and layer.attributes.has_names and not self._is_known(layer)

    def _is_known(self, layer: Layer) -> bool:
        """True if a layer's features are subjects of a dataset, which is searched by itself."""
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


class NameLoader:
    """Has the names of layers read, one job for each layer.

    While a layer is being opened, its names so far serve until those of more of it are read.
    `ended` emits the id of a layer of which a reading is over, whatever came of it.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self._state = view_state
        self._layers = view_state.layers
        self._indexes: dict[str, NameIndex] = {}
        # A request is the number of features that the layer has.
        self._jobs: Jobs[str, int] = Jobs(tasks, replaces=False)
        self.ended = self._jobs.ended
        self._layers.changed.connect(lambda _: self._forget_removed())

    def index_of(self, layer: Layer) -> "NameIndex | None":
        """Return the names of a layer as far as they are read."""
        return self._indexes.get(layer.layer_id)

    def is_running(self, layer: Layer) -> bool:
        """True while names of a layer are being read."""
        return self._jobs.is_running(layer.layer_id)

    def has_all(self, layer: Layer) -> bool:
        """True if the names of all features of a layer are read."""
        index = self.index_of(layer)
        return index is not None and index.feature_count == layer.feature_count

    def ensure(self, layer: Layer) -> None:
        """Begin to read the names of a layer, unless they are read or could not be read.

        A failure reaches the message bar.
        """
        if self.has_all(layer):
            return
        name = layer.name.in_language(self._state.words.value.language)
        title = self._state.words.value("status.reading_names", name=name)
        work = partial(_read, layer)
        self._jobs.begin(layer.layer_id, layer.feature_count, title, work, self._take)

    def try_again(self) -> None:
        """Let `ensure` read what failed or was cancelled before."""
        for layer in self._layers.layers:
            self._jobs.try_again(layer.layer_id)

    def _take(self, index: "NameIndex") -> None:
        self._indexes[index.layer_id] = index

    def _forget_removed(self) -> None:
        self._jobs.drop_unless(lambda layer_id: layer_id in self._layers)
        self._indexes = {key: index for key, index in self._indexes.items() if key in self._layers}


def _read(layer: Layer, progress: Progress) -> "NameIndex":
    from gisapp.core.search.name_index import index_names

    return index_names(layer, progress)
