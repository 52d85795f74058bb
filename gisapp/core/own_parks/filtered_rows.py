"""Which rows of a layer beyond memory its filter lets through: all of them are asked."""

from collections.abc import Mapping
from functools import reduce
from types import MappingProxyType

import numpy as np

from gisapp.core.filters.drawn_rings import area_of
from gisapp.core.filters.layer_filter import Condition, Inside, LayerFilter, Near
from gisapp.core.filters.shown import fields_read, rows_holding, shown_by
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial import FeatureStore
from gisapp.core.layers.row_store import Ids
from gisapp.core.own_parks.filter_fields import filter_fields
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.tables.arrow_rows import ArrowRows

_NO_OTHERS: Mapping[str, FeatureIndex] = MappingProxyType({})
_NONE: Ids = np.empty(0, np.int64)


def passing_rows(
    layer: Layer,
    wanted: LayerFilter,
    schema: ParkSchema | None,
    others: Mapping[str, FeatureIndex] = _NO_OTHERS,
    progress: Progress = NO_PROGRESS,
) -> Ids | None:
    """Return the features that a filter lets through, of all that the layer's source has.

    Parameters
    ----------
    layer : Layer
        One with a row store.
    wanted : LayerFilter
        The conditions.
    schema : ParkSchema or None
        As of `filter_fields`.
    others : mapping of str to FeatureIndex
        Of the layers that conditions are about.
    progress : Progress
        Asked between batches whether to stop.

    Returns
    -------
    (n,) int64 or None
        None for all.

    Raises
    ------
    Cancelled
        It is not wanted any more.
    GisAppError
        A condition cannot be asked of this layer, or its source not be read any more.
    """
    rows = layer.row_store
    if layer.partial is None or rows is None or not wanted.conditions:
        return None
    fields = filter_fields(layer, schema)
    names = fields_read(wanted, fields)
    places = [each for each in wanted.conditions if isinstance(each, Inside | Near)]
    sets = [_in_place(layer.partial.store, each, others, progress) for each in places]
    if len(places) < len(wanted.conditions):
        batches = rows.batches(names, progress)
        found = [each.ids[rows_holding(wanted, each, fields)] for each in batches]
        sets.append(np.concatenate([_NONE, *found]))
    return reduce(np.intersect1d, sets)


def _in_place(
    store: FeatureStore,
    condition: Condition,
    others: Mapping[str, FeatureIndex],
    progress: Progress,
) -> Ids:
    """Return the features for which a condition about places holds, read where they may lie."""
    import pyarrow as pa

    found = [_NONE]
    alone, no_rows = LayerFilter((condition,)), ArrowRows.of(pa.table({}), _NONE)
    for geometry in store.batches(_around(condition)):
        progress.check()
        is_shown = shown_by(alone, no_rows, FeatureIndex(geometry), (), others, progress)
        found.append(geometry.feature_ids[is_shown])
    return np.concatenate(found)


def _around(condition: Condition) -> Extent | None:
    if not isinstance(condition, Inside):
        return None
    area = area_of(condition.rings)
    return None if area.is_empty else Extent(*area.bounds)
