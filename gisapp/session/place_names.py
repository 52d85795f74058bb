"""The names on the offline base map, which a search finds in pinyin too."""

from functools import partial
from typing import TYPE_CHECKING

from gisapp.core.events import Event
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks

if TYPE_CHECKING:
    from gisapp.core.search.name_index import NameIndex

_JOB = "places"


class PlaceNames:
    """Has the names on the base map indexed: at once as they are, and by a worker in pinyin.

    The base map has few names, but the tables of pinyin take a while to be read. `ended` says
    that the names may be found in pinyin from now on.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self.ended: Event[str] = Event()
        self._state = view_state
        self._indexes: dict[str, NameIndex] = {}
        self._spelled: frozenset[str] = frozenset()
        self._jobs: Jobs[str, frozenset[str]] = Jobs(tasks)
        self._jobs.ended.connect(self.ended.emit)

    def indexes(self) -> "list[tuple[NameIndex, Layer]]":
        """Return the names of each layer of the base map that has names on the map."""
        return [(self._index_of(layer), layer) for layer in self._layers()]

    def ensure(self) -> None:
        """Begin to read the names in pinyin, unless that is done or at work."""
        layers = self._layers()
        wanted = frozenset(layer.layer_id for layer in layers)
        if not wanted <= self._spelled:
            words = self._state.words.value
            title = words("status.reading_names", name=words("layers.group.base"))
            self._jobs.begin(_JOB, wanted, title, partial(_read, layers), self._take)

    def try_again(self) -> None:
        """Let `ensure` read what failed or was cancelled before."""
        self._jobs.try_again(_JOB)

    def _layers(self) -> list[Layer]:
        layers = self._state.layers.layers
        return [each for each in layers if each.group in OFFLINE_BASEMAP_GROUPS and each.labels]

    def _index_of(self, layer: Layer) -> "NameIndex":
        from gisapp.core.search.name_index import index_names

        if layer.layer_id not in self._indexes:
            self._indexes[layer.layer_id] = index_names(layer, in_pinyin=False)
        return self._indexes[layer.layer_id]

    def _take(self, read: "dict[str, NameIndex]") -> None:
        self._indexes |= read
        self._spelled |= read.keys()


def _read(layers: list[Layer], progress: Progress) -> "dict[str, NameIndex]":
    from gisapp.core.search.name_index import index_names

    return {layer.layer_id: index_names(layer, progress) for layer in layers}
