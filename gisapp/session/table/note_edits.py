"""What the user notes of single features: each note can be undone, and is kept in the project."""

from dataclasses import replace
from functools import partial

from gisapp.core.events import Event
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.row_notes import RowNotes
from gisapp.core.view_state import ViewState
from gisapp.session.history import Edit, History


class NoteEdits:
    """Changes the notes of the features of a view state; `changed` emits the id of the layer."""

    def __init__(self, view_state: ViewState, history: History) -> None:
        self.changed: Event[str] = Event()
        self._layers = view_state.layers
        self._history = history

    def of(self, ref: FeatureRef) -> str:
        """Return what is noted of a feature, "" for nothing.

        Raises
        ------
        SourceError
            The key of the feature cannot be read any more.
        """
        layer = self._layers.of_feature(ref)
        return layer.notes.of(ref.feature_id, _key_of(layer, ref)) if layer.notes else ""

    def note(self, ref: FeatureRef, text: str) -> None:
        """Note something of a feature; "" takes the note away.

        Raises
        ------
        SourceError
            The key of the feature cannot be read any more.
        """
        layer = self._layers.of_feature(ref)
        before = layer.notes
        after = before.noted(ref.feature_id, _key_of(layer, ref), text)
        if after != before:
            do = partial(self._put, ref.layer_id, after)
            undo = partial(self._put, ref.layer_id, before)
            self._history.do(Edit("note_feature", layer.name, do, undo))

    def _put(self, layer_id: str, notes: RowNotes) -> None:
        if layer_id in self._layers:
            self._layers.put(replace(self._layers[layer_id], notes=notes))
            self.changed.emit(layer_id)


def _key_of(layer: Layer, ref: FeatureRef) -> str:
    """Return what tells a feature from all others, "" where nothing is said to."""
    key = layer.mapping.key if layer.mapping else ""
    return plain_text(layer.attributes.record(ref.feature_id).get(key)) if key else ""
