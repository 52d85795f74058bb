"""What a window shows: its layers, its viewport, what is selected, and the reader's preferences."""

from dataclasses import dataclass, field
from typing import Literal

from gisapp.core.events import Observable
from gisapp.core.layer import FeatureRef, Selection
from gisapp.core.layer_stack import LayerStack
from gisapp.core.park_dataset import ParkDataset
from gisapp.core.units import UnitChoice
from gisapp.core.viewport import Viewport


@dataclass(frozen=True)
class Preferences:
    """How the reader wants things told."""

    language: Literal["en", "zh"] = "en"
    units: UnitChoice = field(default_factory=UnitChoice)


class ViewState:
    """The model of one window: views listen to it, actions change it, on the UI thread only."""

    def __init__(self, viewport: Viewport, preferences: Preferences) -> None:
        self.layers = LayerStack()
        self.datasets: Observable[tuple[ParkDataset, ...]] = Observable(())
        self.viewport = Observable(viewport)
        self.selection = Observable(Selection())
        self.hovered: Observable[FeatureRef | None] = Observable(None)
        self.preferences = Observable(preferences)
