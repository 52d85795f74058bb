"""Has the layers that are too large for memory hold the features in view, read by workers."""

from collections.abc import Callable
from dataclasses import dataclass

from gisapp.core.extent import Extent
from gisapp.core.holding import Held, read_held, with_held
from gisapp.core.layer import Layer
from gisapp.core.symbology import Symbology
from gisapp.core.view_state import ViewState
from gisapp.ui.tasks import Task, Tasks
from gisapp.words import Words


@dataclass(frozen=True)
class _Wish:
    """What was seen of a layer, and how it shall be coloured, when a box of it was wanted."""

    seen: Extent
    colors: Symbology | None


@dataclass(frozen=True)
class _Reading:
    """One box on its way into a layer."""

    box: Extent
    wish: _Wish
    task: Task


class Excerpts:
    """Follows the viewport and the layers of a view state.

    Of each layer one box is read at a time: while the reader drags the map, the latest that was
    begun is shown before the next one is.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks, words_of: Callable[[], Words]) -> None:
        self._state = view_state
        self._tasks = tasks
        self._words_of = words_of
        self._readings: dict[str, _Reading] = {}
        self._given_up: dict[str, _Wish] = {}
        """For what a reading failed or was cancelled: it is not begun again for that."""
        view_state.viewport.changed.connect(lambda _: self._look())
        view_state.layers.changed.connect(lambda _: self._look())
        tasks.ended.connect(self._forget)

    def _look(self) -> None:
        if self._tasks.is_closed:
            return
        for layer_id in [each for each in self._readings if each not in self._state.layers]:
            self._readings[layer_id].task.drop()
        for layer_id in [each for each in self._given_up if each not in self._state.layers]:
            del self._given_up[layer_id]
        for layer in self._state.drawn_layers:
            if layer.visible and layer.excerpt is not None:
                self._see_to(layer)

    @property
    def _seen(self) -> Extent:
        return self._state.viewport.value.with_surroundings.extent

    def _see_to(self, layer: Layer) -> None:
        seen = self._seen
        excerpt, reading = layer.excerpt, self._readings.get(layer.layer_id)
        if excerpt is None or excerpt.suits(seen):
            return
        wish = _Wish(seen, excerpt.colors)
        if self._given_up.get(layer.layer_id) == wish:
            return
        if reading is not None:
            if reading.wish.colors != excerpt.colors or not reading.box.intersects(seen):
                reading.task.drop()
            return
        box = excerpt.box_to_hold(seen)
        if box is None:
            self._state.layers.refill(with_held(layer, excerpt, None))
            return
        name = layer.name.in_language(self._words_of().language)
        task = self._tasks.run(
            self._words_of()("status.reading_view", name=name),
            lambda task: read_held(layer, excerpt, box, lambda: task.is_cancelled),
            lambda held: self._take(layer, held),
        )
        self._readings[layer.layer_id] = _Reading(box, wish, task)

    def _take(self, layer: Layer, held: Held | None) -> None:
        layers = self._state.layers
        if held is None or layer.layer_id not in layers:
            return
        now = layers[layer.layer_id]
        if now.excerpt is not None and now.origin.source == layer.origin.source:
            layers.refill(with_held(now, now.excerpt, held))

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
        if layer.excerpt is None or layer.excerpt.held == reading.box:
            self._given_up.pop(layer.layer_id, None)
        elif reading.task.is_cancelled:
            # The map may have moved since, and whoever cancels means what is seen now.
            self._given_up[layer.layer_id] = _Wish(self._seen, layer.excerpt.colors)
        else:
            self._given_up[layer.layer_id] = reading.wish
