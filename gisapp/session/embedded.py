"""The embedded data of Qingshanhu District: there at the start, and brought back on request."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from gisapp import paths
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.parks.dataset import ParkDataset
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
        self._dataset: ParkDataset | None = None
        self._may_give_way = False

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The embedded layers as they came, bottom first, also those that were removed."""
        return self._layers

    def put(self, opened: OpenedSource, *, visible: bool) -> None:
        """Put the layers and the facts into an empty view state.

        Parameters
        ----------
        visible : bool
            False where only the base map shall be seen, below the user's own data.
        """
        self._dataset = opened.dataset
        self._layers = opened.layers
        self.put_back(visible=visible)

    def put_back(self, *, visible: bool) -> None:
        """Show what came with `put`, and nothing else; `visible` as there."""
        self._may_give_way = visible
        self._state.datasets.set(() if self._dataset is None else (self._dataset,))
        self._state.layers.reset(
            tuple(
                layer if visible or _is_ground(layer) else _hidden(layer) for layer in self._layers
            )
        )

    def give_way(self, layer_ids: Sequence[str]) -> None:
        """Be switched off, but for the base map, where the user's first data lies elsewhere.

        That is no edit: loading is none.

        Parameters
        ----------
        layer_ids : sequence of str
            The layers of a source that has come just now.
        """
        stack = self._state.layers
        extent = LayerStack(stack.present(layer_ids)).home_extent
        if extent is None or not self._may_give_way:
            return
        self._may_give_way = False
        own = stack.present(each.layer_id for each in self._layers if not _is_ground(each))
        here = LayerStack(own).home_extent
        if here is not None and not here.intersects(extent):
            for layer in own:
                stack.show(layer.layer_id, visible=False)

    def show(self) -> None:
        """Bring back what was removed, show what is hidden, and go there; it can be undone."""
        self._may_give_way = False
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


def comes_with_the_program(layer: Layer) -> bool:
    """True for the embedded data and the example: nobody doubts where they lie."""
    return Path(layer.origin.source).is_relative_to(paths.geodata())


def _is_ground(layer: Layer) -> bool:
    return layer.group in OFFLINE_BASEMAP_GROUPS


def _hidden(layer: Layer) -> Layer:
    return replace(layer, visible=False)
