"""Reads what the features of layers are called, by workers, once somebody searches."""

from functools import partial
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks

if TYPE_CHECKING:
    from gisapp.core.search.name_index import NameIndex


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
