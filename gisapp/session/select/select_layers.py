"""Of which layers features are selected: of all that are drawn, or of one that the user chose."""

from gisapp.core.events import Observable
from gisapp.core.layers.layer import Layer
from gisapp.core.view_state import ViewState
from gisapp.session.selecting import Selector


class SelectLayers:
    """The layers that selecting is about; `chosen` is the id of one, "" for all."""

    def __init__(self, view_state: ViewState, selector: Selector) -> None:
        self.chosen = Observable("")
        self._state = view_state
        self._selector = selector
        view_state.layers.changed.connect(lambda _: self._forget_what_is_gone())

    @property
    def choices(self) -> tuple[Layer, ...]:
        """The layers that can be chosen, topmost first: those that are drawn and can be clicked."""
        return self._selector.layers_to_click[::-1]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of which features are selected now, topmost first."""
        chosen = self.chosen.value
        return tuple(each for each in self.choices if chosen in ("", each.layer_id))

    @property
    def selected(self) -> tuple[Layer, ...]:
        """The layers with selected features; where there are none, those of `layers`."""
        ids = self._state.selection.value.features.ids
        return self._state.layers.present(ids) or self.layers

    def _forget_what_is_gone(self) -> None:
        if self.chosen.value not in self._state.layers:
            self.chosen.set("")
