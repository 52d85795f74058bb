"""What an export may show, with everything hidden taken out: no writer sees the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial_loading import loaded_for
from gisapp.core.layers.shown_features import only_shown
from gisapp.core.own_parks.filtered import filtered
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.extent import Extent
from gisapp.core.text.units import UnitChoice
from gisapp.export.layer_counts import LayerCounts, counts_of
from gisapp.export.redaction.hidden_kinds import fields_naming, without_kinds
from gisapp.export.redaction.redacted_layers import NO_REDACTION, Redaction, redacted_layer
from gisapp.export.redaction.withheld_areas import as_points
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import Language


@dataclass(frozen=True, eq=False)
class ShownContent:
    """Layers and facts for a writer; made by `of`, and frozen, so that a worker may use it.

    Parameters
    ----------
    layers : tuple of Layer
        The visible ones, bottom first. Each has its own of `datasets`, or none.
    datasets : tuple of ParkDataset
        Whose subjects and facts are shown.
    language : Language
        The user's.
    units : UnitChoice
        The user's units of areas and money.
    hidden_fields : frozenset of str
        What was taken out; kept for layers that are still to be loaded.
    as_points : frozenset of str
        The ids of layers of which points stand for shapes; kept for the same.
    counts : mapping
        What the Layers panel counts of each layer, by its id.
    """

    layers: tuple[Layer, ...]
    datasets: tuple[ParkDataset, ...]
    language: Language
    units: UnitChoice
    hidden_fields: frozenset[str]
    counts: Mapping[str, LayerCounts] = field(default_factory=dict)
    as_points: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        layers: Sequence[Layer],
        datasets: Sequence[ParkDataset] = (),
        language: Language = "en",
        units: UnitChoice | None = None,
        hidden_fields: frozenset[str] = frozenset(),
        hidden_layers: frozenset[str] = frozenset(),
        hidden_kinds: frozenset[str] = frozenset(),
    ) -> "ShownContent":
        """Return what may be shown of layers and datasets.

        Parameters
        ----------
        layers : sequence of Layer
            Bottom first; those that are not visible are left out, and so are the features that
            their filters and hidden classes leave out.
        datasets : sequence of ParkDataset
            Subjects of layers that are left out are left out too.
        language : Language
            The user's.
        units : UnitChoice or None
            None takes those that are usual in the language.
        hidden_fields : frozenset of str
            Codes of properties and attributes of subjects, and `layer_id/field` for the fields
            of other layers.
        hidden_layers : frozenset of str
            Ids of layers that are left out as if they were not visible.
        hidden_kinds : frozenset of str
            Kinds of subjects of which nothing is told, with a place or without one.
        """
        layers = [
            without_kinds(layer, hidden_kinds)
            if layer.layer_id not in hidden_layers
            else replace(layer, visible=False)
            for layer in layers
        ]
        hidden_fields |= fields_naming(layers, hidden_kinds)
        visible = tuple(only_shown(_with_nearby(each, layers)) for each in layers if each.visible)
        counts = {layer.layer_id: counts_of(layer) for layer in layers if layer.visible}
        known = {id(each): each for each in datasets}
        if hidden_fields or hidden_layers or hidden_kinds:
            # Attributes of layers tell too, also where their dataset itself is not exported.
            known = {id(each.dataset): each.dataset for each in visible if each.dataset} | known
        redactions = {
            key: Redaction.of(dataset, layers, visible, hidden_fields, hidden_kinds)
            for key, dataset in known.items()
        }
        told = [redactions[id(each)].dataset for each in datasets]
        for key in redactions.keys() - {id(each) for each in datasets}:
            redactions[key] = replace(redactions[key], dataset=None)
        shown = tuple(
            redactions.get(id(layer.dataset), NO_REDACTION).of_layer(layer, hidden_fields)
            for layer in visible
        )
        return cls(
            shown,
            tuple(each for each in told if each is not None),
            language,
            units or UnitChoice.usual(language),
            hidden_fields,
            {each.layer_id: _told_counts(counts[each.layer_id], each) for each in shown},
        )

    @property
    def data_layers(self) -> tuple[Layer, ...]:
        """The layers with features, bottom first: no base map, no context, no rasters."""
        return tuple(layer for layer in self.layers if layer.identifiable and layer.raster is None)

    def loaded_for(self, extent: Extent) -> "ShownContent":
        """Return the same with the features of an extent loaded, of layers too large for memory.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857.

        Raises
        ------
        SourceError
            The source of a layer cannot be read any more.
        """
        loaded = zip(self.layers, loaded_for(self.layers, extent), strict=True)
        layers = tuple(
            redacted_layer(_as_filtered(before, layer), layer.dataset, self.hidden_fields)
            for before, layer in loaded
        )
        return replace(self, layers=layers).with_points(self.as_points)

    def with_points(self, layer_ids: frozenset[str]) -> "ShownContent":
        """Return the same with points in place of the shapes of some layers."""
        layers = (
            as_points(layer) if layer.layer_id in layer_ids else layer for layer in self.layers
        )
        return replace(self, layers=tuple(layers), as_points=layer_ids)


def _with_nearby(layer: Layer, layers: Sequence[Layer]) -> Layer:
    """Return a layer beyond memory with the other layers that its filter is about."""
    if layer.partial is None or not layer.filter.layers:
        return layer
    nearby = {each.layer_id: each.index for each in layers if each.layer_id in layer.filter.layers}
    partial = replace(layer.partial, nearby=nearby)
    return replace(layer, content=replace(layer.content, partial=partial))


def _told_counts(counts: LayerCounts, layer: Layer) -> LayerCounts:
    """Return the counts without those of classes of a field that is taken out."""
    return counts if layer.symbology.attribute else replace(counts, classes=())


def _as_filtered(before: Layer, loaded: Layer) -> Layer:
    """Return a layer with other features loaded, without what it does not show of them."""
    if loaded is before:
        return loaded
    if loaded.filter.conditions and loaded.partial is not None:
        schema = load_park_schema() if loaded.mapping else None
        loaded = filtered(loaded, loaded.filter, schema, loaded.partial.nearby)
    return only_shown(loaded)
