"""The rows of a layer for its table, read by workers: the first ones at once, then all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.layers.attributes import Field, FieldRole, arrow_rows_of
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.row_store import Ids
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.tables.row_order import whole_column

if TYPE_CHECKING:
    import pyarrow as pa

NOTES = "gisapp:note"
"""The column with what the user noted; no file has one of that name."""
MOST_VALUES = 100_000_000
"""Values of one table that are read: some gigabyte of them."""
FIRST_ROWS = 100
"""So many fill a screen, and are read by their ids as quickly as one."""


@dataclass(frozen=True, eq=False)
class TableRows:
    """Rows of a layer, as far as they have been read.

    Parameters
    ----------
    layer : Layer
        As it was when they were read.
    fields : tuple of Field
        The columns, in the source's order.
    roles : mapping of str to FieldRole
        What the numbers of each column are.
    rows : ArrowRows
        The values, and of which feature each row is.
    is_whole : bool
        True for all rows of the layer that are in memory; False for the first ones.
    """

    layer: Layer
    fields: tuple[Field, ...]
    roles: Mapping[str, FieldRole]
    rows: ArrowRows
    is_whole: bool

    @property
    def count(self) -> int:
        """How many rows there are, read or not."""
        if self.layer.row_store is not None:
            return self.layer.feature_count
        return len(self.rows.ids) if self.is_whole else len(self.layer.geometry)

    def noted(self, layer: Layer) -> "TableRows":
        """Return the same rows with the notes that a layer has now."""
        place = self.rows.table.column_names.index(NOTES)
        found = note_column(layer, self.rows)
        table = self.rows.table.set_column(place, NOTES, found)
        return replace(self, layer=layer, rows=replace(self.rows, table=table))

    def is_of(self, layer: Layer) -> bool:
        """True if these are the rows that a layer has now."""
        mine = self.layer
        if mine.row_store is not None:
            return mine.row_store is layer.row_store
        return mine.attributes is layer.attributes and mine.geometry is layer.geometry


def table_fields(layer: Layer, most_values: int = MOST_VALUES) -> tuple[Field, ...]:
    """Return the columns of a layer that its table has: all, unless they would fill the memory.

    Parameters
    ----------
    most_values : int
        Of all rows together.
    """
    if layer.row_store is not None:
        return layer.attributes.fields
    most = max(most_values // max(len(layer.geometry), 1), 1)
    return layer.attributes.fields[:most]


def first_rows(layer: Layer, progress: Progress = NO_PROGRESS) -> TableRows:
    """Return the first rows of a layer, in the order of its source.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    ids = layer.geometry.feature_ids
    if len(ids) > FIRST_ROWS:
        ids = np.partition(ids, FIRST_ROWS)[:FIRST_ROWS]
    ids = np.sort(ids)
    names = [each.name for each in table_fields(layer)]
    progress.check()
    columns = layer.attributes.columns(names, ids.tolist())
    return _with_notes(layer, arrow_rows_of(columns, ids), is_whole=False)


def all_rows(layer: Layer, progress: Progress = NO_PROGRESS) -> TableRows:
    """Return all rows of a layer that are in memory, in the order of its source.

    Raises
    ------
    Cancelled
        The reading shall end.
    SourceError
        The source cannot be read any more.
    """
    names = [each.name for each in table_fields(layer)]
    rows = layer.attributes.arrow_rows(names, layer.geometry.feature_ids, progress)
    progress.check()
    return _with_notes(layer, rows, is_whole=True)


def rows_of(layer: Layer, ids: Ids, progress: Progress = NO_PROGRESS) -> TableRows:
    """Return a few rows of a layer beyond memory.

    Parameters
    ----------
    ids : (n,) int64
        Their features, in the order wanted.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    names = [each.name for each in table_fields(layer)]
    assert layer.row_store is not None
    return _with_notes(layer, layer.row_store.page(names, ids, progress), is_whole=False)


def note_column(layer: Layer, rows: ArrowRows) -> "pa.DictionaryArray":
    """Return what is noted of each row, each text once.

    Parameters
    ----------
    layer : Layer
        With the notes.
    rows : ArrowRows
        Of n rows of it, with the column of its keys.

    Returns
    -------
    (n,) pyarrow.DictionaryArray
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    notes, key = layer.notes, layer.mapping.key if layer.mapping else ""
    texts = [*notes.by_feature.values(), *notes.by_key.values()]
    codes = np.full(len(rows.ids), -1, np.int32)
    for code, feature_id in enumerate(notes.by_feature):
        codes[rows.ids == feature_id] = code
    if notes.by_key and key in rows.table.column_names:
        written = whole_column(rows.table.column(key)).cast(pa.string())
        found = pc.index_in(written, pa.array(list(notes.by_key), pa.string()))
        places = pc.fill_null(found, -1).to_numpy()
        codes = np.where(places >= 0, places + len(notes.by_feature), codes).astype(np.int32)
    return pa.DictionaryArray.from_arrays(
        pa.array(codes, mask=codes < 0), pa.array(texts, pa.string())
    )


def _with_notes(layer: Layer, rows: ArrowRows, *, is_whole: bool) -> TableRows:
    fields = table_fields(layer)
    roles: dict[str, FieldRole] = {each.name: role_of(layer, each) for each in fields}
    table = rows.table.append_column(NOTES, note_column(layer, rows))
    noted = replace(rows, table=table)
    all_fields = (*fields, Field(NOTES, "String"))
    return TableRows(layer, all_fields, {**roles, NOTES: "text"}, noted, is_whole)
