"""What a user chose for a layer, kept apart from what the layer holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gisapp.core.filters.layer_filter import LayerFilter
from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.row_notes import RowNotes
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.text.bilingual import Bilingual


@dataclass(frozen=True)
class LayerChoices:
    """All of a layer that a user can choose.

    Parameters
    ----------
    own_name : Bilingual or None
        The name that the user gave it; None for the source's.
    own_group, visible, opacity, finest, coarsest, chosen_roles, mapping, filter, style, notes
        As of `Layer`.
    """

    own_name: Bilingual | None
    own_group: Bilingual | None
    visible: bool
    opacity: float
    finest: float
    coarsest: float
    chosen_roles: Mapping[str, FieldRole]
    mapping: LayerMapping | None
    filter: LayerFilter
    style: LayerStyle
    notes: RowNotes

    @classmethod
    def of(cls, layer: Layer) -> "LayerChoices":
        """Return what was chosen for a layer."""
        return cls(
            layer.name if layer.source_name is not None else None,
            layer.own_group,
            layer.visible,
            layer.opacity,
            layer.finest,
            layer.coarsest,
            layer.chosen_roles,
            layer.mapping,
            layer.filter,
            layer.style,
            layer.notes,
        )

    def on(self, layer: Layer) -> Layer:
        """Return another layer for which the same is chosen."""
        chosen = {name: value for name, value in vars(self).items() if name != "own_name"}
        return renamed(replace(layer, **chosen), self.own_name)


def renamed(layer: Layer, name: Bilingual | None) -> Layer:
    """Return a layer with another name; None for the one that its source gives it."""
    source_name = layer.source_name or layer.name
    if name is None or name == source_name:
        return replace(layer, name=source_name, source_name=None)
    return replace(layer, name=name, source_name=source_name)
