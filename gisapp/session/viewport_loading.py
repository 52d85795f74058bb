"""Has the layers that are too large for memory hold the features in view, read by workers."""

from dataclasses import dataclass

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial_loading import Loaded, load_features, with_loaded
from gisapp.core.layers.symbology import Symbology
from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.session.tasks import Task, Tasks


@dataclass(frozen=True)
class _Request:
    """What was seen of a layer, and how it shall be coloured, when a box of it was wanted."""

    seen: Extent
    colors: Symbology | None


@dataclass(frozen=True)
class _Reading:
    """One box on its way into a layer."""

    box: Extent
    request: _Request
    task: Task


class ViewportLoader:
    """Follows the viewport and the layers of a view state.

    Of each layer one box is read at a time: while the user drags the map, the latest that was
    begun is shown before the next one is.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self._state = view_state
        self._tasks = tasks
        self._readings: dict[str, _Reading] = {}
        self._failed: dict[str, _Request] = {}
        """For what a reading failed or was cancelled: it is not begun again for that."""
        view_state.viewport.changed.connect(lambda _: self._look())
        view_state.layers.changed.connect(lambda _: self._look())
        tasks.ended.connect(self._forget)

    def _look(self) -> None:
        if self._tasks.is_closed:
            return
        for layer_id in [each for each in self._readings if each not in self._state.layers]:
            self._readings[layer_id].task.drop()
        for layer_id in [each for each in self._failed if each not in self._state.layers]:
            del self._failed[layer_id]
        for layer in self._state.drawn_layers:
            if layer.visible and layer.partial is not None:
                self._ensure(layer)

    @property
    def _seen(self) -> Extent:
        return self._state.viewport.value.with_surroundings.extent

    def _ensure(self, layer: Layer) -> None:
        seen = self._seen
        partial, reading = layer.partial, self._readings.get(layer.layer_id)
        if partial is None or partial.is_enough_for(seen):
            return
        request = _Request(seen, partial.colors)
        if self._failed.get(layer.layer_id) == request:
            return
        if reading is not None:
            if reading.request.colors != partial.colors or not reading.box.intersects(seen):
                reading.task.drop()
            return
        box = partial.extent_to_load(seen)
        if box is None:
            self._state.layers.refill(with_loaded(layer, partial, None))
            return
        name = layer.name.in_language(self._state.words.value.language)
        task = self._tasks.run(
            self._state.words.value("status.reading_view", name=name),
            lambda task: load_features(layer, partial, box, task.progress),
            lambda held: self._take(layer, held),
        )
        self._readings[layer.layer_id] = _Reading(box, request, task)

    def _take(self, layer: Layer, held: Loaded | None) -> None:
        layers = self._state.layers
        if held is None or layer.layer_id not in layers:
            return
        now = layers[layer.layer_id]
        if now.partial is not None and now.origin.source == layer.origin.source:
            layers.refill(with_loaded(now, now.partial, held))

    def _forget(self, task: Task) -> None:
        """Note that a reading is over, and see whether another one is due."""
        over = [each for each, reading in self._readings.items() if reading.task is task]
        for layer_id in over:
            reading = self._readings.pop(layer_id)
            if not task.is_dropped and layer_id in self._state.layers:
                self._note_outcome(self._state.layers[layer_id], reading)
        if over:
            self._look()

    def _note_outcome(self, layer: Layer, reading: _Reading) -> None:
        if layer.partial is None or layer.partial.loaded == reading.box:
            self._failed.pop(layer.layer_id, None)
        elif reading.task.is_cancelled:
            # The map may have moved since, and whoever cancels means what is seen now.
            self._failed[layer.layer_id] = _Request(self._seen, layer.partial.colors)
        else:
            self._failed[layer.layer_id] = reading.request
