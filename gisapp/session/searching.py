"""Search in all that a window shows, and the way to what was found.

The search itself is imported where it is first used: most starts of the window come before it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import has_names
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.progress import Progress
from gisapp.core.space.crs import extent_to_degrees
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.session.index_loading import IndexLoader
from gisapp.session.navigation import Navigation
from gisapp.session.place_names import PlaceNames
from gisapp.session.selecting import Selector
from gisapp.session.tasks import Tasks
from gisapp.words import LANGUAGES, load_words

if TYPE_CHECKING:
    from gisapp.core.search.hits import MapPoint, SearchHit
    from gisapp.core.search.name_index import NameIndex
    from gisapp.core.search.search import Searched, SearchIndex
    from gisapp.core.search.value_index import ValueIndex
    from gisapp.core.space.coordinate_parser import Refusal

Gap = Literal["reading", "reading_values", "unread", "too_large", "values_left_out"]
"""Why not all of a layer is searched: its names or values are being read, they could not be read,
the layer is too large for memory, or the values of some fields are."""


@dataclass(frozen=True)
class Found:
    """What a search found.

    Parameters
    ----------
    hits : tuple of SearchHit
        The best first.
    gaps : mapping
        The names of the layers in which there may be more.
    refusal : Refusal or None
        Why what looks like coordinates leads nowhere.
    """

    hits: "tuple[SearchHit, ...]"
    gaps: dict[Gap, tuple[Bilingual, ...]]
    refusal: "Refusal | None" = None


class Searcher:
    """Searches datasets, the base map, and names and values of layers, which workers read.

    `changed` says that a search may find more than before, or that nothing more will come; `went`
    emits a hit that was gone to.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        selector: Selector,
        tasks: Tasks,
    ) -> None:
        self.changed: Event[None] = Event()
        self.went: Event[SearchHit] = Event()
        self._state = view_state
        self._navigation = navigation
        self._selector = selector
        self._names = IndexLoader(view_state, tasks, _read_names, "status.reading_names")
        self._values = IndexLoader(view_state, tasks, _read_values, "status.reading_values")
        self._places = PlaceNames(view_state, tasks)
        for loader in (self._names, self._values, self._places):
            loader.ended.connect(lambda _: self.changed.emit(None))
        view_state.layers.refilled.connect(lambda _: self.changed.emit(None))
        view_state.layers.remapped.connect(self._names.forget)
        view_state.layers.remapped.connect(self._values.forget)
        self._index: SearchIndex | None = None
        self._indexed: tuple[tuple[ParkDataset, ...], frozenset[tuple[str, int]]] = (), frozenset()

    def begin(self) -> None:
        """Note that the user begins to search: what could not be read is tried again."""
        self._names.try_again()
        self._values.try_again()
        self._places.try_again()

    def find(self, text: str) -> Found:
        """Return what fits a text, the best first, in all that is read by now.

        Names and values of layers that are not read yet are read from here on.
        """
        from gisapp.core.space.read_position import read_position

        others = [layer for layer in self._state.layers.layers if self._is_searched_itself(layer)]
        whole = [layer for layer in others if layer.partial is None]
        searched = self._searched(whole)
        hits = self._known().search(text, searched)
        self._read_more(whole)
        refusal = read_position(text, searched.near_longitude).refusal
        return Found(hits, self._gaps(others), refusal)

    def go_to(self, hit: "SearchHit") -> None:
        """Select a hit where it can be seen; put a pin where coordinates or the base map lead."""
        from gisapp.core.search.hits import MapPoint

        if isinstance(hit.target, MapPoint):
            self._show_point(hit.target)
        else:
            self._selector.select_to_see(hit.target)
        self.went.emit(hit)

    def _show_point(self, point: "MapPoint") -> None:
        if point.extent is not None and max(point.extent.width, point.extent.height) > 0:
            self._navigation.show_extent(point.extent)
        else:
            self._navigation.go_to(point.x, point.y)
        self._selector.mark(point.x, point.y)

    def _searched(self, layers: list[Layer]) -> "Searched":
        from gisapp.core.search.search import Searched

        names = [index for layer in layers if (index := self._names.index_of(layer)) is not None]
        values = [known for layer in layers if (known := self._values.index_of(layer)) is not None]
        return Searched(names, values, self._places.indexes(), self._near_longitude())

    def _read_more(self, layers: list[Layer]) -> None:
        for layer in layers:
            # Names first: they are what most searches are for.
            if has_names(layer) and not self._names.has_all(layer):
                self._names.ensure(layer)
            elif layer.attributes.fields:
                self._values.ensure(layer)
        self._places.ensure()

    def _near_longitude(self) -> float | None:
        home = self._state.layers.home_extent
        return None if home is None else extent_to_degrees(home).center[0]

    def _gaps(self, layers: list[Layer]) -> dict[Gap, tuple[Bilingual, ...]]:
        gaps: dict[Gap, tuple[Bilingual, ...]] = {}
        for layer in layers:
            if (gap := self._gap(layer)) is not None:
                gaps[gap] = (*gaps.get(gap, ()), layer.name)
        return gaps

    def _gap(self, layer: Layer) -> Gap | None:
        if layer.partial is not None:
            return "too_large"
        if self._names.is_running(layer):
            return "reading"
        if has_names(layer) and not self._names.has_all(layer):
            return "unread"
        if self._values.is_running(layer):
            return "reading_values"
        if not layer.attributes.fields:
            return None
        values = self._values.index_of(layer)
        if values is None or not self._values.has_all(layer):
            return "unread"
        return "values_left_out" if values.left_out else None

    def _is_searched_itself(self, layer: Layer) -> bool:
        has_any = has_names(layer) or bool(layer.attributes.fields)
        return layer.identifiable and has_any and not self._is_known(layer)

    def _is_known(self, layer: Layer) -> bool:
        """True if a layer's features are subjects of a dataset, which is searched by itself."""
        return layer.dataset in self._state.datasets.value

    def _known(self) -> "SearchIndex":
        """Return the index of the datasets, made anew after they changed."""
        from gisapp.core.search.search import SearchIndex

        layers = [layer for layer in self._state.layers.layers if self._is_known(layer)]
        datasets = self._state.datasets.value
        here = datasets, frozenset((layer.layer_id, layer.feature_count) for layer in layers)
        if self._index is None or here != self._indexed:
            words = tuple(load_words(language) for language in LANGUAGES)
            self._index = SearchIndex(datasets, layers, words)
            self._indexed = here
        return self._index


def _read_names(layer: Layer, progress: Progress) -> "NameIndex":
    from gisapp.core.search.name_index import index_names

    return index_names(layer, progress)


def _read_values(layer: Layer, progress: Progress) -> "ValueIndex":
    from gisapp.core.search.value_index import index_values

    schema = None
    if layer.mapping is not None:
        from gisapp.sources.parks.park_schema import load_park_schema

        schema = load_park_schema()
    return index_values(layer, progress, schema)
