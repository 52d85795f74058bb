"""Removed layers: where they were and how they looked, and how they come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from weakref import WeakSet

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.choices import LayerChoices
from gisapp.core.layers.layer import Layer, LayerOrigin
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.styles.fitting import fitting
from gisapp.session.loading import SourceLoader
from gisapp.session.styling import LayerStyler
from gisapp.session.tasks import Task

_MOST_KEPT_BYTES = 16 * 1024**2
"""What removed layers may take of memory all together."""


class LayerRemoval:
    """Takes layers away and brings them back as they were.

    They stay in memory while they are small. The largest are let go, and read again where their
    removal is undone; not those of park datasets, whose facts stay in memory too.
    """

    def __init__(self, layers: LayerStack, styler: LayerStyler, loader: SourceLoader) -> None:
        self._layers = layers
        self._styler = styler
        self._loader = loader
        # Weak, so that a step that the history drops frees its layer.
        self._kept: WeakSet[RemovedLayer] = WeakSet()

    def noted(self, layer: Layer) -> "RemovedLayer":
        """Return a note of a layer that is to be taken away."""
        return RemovedLayer(
            layer.layer_id, layer.origin, layer.geometry.kind, LayerChoices.of(layer)
        )

    def take_away(self, noted: Sequence["RemovedLayer"]) -> None:
        """Take layers away, those that are here."""
        for removed in noted:
            if removed.reading is not None:
                removed.reading.drop()
                removed.reading = None
        places = {each.layer_id: place for place, each in enumerate(self._layers.layers)}
        here = [each for each in noted if each.layer_id in places]
        for removed in here:
            self._note(removed, places[removed.layer_id])
        self._layers.remove(*(each.layer_id for each in here))

    def bring_back(self, noted: Sequence["RemovedLayer"]) -> None:
        """Bring layers back to where they were, those that were let go once they are read."""
        with self._layers.together():
            for removed in sorted(noted, key=lambda each: each.place):
                self._bring_back(removed)

    def _note(self, removed: "RemovedLayer", place: int) -> None:
        layer = self._layers[removed.layer_id]
        removed.place = place
        removed.choices = LayerChoices.of(layer)
        # Of a layer that is still being read there is only a part.
        if not self._loader.is_loading(layer.layer_id):
            removed.layer = layer
            if layer.dataset is None:
                self._kept.add(removed)
                self._make_room()

    def _make_room(self) -> None:
        while sum(each.nbytes for each in self._kept) > _MOST_KEPT_BYTES:
            largest = max(self._kept, key=lambda each: each.nbytes)
            self._kept.discard(largest)
            largest.layer = None

    def _bring_back(self, removed: "RemovedLayer") -> None:
        if removed.layer is None:
            put_back = partial(self._put_back, removed)
            removed.reading = self._loader.open_again(
                removed.layer_id, removed.origin, removed.kind, put_back
            )
            return
        self._kept.discard(removed)
        place = min(removed.place, len(self._layers.layers))
        removed.layer_id = self._layers.insert(removed.layer, place).layer_id
        removed.layer = None
        self._styler.catch_up(removed.layer_id)

    def _put_back(self, removed: "RemovedLayer", layer_id: str) -> None:
        """Make a layer that has been read again look as it did, where it was."""
        removed.layer_id = layer_id
        with self._layers.together():
            self._layers.put(removed.choices.on(self._layers[layer_id]))
            self._layers.move(layer_id, removed.place)
            if removed.choices.mapping is not None:
                self._layers.map(layer_id, removed.choices.mapping)
            for field, role in removed.choices.chosen_roles.items():
                self._layers.read_field_as(layer_id, field, role)
        self._styler.style(layer_id, fitting(removed.choices.style, self._layers[layer_id]))


@dataclass(eq=False)
class RemovedLayer:
    """A layer that was removed, None where it must be read again, and where and how it stood."""

    layer_id: str
    origin: LayerOrigin
    kind: GeometryKind
    choices: LayerChoices
    layer: Layer | None = None
    place: int = 0
    reading: Task | None = None

    @property
    def nbytes(self) -> int:
        """Memory that is kept for it, in bytes."""
        return self.layer.nbytes if self.layer is not None else 0
