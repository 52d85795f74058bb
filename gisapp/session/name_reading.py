"""Reads what the features of layers are called, by workers, once somebody searches."""

from functools import partial
from typing import TYPE_CHECKING

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.view_state import ViewState
from gisapp.session.tasks import Task, Tasks

if TYPE_CHECKING:
    from gisapp.core.search.name_index import NameIndex


class NameLoader:
    """Has the names of layers read, one task for each layer.

    While a layer is being opened, its names so far serve until those of more of it are read.
    `ended` tells the id of a layer of which a reading is over, whatever came of it.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self.ended: Event[str] = Event()
        self._state = view_state
        self._layers = view_state.layers
        self._tasks = tasks
        self._indexes: dict[str, NameIndex] = {}
        self._running: dict[str, Task] = {}
        self._failed: dict[str, int] = {}
        """How many features a layer had when reading its names failed or was cancelled."""
        self._layers.changed.connect(lambda _: self._forget_removed())
        tasks.ended.connect(self._note_failure)

    def index_of(self, layer: Layer) -> "NameIndex | None":
        """Return the names of a layer as far as they are read."""
        return self._indexes.get(layer.layer_id)

    def is_running(self, layer: Layer) -> bool:
        """Tell whether names of a layer are being read."""
        return layer.layer_id in self._running

    def has_all(self, layer: Layer) -> bool:
        """Tell whether the names of all features of a layer are read."""
        index = self.index_of(layer)
        return index is not None and index.feature_count == layer.feature_count

    def ensure(self, layer: Layer) -> None:
        """Begin to read the names of a layer, unless they are read or that has been given up.

        A failure reaches the message bar.
        """
        has_failed = self._failed.get(layer.layer_id) == layer.feature_count
        if has_failed or self.has_all(layer) or self.is_running(layer) or self._tasks.is_closed:
            return
        name = layer.name.in_language(self._state.words.value.language)
        title = self._state.words.value("status.reading_names", name=name)
        task = self._tasks.run(title, partial(_read, layer), self._take)
        self._running[layer.layer_id] = task

    def try_again(self) -> None:
        """Let what failed or was cancelled be read when it is seen to next."""
        self._failed.clear()

    def _take(self, index: "NameIndex") -> None:
        self._indexes[index.layer_id] = index
        self._running.pop(index.layer_id)
        self.ended.emit(index.layer_id)

    def _note_failure(self, task: Task) -> None:
        for layer_id in [each for each, running in self._running.items() if running is task]:
            del self._running[layer_id]
            self._failed[layer_id] = self._layers[layer_id].feature_count
            self.ended.emit(layer_id)

    def _forget_removed(self) -> None:
        for layer_id in {*self._running, *self._indexes, *self._failed}:
            if layer_id not in self._layers:
                self._indexes.pop(layer_id, None)
                self._failed.pop(layer_id, None)
                if layer_id in self._running:
                    self._running.pop(layer_id).drop()


def _read(layer: Layer, task: Task) -> "NameIndex":
    from gisapp.core.search.name_index import index_names

    return index_names(layer, task.progress)
