"""The fields that the dialogs of selecting share: a layer, and what becomes of the selection."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import SelectMode
from gisapp.core.view_state import ViewState
from gisapp.words import Words

MODES: tuple[SelectMode, ...] = ("new", "add", "remove", "keep")
_LETTERS = 16


class LayerBox(QComboBox):
    """Chooses one of the layers whose features can be selected, topmost first."""

    def __init__(self, name: str, state: ViewState, fits: Callable[[Layer], bool]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self._state = state
        self._fits = fits
        self._listed: list[tuple[str, str]] = []
        self.refill()
        self.choose(state.picked_layer.value)

    @property
    def layer_id(self) -> str:
        """The id of the chosen layer; "" where there is none."""
        return self.currentData() or ""

    def choose(self, layer_id: str) -> None:
        """Choose a layer, if it is listed."""
        place = self.findData(layer_id)
        if place >= 0:
            self.setCurrentIndex(place)

    def refill(self) -> None:
        """List the layers as they are now; the chosen one stays, if it is still there."""
        language = self._state.words.value.language
        layers = [each for each in self._state.layers.layers[::-1] if self._fits(each)]
        listed = [(each.layer_id, each.name.in_language(language)) for each in layers]
        if listed == self._listed:
            return
        chosen, self._listed = self.layer_id, listed
        self.clear()
        for layer_id, name in listed:
            self.addItem(" ".join(name.split()), layer_id)
        self.setCurrentIndex(max(self.findData(chosen), 0 if listed else -1))


class ModeBox(QComboBox):
    """Chooses what is done with the features that are found."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("selectMode")
        self.addItems([words(f"select.mode_{each}") for each in MODES])

    @property
    def mode(self) -> SelectMode:
        """What was chosen."""
        return MODES[self.currentIndex()]


def has_places(layer: Layer) -> bool:
    """True for a layer whose features can be selected by where they are."""
    return has_features(layer) and not layer.is_table


def has_features(layer: Layer) -> bool:
    """True for a layer whose features can be selected."""
    return layer.identifiable and layer.raster is None
