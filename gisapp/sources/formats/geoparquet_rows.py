"""Rows of a Parquet file, read only from the row groups that have what is wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.space.crs import Bounds
from gisapp.sources.formats.column_names import unique_names
from gisapp.sources.formats.geoparquet_metadata import Covering
from gisapp.sources.formats.layer_info import BATCH_SIZE

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

RowNumbers = NDArray[np.int64]
"""(n,) int64, numbers of rows in a file, ascending; the first row is 0."""


@dataclass(frozen=True)
class Within:
    """Finds the rows whose bounds touch a box.

    Parameters
    ----------
    bbox : tuple of float
        xmin, ymin, xmax, ymax in the file's CRS.
    covering : Covering
        Where the bounds of each row are.
    """

    bbox: Bounds
    covering: Covering

    def rows(self, file: "pq.ParquetFile", group: int) -> RowNumbers:
        """Return the rows of a row group that touch the box, counted from its first row.

        Parameters
        ----------
        file : pyarrow.parquet.ParquetFile
            The open file.
        group : int
            The number of the row group.

        Returns
        -------
        (n,) int64
            Ascending; empty where none touches.
        """
        if not self._may_be_in(file, group):
            return np.empty(0, np.int64)
        boxes = file.read_row_group(group, columns=list(self.covering.paths)).flatten()
        low_x, low_y, high_x, high_y = (
            np.asarray(boxes.column(path), np.float64) for path in self.covering.paths
        )
        xmin, ymin, xmax, ymax = self.bbox
        touches = (low_x <= xmax) & (low_y <= ymax) & (high_x >= xmin) & (high_y >= ymin)
        return np.flatnonzero(touches)

    def _may_be_in(self, file: "pq.ParquetFile", group: int) -> bool:
        """Return False if the statistics of a row group rule out that one of its rows touches."""
        places = {file.schema.column(at).path: at for at in range(len(file.schema))}
        metadata = file.metadata.row_group(group)
        low_x, low_y, high_x, high_y = (
            metadata.column(places[path]).statistics for path in self.covering.paths
        )
        xmin, ymin, xmax, ymax = self.bbox
        is_beyond = (
            (_knows(low_x) and low_x.min > xmax)
            or (_knows(low_y) and low_y.min > ymax)
            or (_knows(high_x) and high_x.max < xmin)
            or (_knows(high_y) and high_y.max < ymin)
        )
        return not is_beyond


def read_rows(
    file: "pq.ParquetFile",
    columns: Sequence[str],
    *,
    numbers: Sequence[int] | None = None,
    within: Within | None = None,
) -> Iterator[tuple["pa.RecordBatch", RowNumbers]]:
    """Read some columns in the file's order, with the numbers of the rows.

    Parameters
    ----------
    file : pyarrow.parquet.ParquetFile
        The open file.
    columns : sequence of str
        The names of the columns as `unique_names` makes them; none is allowed.
    numbers : sequence of int or None
        The rows wanted; None for all.
    within : Within or None
        Finds the rows wanted; None for all. Not together with `numbers`.

    Yields
    ------
    batch : pyarrow.RecordBatch
        The columns asked for.
    numbers : (n,) int64
        The number in the file of each row of the batch.

    Raises
    ------
    pyarrow.ArrowException
        The file is damaged.
    """
    first = 0
    for group in range(file.num_row_groups):
        rows = range(first, first + file.metadata.row_group(group).num_rows)
        first = rows.stop
        wanted = None
        if numbers is not None:
            wanted = np.array([number for number in numbers if number in rows], np.int64)
        elif within is not None:
            wanted = rows.start + within.rows(file, group)
        if wanted is None or len(wanted):
            yield from _read_group(file, group, rows, columns, wanted)


def _read_group(
    file: "pq.ParquetFile",
    group: int,
    rows: range,
    columns: Sequence[str],
    wanted: RowNumbers | None,
) -> Iterator[tuple["pa.RecordBatch", RowNumbers]]:
    """Read the wanted rows of a row group, all if None; what follows the last one is left.

    Raises
    ------
    pyarrow.ArrowException
        The row group is damaged.
    """
    import pyarrow as pa

    first = rows.start
    last = rows.stop if wanted is None else wanted.max()
    stored = file.schema_arrow.names
    wanted_columns = frozenset(columns)
    # Arrow returns columns as they are asked for: in the file's order, `_renamed` knows them.
    names = [
        name
        for name, unique in zip(stored, unique_names(stored), strict=True)
        if unique in wanted_columns
    ]
    for batch in file.iter_batches(BATCH_SIZE, row_groups=[group], columns=names):
        numbers = np.arange(first, first + len(batch))
        asked = _renamed(file, batch).select(columns)
        if wanted is None:
            yield asked, numbers
        elif (is_wanted := np.isin(numbers, wanted)).any():
            # Without columns, rows have no number that a filter could go by.
            chosen = asked.filter(pa.array(is_wanted)) if columns else asked
            yield chosen, numbers[is_wanted]
        first += len(batch)
        if first > last:
            return
    if first != rows.stop:
        raise pa.ArrowInvalid(f"row group {group} holds other rows than it says")


def _renamed(file: "pq.ParquetFile", batch: "pa.RecordBatch") -> "pa.RecordBatch":
    """Return rows with each name once; whoever asks for a column gets its namesakes too."""
    import pyarrow as pa

    stored, there = file.schema_arrow.names, set(batch.schema.names)
    names = [
        unique for name, unique in zip(stored, unique_names(stored), strict=True) if name in there
    ]
    fields = map(pa.Field.with_name, batch.schema, names)
    return pa.RecordBatch.from_arrays(batch.columns, schema=pa.schema(fields))


def _knows(statistics: "pq.Statistics | None") -> bool:
    return statistics is not None and bool(statistics.has_min_max)
