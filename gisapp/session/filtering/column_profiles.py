"""What workers find out of columns to count them, kept for the next count."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.filters.conditions import without_field
from gisapp.core.filters.layer_filter import LayerFilter
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeTable, FieldRole
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.row_store import RowStore
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import Progress
from gisapp.session.filtering.row_memory import RowMemory

if TYPE_CHECKING:
    from gisapp.core.tables.column_profile import ColumnProfile
    from gisapp.core.tables.column_summary import ColumnSummary

_MOST_PROFILES = 8
"""Columns of which each value is kept once more: some 8 bytes a row."""


@dataclass(frozen=True)
class ColumnOrigin:
    """Of which rows a column is, and what decides whether its numbers add up."""

    rows: AttributeTable | RowStore
    geometry: FeatureGeometry | None
    role: FieldRole | None
    mapping: LayerMapping | None

    @classmethod
    def of(cls, layer: Layer, field: str) -> "ColumnOrigin":
        """Return the origin of a layer's column."""
        role, store = layer.chosen_roles.get(field), layer.row_store
        if store is not None:
            # Wherever the map shows, all rows count.
            return cls(store, None, role, layer.mapping)
        return cls(layer.attributes, layer.geometry, role, layer.mapping)


class ColumnProfiles:
    """What was found out of columns, for several counts; workers share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[int, str], tuple[ColumnOrigin, ColumnProfile]] = OrderedDict()

    def of(
        self, layer: Layer, field: str, memory: RowMemory, progress: Progress
    ) -> "ColumnProfile":
        """Return a column's profile, worked out unless it is kept of the same rows."""
        key, origin = (id(layer.attributes), field), ColumnOrigin.of(layer, field)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept[0] == origin:
                self._kept.move_to_end(key)
                return kept[1]
        profile = _profile_of(layer, field, memory, progress)
        with self._lock:
            self._kept[key] = origin, profile
            while len(self._kept) > _MOST_PROFILES:
                self._kept.popitem(last=False)
        return profile


def count_column(
    layer: Layer,
    field: str,
    memory: RowMemory,
    others: Mapping[str, FeatureIndex],
    profiles: ColumnProfiles,
    progress: Progress,
) -> "ColumnSummary":
    """Return what a column holds in the features that the layer's other conditions leave.

    Parameters
    ----------
    layer : Layer
    field : str
        The column's name.
    memory : RowMemory
        The layer's attributes.
    others : mapping of str to FeatureIndex
        Of the layers that conditions are about, by their ids.
    profiles : ColumnProfiles
        Keeps what is the same for the next count.
    progress : Progress
        Asked whether to stop.

    Raises
    ------
    GisAppError
        A condition cannot be asked of this layer, or its source not be read any more.
    """
    # A window starts without it.
    from gisapp.core.tables.column_summary import summary_of

    wanted = without_field(layer.filter, field)
    if layer.row_store is not None:
        return _count_in_store(layer.row_store, layer, field, wanted, others, progress)
    profile = profiles.of(layer, field, memory, progress)
    progress.check()
    return summary_of(profile, _left_by(wanted, layer, memory, others, progress))


def _count_in_store(
    store: RowStore,
    layer: Layer,
    field: str,
    wanted: LayerFilter,
    others: Mapping[str, FeatureIndex],
    progress: Progress,
) -> "ColumnSummary":
    """Return what a column holds in all rows of a layer beyond memory."""
    from gisapp.core.own_parks.filtered_rows import passing_rows
    from gisapp.core.tables.coded_column import CodedColumn
    from gisapp.core.tables.column_profile import profile_of
    from gisapp.core.tables.column_summary import summary_of
    from gisapp.sources.parks.park_schema import load_park_schema

    schema = load_park_schema() if layer.mapping else None
    ids = passing_rows(layer, wanted, schema, others, progress)
    counted = store.counted(field, ids, progress)
    column = replace(CodedColumn.of(counted.values), weights=counted.counts)
    return summary_of(profile_of(column, _why_no_total(layer, field)), counted.left)


def _left_by(
    wanted: LayerFilter,
    layer: Layer,
    memory: RowMemory,
    others: Mapping[str, FeatureIndex],
    progress: Progress,
) -> NDArray[np.bool_] | None:
    """Return which features a filter leaves, (features,); None for all."""
    from gisapp.core.filters.shown import fields_read, shown_by
    from gisapp.core.own_parks.filter_fields import filter_fields
    from gisapp.sources.parks.park_schema import load_park_schema

    if not wanted.conditions:
        return None
    fields = filter_fields(layer, load_park_schema() if layer.mapping else None)
    rows = memory.rows(fields_read(wanted, fields), progress)
    return shown_by(wanted, rows, layer.index, fields, others, progress)


def _profile_of(layer: Layer, field: str, memory: RowMemory, progress: Progress) -> "ColumnProfile":
    from gisapp.core.tables.coded_column import CodedColumn
    from gisapp.core.tables.column_profile import profile_of

    rows = memory.rows([field], progress)
    progress.check()
    return profile_of(CodedColumn.of(rows.table.column(field)), _why_no_total(layer, field))


def _why_no_total(layer: Layer, field: str) -> str:
    from gisapp.core.layers.summing import why_no_total
    from gisapp.sources.parks.park_schema import load_park_schema

    properties = load_park_schema().properties if layer.mapping is not None else {}
    described = next(each for each in layer.attributes.fields if each.name == field)
    return why_no_total(layer, described, properties)
