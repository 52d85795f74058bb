"""What a window shows: its layers, its viewport, what is selected, and the reader's preferences."""

from dataclasses import dataclass, field, replace

from gisapp.core.basemap import TileBasemap
from gisapp.core.events import Observable
from gisapp.core.layer import OFFLINE_BASEMAP_GROUPS, FeatureRef, Layer
from gisapp.core.layer_stack import LayerStack
from gisapp.core.park_dataset import ParkDataset
from gisapp.core.selection import Selection
from gisapp.core.units import MoneyStyle, UnitChoice
from gisapp.core.viewport import Viewport
from gisapp.words import Language


@dataclass(frozen=True)
class Preferences:
    """How the reader wants things told."""

    language: Language = "en"
    units: UnitChoice = field(default_factory=UnitChoice)


MONEY_OF: dict[Language, MoneyStyle] = {"en": "million", "zh": "wan"}
"""How money is told in each language unless the reader chose otherwise."""


def in_language(preferences: Preferences, language: Language) -> Preferences:
    """Return the preferences in another language; money goes along unless it was chosen."""
    units = preferences.units
    if units.money == MONEY_OF[preferences.language]:
        units = replace(units, money=MONEY_OF[language])
    return replace(preferences, language=language, units=units)


class ViewState:
    """The model of one window: views listen to it, actions change it, on the UI thread only.

    `basemap` is what tiles are shown below the layers, None for the offline base map.
    """

    def __init__(self, viewport: Viewport, preferences: Preferences) -> None:
        self.layers = LayerStack()
        self.basemap: Observable[TileBasemap | None] = Observable(None)
        self.datasets: Observable[tuple[ParkDataset, ...]] = Observable(())
        self.viewport = Observable(viewport)
        self.selection = Observable(Selection())
        self.hovered: Observable[FeatureRef | None] = Observable(None)
        # A position that was searched for, in EPSG:3857.
        self.pin: Observable[tuple[float, float] | None] = Observable(None)
        self.preferences = Observable(preferences)

    @property
    def drawn_layers(self) -> tuple[Layer, ...]:
        """All layers, bottom first; tiles take the place of the offline base map's."""
        if self.basemap.value is None:
            return self.layers.layers
        return tuple(
            layer for layer in self.layers.layers if layer.group not in OFFLINE_BASEMAP_GROUPS
        )
