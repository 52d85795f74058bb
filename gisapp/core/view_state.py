"""What a window shows: its layers, its viewport, what is selected, in which language and units."""

from gisapp.core.events import Observable
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, FeatureRef, Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.selection import Selection
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.units import UnitChoice
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.words import Words


class ViewState:
    """The model of one window: views listen to it, commands change it, on the UI thread only.

    `basemap` is the base map whose tiles are shown below the layers, None for the offline one.
    `picked_layer` is the id of the one layer that commands are about, "" for none: the one that is
    picked in the Layers panel.

    Parameters
    ----------
    viewport : Viewport
        What the canvas shows at first.
    words : Words
        In the user's language; each widget that shows words listens to `self.words`.
    units : UnitChoice
        The units that figures are shown in.
    """

    def __init__(self, viewport: Viewport, words: Words, units: UnitChoice) -> None:
        self.layers = LayerStack()
        self.basemap: Observable[TileBasemap | None] = Observable(None)
        self.datasets: Observable[tuple[ParkDataset, ...]] = Observable(())
        self.viewport = Observable(viewport)
        self.selection = Observable(Selection())
        self.picked_layer = Observable("")
        self.hovered: Observable[FeatureRef | None] = Observable(None)
        # Where the mouse is over the map, in EPSG:3857.
        self.pointer: Observable[tuple[float, float] | None] = Observable(None)
        # A position that was searched for, in EPSG:3857.
        self.pin: Observable[tuple[float, float] | None] = Observable(None)
        self.words = Observable(words)
        self.units = Observable(units)

    @property
    def drawn_layers(self) -> tuple[Layer, ...]:
        """All layers, bottom first; without those of the offline base map if there are tiles."""
        if self.basemap.value is None:
            return self.layers.layers
        return tuple(
            layer for layer in self.layers.layers if layer.group not in OFFLINE_BASEMAP_GROUPS
        )
