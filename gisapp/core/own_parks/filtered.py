"""A layer is filtered at once, for whoever can wait for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from gisapp.core.filters.layer_filter import LayerFilter
from gisapp.core.filters.shown import Mask, fields_read, shown_by
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.filter_fields import filter_fields
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.arrow_rows import ArrowRows

_NO_OTHERS: Mapping[str, FeatureIndex] = MappingProxyType({})
ReadRows = Callable[[Sequence[str], Progress], ArrowRows]
"""Reads some attributes of all features of a layer."""


def passing(
    layer: Layer,
    schema: ParkSchema | None,
    read: ReadRows,
    others: Mapping[str, FeatureIndex] = _NO_OTHERS,
    progress: Progress = NO_PROGRESS,
) -> Mask:
    """Return which features of a layer its filter lets through, (features,) bool.

    Parameters
    ----------
    layer : Layer
        With the filter.
    schema : ParkSchema or None
        As of `filter_fields`.
    read : callable
        Reads attributes of it.
    others : mapping of str to FeatureIndex
        Of the layers that conditions are about.
    progress : Progress
        Asked now and then whether to stop.

    Raises
    ------
    GisAppError
        A condition cannot be asked of this layer.
    """
    fields = filter_fields(layer, schema)
    rows = read(fields_read(layer.filter, fields), progress)
    return shown_by(layer.filter, rows, layer.index, fields, others, progress)


def filtered(
    layer: Layer,
    wanted: LayerFilter,
    schema: ParkSchema | None = None,
    others: Mapping[str, FeatureIndex] = _NO_OTHERS,
) -> Layer:
    """Return a layer that shows what a filter wants; parameters and errors as of `passing`."""
    layer = replace(layer, filter=wanted)

    def read(fields: Sequence[str], progress: Progress) -> ArrowRows:
        return layer.attributes.arrow_rows(fields, layer.geometry.feature_ids, progress)

    found = passing(layer, schema, read, others) if wanted.conditions else None
    return replace(layer, content=layer.content.showing(found))
