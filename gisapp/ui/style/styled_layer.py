"""The layer whose style is looked at, and how its style is changed."""

from collections.abc import Callable
from dataclasses import replace

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.core.view_state import ViewState
from gisapp.session.layer_edits import LayerEdits


class StyledLayer:
    """One layer of the stack, as it stands now; `changed` says that it is another one or looks so.

    All changes can be undone.
    """

    def __init__(self, view_state: ViewState, edits: LayerEdits) -> None:
        self.changed: Event[None] = Event()
        self._layers = view_state.layers
        self.edits = edits
        self._layer_id = ""
        self._shown: Layer | None = None
        self._layers.changed.connect(lambda _: self._follow())

    @property
    def layer(self) -> Layer | None:
        """The layer as it stands now; None where none is chosen, or it was removed."""
        return next(iter(self._layers.present([self._layer_id])), None)

    def choose(self, layer_id: str) -> None:
        """Look at another layer."""
        self._layer_id = layer_id
        self._follow()

    def put(self, style: LayerStyle) -> None:
        """Give the layer a style."""
        layer = self.layer
        if layer is not None and layer.style != style:
            self.edits.style(layer.layer_id, style)

    def change(self, change: Callable[[LayerStyle], LayerStyle]) -> None:
        """Change the layer's style; `change` gets the one of now."""
        if self.layer is not None:
            self.put(change(self.layer.style))

    def change_symbol(self, change: Callable[[Symbol], Symbol]) -> None:
        """Change the symbol that all classes share; `change` gets the one of now."""
        layer = self.layer
        if layer is not None:
            symbol = change(layer.style.symbol or layer.coloring.common)
            self.put(replace(layer.style, symbol=symbol))

    def _follow(self) -> None:
        layer = self.layer
        if layer is not self._shown:
            self._shown = layer
            self.changed.emit(None)
