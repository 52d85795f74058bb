"""All rows of a table that is too large for memory, read from its file whenever they are asked for.

Conditions are tested by the same code as those of layers in memory: both mean the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.layers.row_store import CountedValues, Ids
from gisapp.core.progress import Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.row_order import SortKey, sortable_anywhere, whole_column
from gisapp.core.tables.value_masks import encoded
from gisapp.sources.vector.attribute_reader import AttributeReader
from gisapp.sources.vector.row_database import RowDatabase, row_database

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class FileRows:
    """All rows of one layer of a file; see `RowStore`.

    Parameters
    ----------
    reader : AttributeReader
        Reads them.
    """

    reader: AttributeReader

    def batches(self, fields: Sequence[str], progress: Progress) -> Iterator[ArrowRows]:
        """Yield some attributes of all rows, batch by batch, in the order of the file."""
        return self.reader.batches(fields, progress)

    def page(self, fields: Sequence[str], ids: Ids, progress: Progress) -> ArrowRows:
        """Return some attributes of a few features, in the order of `ids`."""
        progress.check()
        rows = self.reader.rows_of(fields, ids.tolist())
        table = rows.table.take(rows.places(ids)) if len(ids) else rows.table
        return ArrowRows.of(table, ids)

    def ordered(self, keys: Sequence[SortKey], ids: Ids | None, progress: Progress) -> Ids:
        """Return features in the order of some attributes; see `RowStore.ordered`."""
        wanted = None if ids is None else np.sort(ids)
        if not keys:
            return self._in_file(progress) if wanted is None else wanted
        with row_database() as database:
            are_floats = self._feed(database, keys, wanted, progress)
            if not are_floats:
                return np.empty(0, np.int64)
            (column,) = database.ordered(keys, are_floats).columns
        return np.asarray(column.to_numpy(), np.int64)

    def counted(self, field: str, ids: Ids | None, progress: Progress) -> CountedValues:
        """Return in how many rows each value of an attribute stands; see `RowStore.counted`."""
        import pyarrow as pa

        wanted = None if ids is None else np.sort(ids)
        with row_database() as database:
            kind = pa.string()
            for rows in self.batches([field], progress):
                values = _countable(rows.table.column(field))
                kind = values.type
                is_left = (
                    np.ones(len(rows.ids), np.bool_) if wanted is None else _among(rows, wanted)
                )
                database.add([values, pa.array(is_left)])
            if not database.has_rows:
                nothing = np.empty(0, np.int64)
                return CountedValues(pa.chunked_array([], kind), nothing, nothing)
            values, counts, left = database.counted().columns
        as_ints = (np.asarray(each.to_numpy(), np.int64) for each in (counts, left))
        return CountedValues(values.cast(kind), *as_ints)

    def column(self, field: str, progress: Progress) -> "pa.ChunkedArray":
        """Return one attribute of all rows, each text once."""
        import pyarrow as pa

        pieces = [encoded(each.table.column(field)) for each in self.batches([field], progress)]
        if not pieces:
            return pa.chunked_array([], pa.string())
        if any(pa.types.is_dictionary(each.type) for each in pieces):
            pieces = [_with_each_once(each) for each in pieces]
        chunks = [chunk for piece in pieces for chunk in piece.chunks]
        made = pa.chunked_array(chunks, pieces[0].type)
        return made.unify_dictionaries() if pa.types.is_dictionary(made.type) else made

    def _in_file(self, progress: Progress) -> Ids:
        found = [rows.ids for rows in self.batches([], progress)]
        return np.concatenate([np.empty(0, np.int64), *found])

    def _feed(
        self,
        database: RowDatabase,
        keys: Sequence[SortKey],
        wanted: Ids | None,
        progress: Progress,
    ) -> list[bool]:
        """Put what rows are ordered by into a database; return which columns are of floats."""
        import pyarrow as pa

        are_floats: list[bool] = []
        fields = list(dict.fromkeys(key.column for key in keys))
        for rows in self.batches(fields, progress):
            if wanted is not None:
                is_wanted = _among(rows, wanted)
                rows = replace(rows, table=rows.table.filter(is_wanted), ids=rows.ids[is_wanted])
            columns = [sortable_anywhere(rows.table.column(key.column)) for key in keys]
            are_floats = [pa.types.is_floating(each.type) for each in columns]
            database.add([*columns, pa.array(rows.ids)])
        return are_floats


def _among(rows: ArrowRows, wanted: Ids) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return which rows are of some features, whose ids ascend."""
    if not len(wanted):
        return np.zeros(len(rows.ids), np.bool_)
    places = np.minimum(np.searchsorted(wanted, rows.ids), len(wanted) - 1)
    return np.asarray(wanted[places] == rows.ids, np.bool_)


def _countable(column: "pa.ChunkedArray") -> "pa.Array":
    """Return numbers as they are, and all else as texts that users see."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal128(kind):
        return whole_column(column)
    coded = CodedColumn.of(column)
    texts = coded.values.cast(pa.string())
    return texts.take(pa.array(coded.codes, mask=coded.codes < 0))


def _with_each_once(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    import pyarrow as pa

    return column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
