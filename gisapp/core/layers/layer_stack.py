"""The layers of a window in drawing order, and the one door through which they change."""

from collections.abc import Container, Iterable
from dataclasses import replace
from itertools import chain, count

from gisapp.core.events import Event
from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, FeatureRef, Layer
from gisapp.core.space.extent import Extent


class LayerStack:
    """Layers from bottom to top; changed on the UI thread only, read as a frozen tuple.

    `changed` is emitted with all layers whenever any of them changes, `refilled` with the id of a
    layer that has other features than before, `reread` with that of one whose fields are taken
    for something else.
    """

    def __init__(self, layers: tuple[Layer, ...] = ()) -> None:
        self._layers = layers
        self._given = {layer.layer_id for layer in layers}
        """All ids that layers ever had here, so that no other layer is taken for a removed one."""
        self.changed: Event[tuple[Layer, ...]] = Event()
        self.refilled: Event[str] = Event()
        self.reread: Event[str] = Event()

    @property
    def layers(self) -> tuple[Layer, ...]:
        """All layers, bottom first."""
        return self._layers

    @property
    def visible(self) -> tuple[Layer, ...]:
        """The layers that are shown, bottom first."""
        return tuple(layer for layer in self._layers if layer.visible)

    @property
    def home_extent(self) -> Extent | None:
        """What a window, a picture and a snapshot show at first, in EPSG:3857; None for nothing.

        All that is visible and can be identified; but of a park dataset the sites, where it has
        any: its points and roads lie among them, or far out to give bearings.
        """
        shown = [layer for layer in self.visible if layer.identifiable]
        near = (each for each in shown if each.dataset is None or each.geometry.kind == "polygon")
        return _extent_of(near) or _extent_of(shown)

    def __getitem__(self, layer_id: str) -> Layer:
        """Return the layer with an id; KeyError if there is none."""
        for layer in self._layers:
            if layer.layer_id == layer_id:
                return layer
        raise KeyError(layer_id)

    def __contains__(self, layer_id: str) -> bool:
        """True if there is a layer with that id."""
        return any(layer.layer_id == layer_id for layer in self._layers)

    def present(self, layer_ids: Iterable[str]) -> tuple[Layer, ...]:
        """Return the layers with some ids, in the order of these, without those that are gone."""
        return tuple(self[layer_id] for layer_id in layer_ids if layer_id in self)

    def of_feature(self, ref: FeatureRef) -> Layer:
        """Return the layer that a feature belongs to."""
        return self[ref.layer_id]

    def add(self, *layers: Layer) -> tuple[Layer, ...]:
        """Put layers on top, the last one topmost; rasters below all that has features.

        Returns
        -------
        tuple of Layer
            The same layers; one whose id another one has or had has a new one, with a number.
        """
        added = []
        for layer in layers:
            layer_id = _free_id(layer.layer_id, self._given)
            self._given.add(layer_id)
            added.append(replace(layer, layer_id=layer_id))
        rasters = [layer for layer in added if layer.raster is not None]
        others = [layer for layer in added if layer.raster is None]
        place = _place_of_rasters(self._layers)
        self._set((*self._layers[:place], *rasters, *self._layers[place:], *others))
        return tuple(added)

    def insert(self, layer: Layer, position: int) -> Layer:
        """Put a layer back at a position counted from the bottom, and return it as it stands here.

        It keeps its id, unless a layer with that id is here.
        """
        if layer.layer_id in self:
            layer = replace(layer, layer_id=_free_id(layer.layer_id, self._given))
        self._given.add(layer.layer_id)
        layers = list(self._layers)
        layers.insert(position, layer)
        self._set(tuple(layers))
        return layer

    def remove(self, layer_id: str) -> None:
        """Take a layer away."""
        self._set(tuple(layer for layer in self._layers if layer.layer_id != layer_id))

    def put(self, layer: Layer) -> None:
        """Put a changed layer in the place of the one with the same id."""
        self._set(tuple(layer if old.layer_id == layer.layer_id else old for old in self._layers))

    def refill(self, layer: Layer) -> None:
        """Put a layer with other content in the place of the one with the same id.

        Visibility, opacity and what fields are read as stay as the user set them. KeyError if
        there is no such layer.
        """
        shown = self[layer.layer_id]
        kept = replace(layer, visible=shown.visible, opacity=shown.opacity)
        self.put(replace(kept, chosen_roles=shown.chosen_roles))
        self.refilled.emit(layer.layer_id)

    def show(self, layer_id: str, visible: bool) -> None:
        """Show or hide a layer."""
        self.put(replace(self[layer_id], visible=visible))

    def set_opacity(self, layer_id: str, opacity: float) -> None:
        """Make a layer more or less transparent, from 0 to 1."""
        self.put(replace(self[layer_id], opacity=min(max(opacity, 0.0), 1.0)))

    def read_field_as(self, layer_id: str, field: str, role: FieldRole | None) -> None:
        """Take a layer's field for what the user says; None for what heading and values suggest."""
        self.put(self[layer_id].with_role(field, role))
        self.reread.emit(layer_id)

    def move(self, layer_id: str, position: int) -> None:
        """Move a layer to a position counted from the bottom."""
        layer = self[layer_id]
        others = [other for other in self._layers if other is not layer]
        others.insert(position, layer)
        self._set(tuple(others))

    def _set(self, layers: tuple[Layer, ...]) -> None:
        self._layers = layers
        self.changed.emit(layers)


def _extent_of(layers: Iterable[Layer]) -> Extent | None:
    return Extent.around(layer.extent for layer in layers)


def _place_of_rasters(layers: tuple[Layer, ...]) -> int:
    """Return the position, from the bottom, above the base map and the rasters that are there."""
    for place, layer in enumerate(layers):
        if layer.raster is None and layer.group not in OFFLINE_BASEMAP_GROUPS:
            return place
    return len(layers)


def _free_id(wanted: str, taken: Container[str]) -> str:
    numbered = (f"{wanted} {number}" for number in count(2))
    return next(each for each in chain((wanted,), numbered) if each not in taken)
