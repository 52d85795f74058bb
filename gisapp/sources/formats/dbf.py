"""The table of a Shapefile: columns that GDAL would not read as they are, read anew from there.

Whole numbers of 19 digits and more are numbers of floating point to GDAL, and a text where a
number belongs is 0. The table has all of them as text, in records of one length.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.sources.formats.dbf_cells import (
    CellKind,
    Cells,
    are_right_in_gdal,
    arrow_type,
    as_column,
    kind_of,
)
from gisapp.sources.text_encodings import FoundEncoding

if TYPE_CHECKING:
    import pyarrow as pa

_HEAD_BYTES = 32
"""Of the file's head, and of the description of each column."""
_END = 0x0D
"""What follows the description of the last column."""
_DELETED = ord("*")
_CHECKED_AT_ONCE = 1 << 16
_GDAL_TYPES: Mapping[CellKind, str] = {
    "whole": "Integer64",
    "long": "Integer64",
    "real": "Real",
    "text": "String",
}


@dataclass(frozen=True)
class _Column:
    """A column as the head describes it: DBF's letter for its type, and its bytes in a record."""

    type: str
    place: slice
    decimals: int


@dataclass(frozen=True)
class _Table:
    """A DBF file: where its first record begins, how long each is in bytes, and its columns."""

    path: Path
    start: int
    record: int
    columns: tuple[_Column, ...]

    def records(self) -> NDArray[np.uint8]:
        """Return the bytes of all whole records, (n, record) uint8, which stay in the file."""
        if self.path.stat().st_size < self.start + self.record:
            return np.empty((0, self.record), np.uint8)
        stored = np.memmap(self.path, np.uint8, "r", self.start)
        return stored[: len(stored) // self.record * self.record].reshape(-1, self.record)

    def misread_kind(self, column: _Column) -> CellKind | None:
        """Return what the values of a column are if GDAL misreads them, else None."""
        records = self.records()
        runs = range(0, len(records), _CHECKED_AT_ONCE)
        kept = (_kept(records[first : first + _CHECKED_AT_ONCE]) for first in runs)
        if all(
            are_right_in_gdal(run[:, column.place], column.type, column.decimals) for run in kept
        ):
            return None
        return kind_of(_kept(records)[:, column.place], column.type)


@dataclass(frozen=True)
class DbfColumns:
    """Those columns of a Shapefile that are read from its table anew.

    Parameters
    ----------
    table : _Table
        The DBF file.
    places : mapping of str to slice
        By the attribute's name, where its cells are in a record.
    kinds : mapping of str to CellKind
        By the attribute's name, what its values are.
    found : FoundEncoding or None
        The encoding of its texts; None for a file of another format.
    """

    table: _Table
    places: Mapping[str, slice]
    kinds: Mapping[str, CellKind]
    found: FoundEncoding

    @property
    def types(self) -> Mapping[str, str]:
        """GDAL's words for the types of the columns, by their names."""
        return {name: _GDAL_TYPES[kind] for name, kind in self.kinds.items()}

    def restored(self, batches: "pa.RecordBatchReader", id_column: str) -> "pa.RecordBatchReader":
        """Return rows with what the table has in place of what GDAL makes of it.

        Parameters
        ----------
        batches : pyarrow.RecordBatchReader
            As GDAL reads them, under the attributes' names.
        id_column : str
            The column with the number of each row's record, from 0.
        """
        import pyarrow as pa

        schema = batches.schema
        wanted = {schema.get_field_index(name): name for name in self.kinds}
        wanted.pop(-1, None)
        if not wanted:
            return batches
        for place, name in wanted.items():
            schema = schema.set(place, pa.field(name, arrow_type(self.kinds[name])))
        stored = self.table.records()

        def rows() -> Iterator[pa.RecordBatch]:
            for batch in batches:
                columns = list(batch.columns)
                records = stored[np.asarray(batch.column(id_column), np.int64)]
                for place, name in wanted.items():
                    cells = records[:, self.places[name]]
                    columns[place] = as_column(cells, self.kinds[name], self.found)
                yield pa.RecordBatch.from_arrays(columns, schema=schema)

        return pa.RecordBatchReader.from_batches(schema, rows())


def dbf_columns(path: Path, names: Sequence[str], found: FoundEncoding | None) -> DbfColumns | None:
    """Return the columns of a Shapefile that GDAL would not read as they are; None without any.

    Parameters
    ----------
    path : Path
        What GDAL opens, of any format.
    names : sequence of str
        All its attributes in the file's order, each name once.
    found : FoundEncoding or None
        The encoding of its texts; None for a file of another format.
    """
    table = _table_of(path)
    if table is None or found is None or len(table.columns) != len(names):
        return None
    named = dict(zip(names, table.columns, strict=True))
    kinds = {name: table.misread_kind(column) for name, column in named.items()}
    misread = {name: kind for name, kind in kinds.items() if kind is not None}
    places = {name: named[name].place for name in misread}
    return DbfColumns(table, places, misread, found) if misread else None


def _table_of(path: Path) -> _Table | None:
    if path.suffix.lower() != ".shp":
        return None
    tables = (path.with_suffix(suffix) for suffix in (".dbf", ".DBF"))
    table = next((each for each in tables if each.is_file()), None)
    if table is None:
        return None
    with table.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if len(head) < _HEAD_BYTES:
            return None
        start, record = struct.unpack_from("<HH", head, 8)
        described = file.read(max(0, start - _HEAD_BYTES))
    columns = tuple(_columns(described))
    fits = columns and columns[-1].place.stop <= record
    return _Table(table, start, record, columns) if fits else None


def _columns(described: bytes) -> Iterator[_Column]:
    first = 1
    for at in range(0, len(described) - _HEAD_BYTES + 1, _HEAD_BYTES):
        if described[at] == _END:
            return
        kind, length, decimals = (described[at + each] for each in (11, 16, 17))
        yield _Column(chr(kind), slice(first, first + length), decimals)
        first += length


def _kept(records: NDArray[np.uint8]) -> Cells:
    """Return those records that are not deleted."""
    kept: Cells = records[records[:, 0] != _DELETED]
    return kept
