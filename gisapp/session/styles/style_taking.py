"""A style from a file becomes a layer's: one step to undo, and what it lacks is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from gisapp.core.layers.groups import name_together
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.view_state import ViewState
from gisapp.session.history import Edit, History
from gisapp.session.messages import Message, MessageAction, Messages, Severity
from gisapp.session.styling import LayerStyler

if TYPE_CHECKING:
    from gisapp.sources.styles.read_style import ReadStyle


@dataclass(frozen=True)
class _Look:
    """All of a layer that a style of another program speaks of."""

    style: LayerStyle
    finest: float
    coarsest: float
    opacity: float

    @classmethod
    def of(cls, layer: Layer) -> "_Look":
        return cls(layer.style, layer.finest, layer.coarsest, layer.opacity)

    def on(self, layer: Layer) -> Layer:
        """Return a layer with all but the style, which may need a worker."""
        return replace(layer, finest=self.finest, coarsest=self.coarsest, opacity=self.opacity)

    @classmethod
    def read(cls, read: "ReadStyle") -> "_Look":
        return cls(read.style, read.finest, read.coarsest, read.opacity)


class StyleTaker:
    """Gives layers the look that a style of another program asks for."""

    def __init__(
        self, view_state: ViewState, styler: LayerStyler, history: History, messages: Messages
    ) -> None:
        self._state = view_state
        self._layers = view_state.layers
        self._styler = styler
        self._history = history
        self._messages = messages

    def take(self, reads: "Mapping[str, ReadStyle]", sentence: str, about: str) -> None:
        """Give layers styles in one step, and say what of them could not be had.

        Parameters
        ----------
        reads : mapping of str to ReadStyle
            By the ids of layers that are here; at least one.
        sentence : str
            What is said of it, in the user's language.
        about : str
            The path that it is about.
        """
        layers = self._layers.present(reads)
        before = {each.layer_id: _Look.of(each) for each in layers}
        after = {each.layer_id: _Look.read(reads[each.layer_id]) for each in layers}
        name = name_together(layers, self._layers.layers)
        edit = Edit("take_style", name, partial(self._put, after), partial(self._put, before))
        self._history.do(edit)
        words = self._state.words.value
        left_out = dict.fromkeys(code for read in reads.values() for code in read.left_out)
        if left_out:
            lacking = words("style.and").join(words(f"style.left_out.{each}") for each in left_out)
            sentence = f"{sentence} {words('style.left_out', what=lacking)}"
        undo = MessageAction("message.undo", self._undo(edit))
        severity: Severity = "warning" if left_out else "info"
        self._messages.emit(Message(severity, sentence, about=about, actions=(undo,)))

    def _undo(self, edit: Edit) -> Callable[[], None]:
        """Return what takes an edit back if nothing was done since."""

        def undo() -> None:
            if self._history.undoable.value is edit:
                self._history.undo()

        return undo

    def _put(self, looks: Mapping[str, _Look]) -> None:
        with self._layers.together():
            for layer in self._layers.present(looks):
                look = looks[layer.layer_id]
                self._layers.put(look.on(layer))
                self._styler.style(layer.layer_id, look.style)
