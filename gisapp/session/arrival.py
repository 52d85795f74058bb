"""One source on its way into a view state: its layers come, and grow."""

from dataclasses import replace

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.partial_loading import keeping_loaded
from gisapp.core.view_state import ViewState
from gisapp.session.first_look import FirstLook
from gisapp.sources.opened_source import OpenedSource


class Arrival:
    """Puts the layers of a source into a view state, and larger ones in their place."""

    def __init__(self, view_state: ViewState, look: FirstLook) -> None:
        self._state = view_state
        self._look = look
        self._latest: OpenedSource | None = None
        self._ids: dict[str, str] = {}
        """The id in the stack of each layer, by the id that the source gives it."""

    @property
    def is_unwanted(self) -> bool:
        """Tell whether the user has removed all that came."""
        here = self._state.layers
        return bool(self._ids) and not any(each in here for each in self._ids.values())

    def take(self, opened: OpenedSource) -> None:
        """Show what has been read of the source by now."""
        before = self._latest
        self._latest = opened
        if before is None and opened.dataset is not None:
            self._state.datasets.set((*self._state.datasets.value, opened.dataset))
        known = before.layers if before is not None else ()
        for layer in opened.layers:
            if layer not in known:
                self._put(layer)
        is_all = opened.share == 1
        arrived = LayerStack(opened.layers).home_extent
        self._look.take(self, arrived if is_all else opened.extent or arrived)

    def _put(self, layer: Layer) -> None:
        layers = self._state.layers
        if layer.layer_id not in self._ids:
            (added,) = layers.add(layer)
            self._ids[layer.layer_id] = added.layer_id
            self._move_below_its_successors(layer)
        elif self._ids[layer.layer_id] in layers:
            shown = layers[self._ids[layer.layer_id]]
            layers.refill(keeping_loaded(replace(layer, layer_id=shown.layer_id), shown))

    def _move_below_its_successors(self, layer: Layer) -> None:
        """Keep the source's own order where a layer turns up after one that belongs above it."""
        layers = self._state.layers
        opened = self._latest.layers if self._latest is not None else ()
        above = {
            self._ids[other.layer_id]
            for other in opened[opened.index(layer) + 1 :]
            if other.layer_id in self._ids
        }
        places = [place for place, other in enumerate(layers.layers) if other.layer_id in above]
        if places:
            layers.move(self._ids[layer.layer_id], places[0])
