"""The layers of a window in drawing order, and the one door through which they change."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, count

from gisapp.core.events import Event
from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.choices import LayerChoices, renamed
from gisapp.core.layers.groups import gathered
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, FeatureRef, Layer
from gisapp.core.layers.symbology import OWN_NAMES
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual


class LayerStack:
    """Layers from bottom to top; changed on the UI thread only, read as a frozen tuple.

    Those of one group always lie together.

    `changed` is emitted with all layers whenever any of them changes, `refilled` with the id of a
    layer that has other features than before, `reread` with that of one whose fields are taken
    for something else, `remapped` with that of one whose rows and columns mean something else.
    """

    def __init__(self, layers: tuple[Layer, ...] = ()) -> None:
        self._layers = layers
        self._by_id = {layer.layer_id: layer for layer in layers}
        self._given = {layer.layer_id for layer in layers}
        """All ids that layers ever had here, so that no other layer is taken for a removed one."""
        self._batches = 0
        """How many batches are under way, one within another."""
        self.changed: Event[tuple[Layer, ...]] = Event()
        self.refilled: Event[str] = Event()
        self.reread: Event[str] = Event()
        self.remapped: Event[str] = Event()

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
        return self._by_id[layer_id]

    def __contains__(self, layer_id: str) -> bool:
        """True if there is a layer with that id."""
        return layer_id in self._by_id

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

    def reset(self, layers: tuple[Layer, ...]) -> None:
        """Have some layers, bottom first and with the ids that they have, in place of all."""
        self._given.update(layer.layer_id for layer in layers)
        self._set(layers)

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

    def remove(self, *layer_ids: str) -> None:
        """Take layers away."""
        self._set(tuple(layer for layer in self._layers if layer.layer_id not in layer_ids))

    def put(self, layer: Layer) -> None:
        """Put a changed layer in the place of the one with the same id."""
        self._set(tuple(layer if old.layer_id == layer.layer_id else old for old in self._layers))

    def refill(self, layer: Layer) -> None:
        """Put a layer with other content in the place of the one with the same id.

        What the user can have set stays. KeyError if there is no such layer.
        """
        self.put(LayerChoices.of(self[layer.layer_id]).on(layer))
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

    def map(self, layer_id: str, mapping: LayerMapping | None) -> None:
        """Take a layer's rows and columns for what the user says; None for mere columns.

        Its features are labelled with the names that the mapping tells, else with the keys.
        """
        layer = self[layer_id]
        is_named = mapping and (mapping.name_zh or mapping.name_en or mapping.key)
        labels = layer.labels or (OWN_NAMES if is_named else None)
        self.put(replace(layer, mapping=mapping, labels=labels))
        self.remapped.emit(layer_id)

    def move(self, layer_id: str, position: int) -> None:
        """Move a layer to a position counted from the bottom."""
        layer = self[layer_id]
        others = [other for other in self._layers if other is not layer]
        others.insert(position, layer)
        self._set(tuple(others))

    def rename(self, layer_id: str, name: Bilingual | None) -> None:
        """Give a layer another name; None for the one that its source gives it."""
        self.put(renamed(self[layer_id], name))

    def set_scales(self, layer_id: str, finest: float, coarsest: float) -> None:
        """Draw a layer between two resolutions alone, as in `Layer`."""
        self.put(replace(self[layer_id], finest=finest, coarsest=coarsest))

    def arrange(
        self, layer_ids: Sequence[str], groups: Mapping[str, Bilingual | None] | None = None
    ) -> None:
        """Put some layers in an order, at the places that they hold together.

        Parameters
        ----------
        layer_ids : sequence of str
            Bottom first.
        groups : mapping of str to Bilingual or None
            The `own_group` of layers that are put into another group.
        """
        of_group = {} if groups is None else groups
        wanted = (
            replace(each, own_group=of_group[each.layer_id]) if each.layer_id in of_group else each
            for each in self.present(layer_ids)
        )
        named = set(layer_ids)
        arranged = tuple(next(wanted) if each.layer_id in named else each for each in self._layers)
        if arranged != self._layers:
            self._set(arranged)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Emit `changed` once for all that changes meanwhile."""
        before = self._layers
        self._batches += 1
        try:
            yield
        finally:
            self._batches -= 1
            if not self._batches and self._layers is not before:
                self.changed.emit(self._layers)

    def _set(self, layers: tuple[Layer, ...]) -> None:
        self._layers = gathered(layers)
        self._by_id = {layer.layer_id: layer for layer in self._layers}
        if not self._batches:
            self.changed.emit(self._layers)


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
