"""What a user wants to be written of the layers: features, fields, CRS, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from gisapp.core.filters.layer_filter import NO_FILTER
from gisapp.core.layers.layer import Layer
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.chosen import ALL, Chosen

Places = Literal["", "wkt", "lonlat", "none"]
"""How a sheet tells where a feature is: its shape as text, a point of it in two columns, not at
all, or ("") as suits its layers."""

SOURCE_CRS = "source"
"""Asks for the CRS of the layers' own source."""


@dataclass(frozen=True)
class FormatOptions:
    """What can be said of how a file is written; each format knows some of it.

    Parameters
    ----------
    encoding : str
        Of texts; empty for the first that the format has.
    places : Places
        Of sheets and CSV.
    """

    encoding: str = ""
    places: Places = ""


@dataclass(frozen=True, eq=False)
class FeatureRequest:
    """What is written.

    Parameters
    ----------
    content : ShownContent
        Its layers with data, and their fields, are written; all else is left out of it already.
    chosen : Chosen
        Which of their features.
    crs : str or None
        `EPSG:n` or WKT2; `SOURCE_CRS` for that of the layers; None for what is usual in the format:
        longitude and latitude, or metres.
    options : FormatOptions
        How.
    with_notes : bool
        True to write what the user noted of features too.
    style_suffix : str
        Where the look of the layer is written too: beside the file, with its name and this
        suffix, .qml or .sld. Empty for nowhere; a GeoPackage has the looks in it.
    """

    content: ShownContent
    chosen: Chosen = ALL
    crs: str | None = None
    options: FormatOptions = field(default_factory=FormatOptions)
    with_notes: bool = False
    style_suffix: str = ""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers that are written, bottom first."""
        return tuple(
            layer
            for layer in self.content.data_layers
            if self.chosen.features is None or layer.layer_id in self.chosen.features.ids
        )


def with_all_rows(layer: Layer) -> Layer:
    """Return a layer that shows all of its features, whatever its filter and hidden classes."""
    content = replace(layer.content, index=layer.content.index.only(None), passing=None)
    if content.partial is not None:
        content = replace(content, partial=replace(content.partial, passing=None))
    return replace(layer, content=content, filter=NO_FILTER)


def hidden_but(layers: Sequence[Layer], kept: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the codes of all fields of layers but for some, as `ShownContent` takes them.

    Parameters
    ----------
    layers : sequence of Layer
    kept : mapping of str to frozenset of str
        The names of the fields that stay, by the id of their layer; of others all stay.
    """
    return frozenset(
        f"{layer.layer_id}/{field.name}"
        for layer in layers
        for field in layer.attributes.fields
        if field.name not in kept.get(layer.layer_id, {field.name})
    )
