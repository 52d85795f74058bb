"""The shapes of what is selected as text for the clipboard."""

from functools import partial
from typing import TYPE_CHECKING

from gisapp.core.events import Event
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, Messages
from gisapp.session.tasks import Task, Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gisapp.core.layers.layer import Layer
    from gisapp.core.layers.selection import FeatureSet
    from gisapp.export.clipboard_shapes import ShapeText

MOST_SHAPES = 10_000
"""Features; of more a file is of more use."""


class ShapeCopier:
    """Makes the text of selected shapes in a worker; `copied` emits it."""

    def __init__(self, view_state: ViewState, tasks: Tasks, messages: Messages) -> None:
        self.copied: Event[str] = Event()
        self._state = view_state
        self._tasks = tasks
        self._messages = messages

    def copy(self, written: "ShapeText") -> None:
        """Copy the shapes of the selected features; where they are too many, say so."""
        words, features = self._state.words.value, self._state.selection.value.features
        chosen = [each for each in self._state.layers.layers if each.layer_id in features.ids]
        if not chosen:
            return
        if len(features) > MOST_SHAPES:
            sentence = words("copy.too_many_shapes", count=len(features), most=MOST_SHAPES)
            self._messages.emit(Message("warning", sentence))
            return
        work = partial(_shapes_text, chosen, features, written)
        self._tasks.run(words("copy.copying_shapes"), work, partial(self._end, chosen))

    def _end(self, layers: "Sequence[Layer]", text: str) -> None:
        self.copied.emit(text)
        if any(layer.schematic for layer in layers):
            sentence = self._state.words.value("boundary.schematic")
            self._messages.emit(Message("warning", sentence))


def _shapes_text(
    layers: "Sequence[Layer]", features: "FeatureSet", written: "ShapeText", task: Task
) -> str:
    from gisapp.export.clipboard_shapes import shapes_text

    return shapes_text(layers, features, written, task.progress)
