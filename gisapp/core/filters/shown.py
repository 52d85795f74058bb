"""Which features of a layer a filter shows."""

from collections.abc import Mapping, Sequence
from functools import reduce
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from gisapp.core.filters.drawn_rings import area_of
from gisapp.core.filters.evaluating import true_for
from gisapp.core.filters.expression import parsed
from gisapp.core.filters.filter_field import FilterField
from gisapp.core.filters.layer_filter import (
    AnyOf,
    Between,
    Chosen,
    Condition,
    Inside,
    LayerFilter,
    Matches,
    Near,
)
from gisapp.core.filters.near_mask import near
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.rows_in_area import rows_in_area
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.tables.value_masks import between, reads_like
from gisapp.errors import GisAppError

Mask = NDArray[np.bool_]
_NO_OTHERS: Mapping[str, FeatureIndex] = MappingProxyType({})


def fields_read(wanted: LayerFilter, fields: Sequence[FilterField]) -> tuple[str, ...]:
    """Return the attributes that a filter reads, each once.

    Parameters
    ----------
    wanted : LayerFilter
        The conditions.
    fields : sequence of FilterField
        The layer's attributes.

    Raises
    ------
    GisAppError
        A condition is about an attribute that the layer has not, or cannot be read.
    """
    known = {field.name for field in fields}
    read: list[str] = []
    for condition in wanted.conditions:
        match condition:
            case AnyOf(field=name) | Between(field=name):
                if name not in known:
                    raise GisAppError("filter_without_field", field=name)
                read.append(name)
            case Matches(expression=text):
                read += parsed(text, fields).fields
    return tuple(dict.fromkeys(read))


def shown_by(
    wanted: LayerFilter,
    rows: ArrowRows,
    index: FeatureIndex,
    fields: Sequence[FilterField] = (),
    others: Mapping[str, FeatureIndex] = _NO_OTHERS,
    progress: Progress = NO_PROGRESS,
) -> Mask:
    """Return which features all conditions of a filter hold for.

    Parameters
    ----------
    wanted : LayerFilter
        The conditions.
    rows : ArrowRows
        The attributes of `fields_read`, of all features; maybe with encoded texts.
    index : FeatureIndex
        Of the features, in EPSG:3857; whether it finds them makes no difference.
    fields : sequence of FilterField
        The layer's attributes.
    others : mapping of str to FeatureIndex
        Of the layers that conditions are about, by their ids: those features that are shown.
    progress : Progress
        Asked between conditions whether to stop.

    Returns
    -------
    (features,) bool
        In the order of `index.geometry`.

    Raises
    ------
    GisAppError
        A condition cannot be asked of this layer.
    """
    everywhere = index.only(None)

    def holds(condition: Condition) -> Mask:
        progress.check()
        match condition:
            case Inside(rings=rings):
                found = np.zeros(len(index.geometry), np.bool_)
                found[rows_in_area(everywhere, area_of(rings), progress=progress)] = True
                return found
            case Near(layer_id=layer_id, distance_m=distance_m):
                if layer_id not in others:
                    raise GisAppError("filter_without_layer")
                return near(everywhere, others[layer_id], distance_m, progress)
            case Chosen(feature_ids=feature_ids):
                return np.isin(index.geometry.feature_ids, np.array(feature_ids, np.int64))
        return _of_features(_holds_in_rows(condition, rows, fields), rows, index)

    everything = np.ones(len(index.geometry), np.bool_)
    return reduce(np.logical_and, map(holds, wanted.conditions), everything)


def rows_holding(wanted: LayerFilter, rows: ArrowRows, fields: Sequence[FilterField]) -> Mask:
    """Return for which rows all conditions about attributes hold, in their own order.

    Parameters are those of `shown_by`; conditions about places are left out.
    """
    everything = np.ones(len(rows.ids), np.bool_)
    conditions = [each for each in wanted.conditions if not isinstance(each, Inside | Near)]
    holds = (_holds_in_rows(each, rows, fields) for each in conditions)
    return reduce(np.logical_and, holds, everything)


def _holds_in_rows(condition: Condition, rows: ArrowRows, fields: Sequence[FilterField]) -> Mask:
    """Return for which rows a condition about attributes holds, in their own order."""
    match condition:
        case AnyOf(field=name, values=values, takes_missing=takes_missing, is_excluded=True):
            return ~reads_like(rows.table.column(name), values, takes_missing=not takes_missing)
        case AnyOf(field=name, values=values, takes_missing=takes_missing):
            return reads_like(rows.table.column(name), values, takes_missing=takes_missing)
        case Between(field=name, low=low, high=high, takes_missing=takes_missing):
            return between(rows.table.column(name), low, high, takes_missing=takes_missing)
        case Matches(expression=text):
            return true_for(parsed(text, fields), rows.table)
        case Chosen(feature_ids=feature_ids):
            return np.isin(rows.ids, np.array(feature_ids, np.int64))
    raise TypeError(condition)


def _of_features(found: Mask, rows: ArrowRows, index: FeatureIndex) -> Mask:
    """Return what is found in rows in the order of features."""
    if not len(rows.ids):
        return np.zeros(len(index.geometry), np.bool_)
    return np.asarray(found[rows.places(index.geometry.feature_ids)], np.bool_)
