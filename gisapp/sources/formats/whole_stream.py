"""A layer read to its end: where GDAL's stream of rows just stops, that is found out and told."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.errors import SourceError
from gisapp.sources.formats.failures import as_source_error

if TYPE_CHECKING:
    import pyarrow as pa

_END_SILENTLY = frozenset({"FlatGeobuf"})
"""GDAL's drivers that just end at what they cannot read; these state how much there is."""
_LOSE_FAILURES = frozenset(
    (*("MapInfo File", "OSM", "JML", "GML", "GPX", "GeoRSS"), *("DGN", "S57", "MapML"))
)
"""GDAL's drivers that fail there, but whose failure is lost in a stream of rows."""


def whole_stream(
    batches: "pa.RecordBatchReader",
    driver: str,
    stated: int,
    path: Path,
    layer: str,
    read_again: Callable[[], int],
) -> "pa.RecordBatchReader":
    """Return all rows of a layer; to read them fails where GDAL stops before the end.

    Parameters
    ----------
    batches : pyarrow.RecordBatchReader
        The rows.
    driver : str
        GDAL's name of the format.
    stated : int
        How many rows the file says that there are; negative where it doesn't say.
    path : Path
        The file.
    layer : str
        The layer, as the user knows it.
    read_again : callable
        Reads the layer the ordinary way, which takes as long; returns the number of rows, and
        fails where they end too early.
    """
    import pyarrow as pa

    if driver not in _END_SILENTLY | _LOSE_FAILURES:
        return batches

    def rows() -> Iterator[pa.RecordBatch]:
        arrived = 0
        for batch in batches:
            arrived += len(batch)
            yield batch
        if driver in _END_SILENTLY:
            is_whole = arrived >= stated
        else:
            is_whole = _ends_well(path, layer, arrived, stated, read_again)
        if not is_whole:
            raise SourceError("breaks_off", path=path, features=arrived, stated=stated)

    return pa.RecordBatchReader.from_batches(batches.schema, rows())


def _ends_well(
    path: Path, layer: str, arrived: int, stated: int, read_again: Callable[[], int]
) -> bool:
    """Return False where rows are missing of those stated; fails where nobody knows how many."""
    try:
        with as_source_error(path, layer):
            return read_again() <= arrived
    except SourceError:
        if arrived < stated:
            return False
        raise
