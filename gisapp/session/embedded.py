"""The embedded data of Qingshanhu District: there at the start, and brought back on request."""

from dataclasses import replace
from functools import partial

from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.session.history import Edit, History
from gisapp.session.navigation import Navigation
from gisapp.sources.opened_source import OpenedSource


class EmbeddedData:
    """Puts the embedded layers into a view state, at the start and whenever they are wanted."""

    def __init__(self, view_state: ViewState, navigation: Navigation, history: History) -> None:
        self._state = view_state
        self._navigation = navigation
        self._history = history
        self._layers: tuple[Layer, ...] = ()

    def put(self, opened: OpenedSource, *, visible: bool) -> None:
        """Put the layers and the facts into an empty view state.

        Parameters
        ----------
        visible : bool
            False where only the base map shall be seen, below the user's own data.
        """
        if opened.dataset is not None:
            self._state.datasets.set((opened.dataset,))
        self._layers = opened.layers
        self._state.layers.add(
            *(
                layer if visible or layer.group in OFFLINE_BASEMAP_GROUPS else _hidden(layer)
                for layer in opened.layers
            )
        )

    def show(self) -> None:
        """Bring back what was removed, show what is hidden, and go there; it can be undone."""
        stack = self._state.layers
        missing = tuple(each for each in self._layers if each.layer_id not in stack)
        hidden = tuple(
            each.layer_id
            for each in self._layers
            if each.layer_id in stack and not stack[each.layer_id].visible
        )
        if missing or hidden:
            do, undo = (partial(each, missing, hidden) for each in (self._bring, self._take_away))
            self._history.do(Edit("show_embedded", Bilingual(), do, undo))
        extent = LayerStack(self._layers).home_extent
        if extent is not None:
            self._navigation.show_extent(extent)

    def _bring(self, missing: tuple[Layer, ...], hidden: tuple[str, ...]) -> None:
        stack = self._state.layers
        for layer in missing:
            stack.insert(layer, self._place_of(layer))
        for layer_id in hidden:
            stack.show(layer_id, visible=True)

    def _take_away(self, missing: tuple[Layer, ...], hidden: tuple[str, ...]) -> None:
        stack = self._state.layers
        for layer in missing:
            stack.remove(layer.layer_id)
        for layer_id in hidden:
            stack.show(layer_id, visible=False)

    def _place_of(self, layer: Layer) -> int:
        """Return the position just above the embedded layers that belong below a layer."""
        below = {each.layer_id for each in self._layers[: self._layers.index(layer)]}
        places = [
            place for place, each in enumerate(self._state.layers.layers) if each.layer_id in below
        ]
        return max(places, default=-1) + 1


def _hidden(layer: Layer) -> Layer:
    return replace(layer, visible=False)
