"""Whole numbers of a Shapefile's table with more digits than GDAL reads exactly.

GDAL takes whole numbers of 19 digits and more for numbers of floating point. The DBF file has them
as text, in records of one length, so they are read from there once more.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa

_FEWEST_DIGITS = 19
_MOST_DIGITS = 38
"""Of Arrow's decimal numbers."""
_HEAD_BYTES = 32
"""Of the file's head, and of the description of each field."""


@dataclass(frozen=True)
class WideIntegers:
    """Where a DBF file has its wide whole numbers.

    Parameters
    ----------
    path : Path
        The DBF file.
    start, record : int
        Where its first record begins and how long each is, in bytes.
    places : mapping of str to (int, int)
        By the field's name: where it begins in a record and how long it is, in bytes.
    """

    path: Path
    start: int
    record: int
    places: Mapping[str, tuple[int, int]]

    def restored(self, batch: "pa.RecordBatch", id_column: str) -> "pa.RecordBatch":
        """Return rows with the exact numbers in place of GDAL's, as decimal numbers.

        Parameters
        ----------
        batch : pyarrow.RecordBatch
            As GDAL reads it; `id_column` has the number of each row's record.
        """
        import pyarrow as pa

        ids = np.asarray(batch.column(id_column), np.int64)
        for name in self.places.keys() & set(batch.schema.names):
            exact = pa.array(self._numbers(name, ids), self._type)
            position = batch.schema.get_field_index(name)
            batch = batch.set_column(position, pa.field(name, self._type), exact)
        return batch

    def schema(self, of_gdal: "pa.Schema") -> "pa.Schema":
        """Return the schema of the rows that `restored` returns."""
        import pyarrow as pa

        for name in self.places.keys() & set(of_gdal.names):
            position = of_gdal.get_field_index(name)
            of_gdal = of_gdal.set(position, pa.field(name, self._type))
        return of_gdal

    @property
    def _type(self) -> "pa.DataType":
        import pyarrow as pa

        return pa.decimal128(_MOST_DIGITS, 0)

    def _numbers(self, name: str, ids: NDArray[np.int64]) -> list[int | None]:
        """Return the numbers of some records; None for an empty one."""
        cells = self._cells(name)
        texts = (bytes(cells[each]).strip() if each < len(cells) else b"" for each in ids)
        return [int(text) if text.lstrip(b"+-").isdigit() else None for text in texts]

    def _cells(self, name: str) -> NDArray[np.uint8]:
        """Return the text of a field in all records, (records, bytes) uint8."""
        first, length = self.places[name]
        stored = np.memmap(self.path, np.uint8, "r", self.start)
        records = stored[: len(stored) // self.record * self.record].reshape(-1, self.record)
        return records[:, first : first + length]

    def without_fractions(self) -> "WideIntegers":
        """Return those that are whole numbers indeed, whatever their field is said to hold."""
        whole = {
            name: place
            for name, place in self.places.items()
            if not np.isin(self._cells(name), np.frombuffer(b".,eE", np.uint8)).any()
        }
        return replace(self, places=whole)


def wide_integers(path: Path, field_names: Callable[[], Sequence[str]]) -> WideIntegers | None:
    """Return where a Shapefile has wide whole numbers, None where it has none.

    Parameters
    ----------
    path : Path
        A file of any format.
    field_names : callable
        Returns all its fields as GDAL calls them, in the file's order; asked only if needed.
    """
    table = _table_of(path)
    if table is None:
        return None
    with table.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if len(head) < _HEAD_BYTES:
            return None
        start, record = struct.unpack_from("<HH", head, 8)
        places = _places(file.read(max(0, start - _HEAD_BYTES)))
    if not record or not any(places):
        return None
    names = field_names()
    if len(names) != len(places):
        return None
    wide = {name: place for name, place in zip(names, places, strict=True) if place is not None}
    if table.stat().st_size <= start:
        return None
    found = WideIntegers(table, start, record, wide).without_fractions()
    return found if found.places else None


def _places(described: bytes) -> list[tuple[int, int] | None]:
    """Return the place in a record of each field that has wide whole numbers, else None."""
    places: list[tuple[int, int] | None] = []
    first = 1
    for offset in range(0, len(described) - _HEAD_BYTES + 1, _HEAD_BYTES):
        kind, length, decimals = (described[offset + at] for at in (11, 16, 17))
        is_wide = kind == ord("N") and _FEWEST_DIGITS <= length <= _MOST_DIGITS and not decimals
        places.append((first, length) if is_wide else None)
        first += length
    return places


def _table_of(path: Path) -> Path | None:
    if path.suffix.lower() not in (".shp", ".dbf"):
        return None
    tables = (path.with_suffix(end) for end in (".dbf", ".DBF"))
    return next((table for table in tables if table.is_file()), None)
