"""What is looked up in one mapped layer: its rows by key, by name, and by what they belong to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.attributes import AttributeValue, Column
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.subject_lookup import measured_area_m2, measured_areas_m2
from gisapp.core.own_parks.fact_columns import fact_columns, is_number
from gisapp.core.own_parks.rows.row_groups import Group, RowGroups
from gisapp.core.own_parks.rows.row_keys import NO_KEYS, RowKeys
from gisapp.core.own_parks.rows.row_period import period_of_cell
from gisapp.core.own_parks.rows.standings import Standings
from gisapp.core.own_parks.rows.total_rows import total_rows
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.geodesy import prepare

_FEW = 20
"""Rows that are read whole, for more of their cells will be asked for."""
_REMEMBERED = 200
_AT_ONCE = 100
"""Rows whose cells a file finds one by one; for more of them it would read whole columns."""
_MOST_STANDINGS = 20
"""Columns of which the order is kept: 8 bytes a row each."""


@dataclass(frozen=True, eq=False)
class LayerRows:
    """A mapped layer with the rows that have each key, name and parent; frozen, made by a worker.

    Parameters
    ----------
    layer : Layer
        As it was when this was made.
    mapping : LayerMapping
        What its rows are.
    file_date : str
        ISO 8601: when its file was changed last; empty where that is not known.
    feature_ids : (n,) int64
        Of all rows but totals, ascending.
    totals : (m,) int64
        The rows that are totals of others, ascending.
    keys : RowKeys
        By the key.
    names : tuple of RowKeys
        By the names.
    parents : tuple of RowKeys
        By the column of each of the mapping's `parents`; empty ones where place decides.
    groups : RowGroups
        Which rows may be compared.
    standings : mapping
        How rows stand among all, by the column that their rank or share is of.
    """

    layer: Layer
    mapping: LayerMapping
    file_date: str
    feature_ids: NDArray[np.int64]
    totals: NDArray[np.int64]
    keys: RowKeys
    names: tuple[RowKeys, ...]
    parents: tuple[RowKeys, ...]
    groups: RowGroups
    standings: Mapping[str, Standings]
    _records: dict[int, Mapping[str, AttributeValue]] = field(default_factory=dict, repr=False)
    _areas_m2: Mapping[int, float] | None = field(default=None, repr=False)

    @property
    def are_looked_up(self) -> bool:
        """False where rows cannot be found, only what each itself states."""
        return len(self.feature_ids) + len(self.totals) == self.layer.feature_count

    def refs(self, rows: Rows) -> list[FeatureRef]:
        """Return the features at some rows."""
        return [FeatureRef(self.layer.layer_id, each) for each in self.feature_ids[rows].tolist()]

    def row_of(self, ref: FeatureRef) -> int | None:
        """Return the row of a feature; None where rows are not looked up."""
        row = int(np.searchsorted(self.feature_ids, ref.feature_id))
        is_here = row < len(self.feature_ids) and self.feature_ids[row] == ref.feature_id
        return row if is_here else None

    def group_of(self, ref: FeatureRef) -> Group | None:
        """Return the group of a row; None where rows are not compared."""
        row = self.row_of(ref)
        if row is None or not self.groups.groups:
            return None
        return self.groups.groups[int(self.groups.codes[row])]

    def cells(
        self, fields: Sequence[str], feature_ids: Sequence[int]
    ) -> dict[str, list[AttributeValue]]:
        """Return some columns of some rows; of a column that is not there any more, nothing.

        Raises
        ------
        SourceError
            The source cannot be read any more.
        """
        here = {each.name for each in self.layer.attributes.fields}
        wanted = [each for each in dict.fromkeys(fields) if each in here]
        if len(feature_ids) <= _FEW or all(each in self._records for each in feature_ids):
            records = self.records(feature_ids)
            return {name: [record[name] for record in records] for name in wanted}
        cells: dict[str, list[AttributeValue]] = {name: [] for name in wanted}
        for first in range(0, len(feature_ids) if wanted else 0, _AT_ONCE):
            ids = feature_ids[first : first + _AT_ONCE]
            for name, column in self.layer.attributes.columns(wanted, ids).items():
                cells[name] += column.values
        return cells

    def read_whole(self) -> "LayerRows":
        """Return the same with the cells and the areas of all features that are loaded in memory.

        Raises
        ------
        SourceError
            The source cannot be read any more.
        """
        ids = self.layer.geometry.feature_ids.tolist()
        names = [each.name for each in self.layer.attributes.fields]
        columns = [column.values for column in self.layer.attributes.columns(names, ids).values()]
        rows = zip(*columns, strict=True) if columns else [()] * len(ids)
        records = (dict(zip(names, cells, strict=True)) for cells in rows)
        return replace(
            self,
            _records=dict(zip(ids, records, strict=True)),
            _areas_m2=measured_areas_m2(self.layer),
        )

    def area_m2(self, feature_id: int) -> float | None:
        """Return the area of a row's shape as of `measured_area_m2`; None if it has none."""
        if self._areas_m2 is None:
            return measured_area_m2(self.layer, feature_id)
        return self._areas_m2.get(feature_id)

    def records(self, feature_ids: Sequence[int]) -> list[Mapping[str, AttributeValue]]:
        """Return all cells of some rows; those that were read lately are remembered.

        Raises
        ------
        SourceError
            The source cannot be read any more.
        """
        unread = [each for each in dict.fromkeys(feature_ids) if each not in self._records]
        if unread and len(self._records) + len(unread) > _REMEMBERED:
            self._records.clear()
            unread = list(dict.fromkeys(feature_ids))
        attributes = self.layer.attributes
        if len(unread) == 1:
            self._records[unread[0]] = attributes.record(unread[0])
        elif unread:
            names = [each.name for each in attributes.fields]
            columns = [column.values for column in attributes.columns(names, unread).values()]
            for feature_id, cells in zip(unread, zip(*columns, strict=True), strict=True):
                self._records[feature_id] = dict(zip(names, cells, strict=True))
        return [self._records[each] for each in feature_ids]


def rows_of(
    layer: Layer,
    mapping: LayerMapping,
    schema: ParkSchema,
    file_date: str = "",
    progress: Progress = NO_PROGRESS,
) -> LayerRows:
    """Return the rows of a mapped layer by key, name and parent, in a worker.

    Parameters
    ----------
    layer : Layer
        A mapped one.
    mapping : LayerMapping
        What its rows are.
    schema : ParkSchema
        What its columns may state.
    file_date : str
        ISO 8601: when its file was changed last; may be empty.
    progress : Progress
        Asked after each column whether to stop.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    Cancelled
        The user wanted it.
    """
    if not layer.attributes.is_at_hand:
        layer.attributes.fetch(progress)
    if layer.geometry.kind == "polygon":
        prepare()
    columns = _Columns(layer, total_rows(layer, mapping, progress), progress)
    names = dict.fromkeys(name for name in (mapping.name_zh, mapping.name_en) if name)
    groups = RowGroups.of(
        len(columns.ids), columns.read(mapping.kind_column), _years(columns, mapping)
    )
    return LayerRows(
        layer,
        mapping,
        file_date,
        columns.ids,
        columns.totals,
        columns.keys(mapping.key),
        tuple(map(columns.keys, names)),
        tuple(columns.keys(parent.column) for parent in mapping.parents),
        groups,
        _standings(columns, mapping, schema, groups),
    )


def bare_rows(layer: Layer, mapping: LayerMapping, file_date: str = "") -> LayerRows:
    """Return the rows of a layer of which none can be looked up, only what each itself states.

    Parameters are those of `rows_of`.
    """
    return LayerRows(
        layer,
        mapping,
        file_date,
        np.empty(0, np.int64),
        np.array(layer.origin.total_rows or (), np.int64),
        NO_KEYS,
        (),
        (NO_KEYS,) * len(mapping.parents),
        RowGroups.of(0, None, None),
        {},
    )


class _Columns:
    """Reads whole columns of a layer, in the order of its features' ids."""

    def __init__(self, layer: Layer, totals: NDArray[np.int64], progress: Progress) -> None:
        self.totals = totals
        self.ids = np.setdiff1d(layer.geometry.feature_ids, totals)
        self.progress = progress
        self._attributes = layer.attributes
        self._fields = {each.name for each in layer.attributes.fields}
        self._id_list = self.ids.tolist()

    def read(self, name: str) -> Column | None:
        """Return a column; None where there is none of that name."""
        self.progress.check()
        return self._attributes.column(name, self._id_list) if name in self._fields else None

    def keys(self, name: str) -> RowKeys:
        """Return the rows by the values of a column."""
        column = self.read(name)
        return NO_KEYS if column is None else RowKeys.of(column, self.progress)


def _years(columns: _Columns, mapping: LayerMapping) -> Column | None:
    """Return the year that each row states of itself, as texts."""
    column = columns.read(mapping.period_column)
    if column is None:
        return None
    known = mapping.column(mapping.period_column)
    calendar = known.calendar if known else "western"
    years = Column.of([period_of_cell(cell, calendar).end[:4] for cell in column.distinct])
    return Column(years.distinct, years.codes[column.codes])


def _standings(
    columns: _Columns, mapping: LayerMapping, schema: ParkSchema, groups: RowGroups
) -> dict[str, Standings]:
    """Return how rows stand in those columns that have a better end, or add up."""
    found: dict[str, Standings] = {}
    for each, described in fact_columns(mapping, schema):
        says_something = described.better != "none" or described.aggregation == "sum"
        if not (says_something and is_number(described) and len(found) < _MOST_STANDINGS):
            continue
        column = columns.read(each.column)
        if column is not None:
            found[each.column] = Standings.of(column, each, described, groups, columns.progress)
    return found
