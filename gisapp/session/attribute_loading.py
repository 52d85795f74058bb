"""Attributes that a file doesn't give feature by feature: fetched by a worker when needed."""

from collections.abc import Iterable

from gisapp.core.events import Event
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.layer import Layer, names_are_at_hand, not_at_hand
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.selection import Selection
from gisapp.core.view_state import ViewState
from gisapp.errors import ChangedOnDisk
from gisapp.render.labels.placement import style_of_names
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks


class AttributeLoader:
    """Fetches the attributes that the selection and the names on the map need.

    `changed` emits attributes that have come, that will not come, or that are fetched once more
    after they did not. A failure reaches the message bar.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self.changed: Event[AttributeTable] = Event()
        self._state = view_state
        # A table is fetched whole or not at all: nothing more is asked for than that.
        self._jobs: Jobs[AttributeTable, None] = Jobs(tasks)
        self._jobs.ended.connect(self.changed.emit)
        view_state.selection.changed.connect(lambda _: self.try_again(self._selected))
        view_state.viewport.changed.connect(lambda _: self._fetch_named())
        view_state.layers.changed.connect(lambda _: self._follow_layers())

    def has_failed(self, layer: Layer) -> bool:
        """True if a layer's attributes were needed and did not come."""
        return not layer.attributes.is_at_hand and self._jobs.has_failed(layer.attributes, None)

    def change_of_file(self, layers: Iterable[Layer]) -> ChangedOnDisk | None:
        """Return why attributes of layers did not come where their file is another one by now."""
        for layer in filter(self.has_failed, layers):
            failure = self._jobs.failure_of(layer.attributes)
            if isinstance(failure, ChangedOnDisk) and not failure.is_gone:
                return failure
        return None

    def try_again(self, layers: Iterable[Layer]) -> None:
        """Fetch the attributes of layers, even where that failed or was cancelled before."""
        for layer in not_at_hand(layers):
            had_failed = self.has_failed(layer)
            self._jobs.try_again(layer.attributes)
            self._fetch(layer)
            if had_failed:
                self.changed.emit(layer.attributes)

    @property
    def _selected(self) -> tuple[Layer, ...]:
        return layers_read(self._state.selection.value, self._state.layers)

    def _follow_layers(self) -> None:
        self._jobs.drop_unless(self._are_here)
        for layer in self._selected:
            self._fetch(layer)
        self._fetch_named()

    def _are_here(self, attributes: AttributeTable) -> bool:
        return any(layer.attributes is attributes for layer in self._state.layers.layers)

    def _fetch_named(self) -> None:
        """Fetch the names of layers that are so near that names stand on the map."""
        resolution = self._state.viewport.value.resolution
        for layer in self._state.drawn_layers:
            if layer.visible and not names_are_at_hand(layer) and style_of_names(layer, resolution):
                self._begin(layer)

    def _fetch(self, layer: Layer) -> None:
        if not layer.attributes.is_at_hand:
            self._begin(layer)

    def _begin(self, layer: Layer) -> None:
        attributes = layer.attributes
        name = layer.name.in_language(self._state.words.value.language)
        title = self._state.words.value("status.reading_attributes", name=name)
        self._jobs.begin(attributes, None, title, attributes.fetch, lambda _: None)


def layers_read(selection: Selection, layers: LayerStack) -> tuple[Layer, ...]:
    """Return the layers whose attributes are read out for a selection.

    They are those of the selected features, and of what else lay under the click.
    """
    refs = (ref.layer_id for ref in selection.candidates)
    return layers.present(dict.fromkeys((*selection.features.ids, *refs)))
