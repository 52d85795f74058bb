"""Attributes that a file doesn't give feature by feature: fetched by a worker when needed."""

from collections.abc import Iterable

from gisapp.core.events import Event
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.layer import Layer, not_at_hand
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.selection import Selection
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.render.labels.placement import style_of_names
from gisapp.session.tasks import Task, Tasks


class AttributeLoader:
    """Fetches what the selection and the names on the map of a view state need.

    `changed` tells attributes that are at hand now, that will not come, or that are read once
    more. A failure reaches the message bar.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self._state = view_state
        self._tasks = tasks
        self._running: dict[AttributeTable, Task] = {}
        self._failed: set[AttributeTable] = set()
        self.changed: Event[AttributeTable] = Event()
        view_state.selection.changed.connect(self._fetch_selected)
        view_state.viewport.changed.connect(lambda _: self._fetch_named())
        view_state.layers.changed.connect(lambda _: self._follow_layers())
        tasks.ended.connect(self._forget)

    def has_failed(self, layer: Layer) -> bool:
        """Tell whether a layer's attributes were wanted and did not come."""
        return not layer.attributes.is_at_hand and layer.attributes in self._failed

    def try_again(self, layers: Iterable[Layer]) -> None:
        """Fetch what did not come before."""
        for layer in not_at_hand(layers):
            self._failed.discard(layer.attributes)
            self._fetch(layer)
            self.changed.emit(layer.attributes)

    def _fetch_selected(self, selection: Selection) -> None:
        for layer in not_at_hand(layers_read(selection, self._state.layers)):
            self._failed.discard(layer.attributes)
            self._fetch(layer)

    def _fetch_named(self) -> None:
        """Fetch the names of layers that are so near that names stand on the map."""
        resolution = self._state.viewport.value.resolution
        for layer in self._state.drawn_layers:
            if layer.visible and style_of_names(layer, resolution):
                self._fetch(layer)

    def _fetch(self, layer: Layer) -> None:
        attributes = layer.attributes
        if (
            attributes.is_at_hand
            or attributes in self._running
            or attributes in self._failed
            or self._tasks.is_closed
        ):
            return
        name = layer.name.in_language(self._state.words.value.language)
        self._running[attributes] = self._tasks.run(
            self._state.words.value("status.reading_attributes", name=name),
            lambda task: attributes.fetch(Progress(cancelled=lambda: task.is_cancelled)),
            lambda _: None,
        )

    def _forget(self, task: Task) -> None:
        over = [attributes for attributes, running in self._running.items() if running is task]
        for attributes in over:
            del self._running[attributes]
            if not (attributes.is_at_hand or task.is_dropped):
                self._failed.add(attributes)
            self.changed.emit(attributes)

    def _follow_layers(self) -> None:
        here = {layer.attributes for layer in not_at_hand(self._state.layers.layers)}
        for attributes, task in self._running.items():
            if attributes not in here:
                task.drop()
        self._failed &= here
        self._fetch_named()


def layers_read(selection: Selection, layers: LayerStack) -> tuple[Layer, ...]:
    """Return the layers whose attributes a selection asks for: of what it holds or lay there."""
    refs = (ref.layer_id for ref in selection.candidates)
    return layers.present(dict.fromkeys((*selection.features.ids, *refs)))
