"""What a search needs of large layers, read by workers once somebody searches."""

from collections.abc import Callable
from functools import partial
from typing import Generic, Protocol, TypeVar

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks


class LayerIndex(Protocol):
    """What was read of a layer: `feature_count` is how many features it had then."""

    layer_id: str
    feature_count: int


Index = TypeVar("Index", bound=LayerIndex)


class IndexLoader(Generic[Index]):
    """Has an index of layers read, one job for each layer.

    While a layer is being opened, its index so far serves until that of more of it is read.
    `ended` emits the id of a layer of which a reading is over, whatever came of it.

    Parameters
    ----------
    read : callable
        Reads the index of a layer, in a worker.
    title : str
        The code of the words that say so, with the layer's `{name}`.
    """

    def __init__(
        self,
        view_state: ViewState,
        tasks: Tasks,
        read: Callable[[Layer, Progress], Index],
        title: str,
    ) -> None:
        self._state = view_state
        self._layers = view_state.layers
        self._read = read
        self._title = title
        self._indexes: dict[str, Index] = {}
        # A request is the number of features that the layer has.
        self._jobs: Jobs[str, int] = Jobs(tasks, replaces=False)
        self.ended = self._jobs.ended
        self._layers.changed.connect(lambda _: self._forget_removed())

    def index_of(self, layer: Layer) -> Index | None:
        """Return the index of a layer as far as it is read."""
        return self._indexes.get(layer.layer_id)

    def is_running(self, layer: Layer) -> bool:
        """True while the index of a layer is being read."""
        return self._jobs.is_running(layer.layer_id)

    def has_all(self, layer: Layer) -> bool:
        """True if the index has all features of a layer."""
        index = self.index_of(layer)
        return index is not None and index.feature_count == layer.feature_count

    def ensure(self, layer: Layer) -> None:
        """Begin to read the index of a layer, unless it is read or could not be read.

        A failure reaches the message bar.
        """
        if self.has_all(layer):
            return
        name = layer.name.in_language(self._state.words.value.language)
        title = self._state.words.value(self._title, name=name)
        work = partial(self._read, layer)
        self._jobs.begin(layer.layer_id, layer.feature_count, title, work, self._take)

    def forget(self, layer_id: str) -> None:
        """Let the index of a layer be read anew: its features are called otherwise by now."""
        self._jobs.drop(layer_id)
        self._indexes.pop(layer_id, None)

    def try_again(self) -> None:
        """Let `ensure` read what failed or was cancelled before."""
        for layer in self._layers.layers:
            self._jobs.try_again(layer.layer_id)

    def _take(self, index: Index) -> None:
        self._indexes[index.layer_id] = index

    def _forget_removed(self) -> None:
        self._jobs.drop_unless(lambda layer_id: layer_id in self._layers)
        self._indexes = {key: index for key, index in self._indexes.items() if key in self._layers}
