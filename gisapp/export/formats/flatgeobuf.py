"""FlatGeobuf: one table with a spatial index."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.progress import Progress
from gisapp.errors import Phrase
from gisapp.export.formats.gdal_file import GdalForm, not_written, write_gdal
from gisapp.export.formats.losses import missing_shapes, of_types, several_layers
from gisapp.export.formats.plain_values import is_longer
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.tables.row_batch import RowTable

if TYPE_CHECKING:
    import pyarrow as pa

_MAGIC_BYTES = 8
_SIZE = struct.Struct("<I")
_NODE = np.dtype([("box", "<f8", 4), ("offset", "<u8")])
_NODE_BYTES = _NODE.itemsize
_NODE_SIZE = 16
"""Children of a node of the index that GDAL makes (flatgeobuf.org)."""


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    (table,) = export.tables
    has_index = _has_index(table)
    options = {"SPATIAL_INDEX": "YES" if has_index else "NO"}
    count = write_gdal(table, path, GdalForm("FlatGeobuf", layer_options=options), progress)
    _check_end(path, count if has_index else 0)
    return count


def _check_end(path: Path, indexed: int) -> None:
    """Raise `ExportError` where the file has no end: GDAL says nothing of a last write that failed.

    Parameters
    ----------
    indexed : int
        How many features its index has; without an index GDAL writes as it goes.
    """
    with path.open("rb") as file:
        file.seek(_MAGIC_BYTES)
        (header,) = _SIZE.unpack(file.read(_SIZE.size))
        begin = _MAGIC_BYTES + _SIZE.size + header
        nodes = level = indexed
        while level > 1 or nodes == 1:
            level = -(-level // _NODE_SIZE)
            nodes += level
        file.seek(begin + (nodes - indexed) * _NODE_BYTES)
        leaves = np.frombuffer(file.read(indexed * _NODE_BYTES), _NODE)
        if not len(leaves):
            return
        last = begin + nodes * _NODE_BYTES + int(leaves["offset"].max())
        file.seek(last)
        size = file.read(_SIZE.size)
        has_end = (
            len(size) == _SIZE.size and last + 4 + _SIZE.unpack(size)[0] <= path.stat().st_size
        )
    if not has_end:
        raise not_written(path, "the file is shorter than what was written to it")


def _has_index(table: RowTable) -> bool:
    """True if all features have places, which the index is made of, and there are some."""
    return bool(table.geometry_type and table.count) and not missing_shapes(table)


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    yield from several_layers(export)
    if any(table.count > 1 and _has_index(table) for table in export.tables):
        yield Phrase("export.loss.order", {})
    yield from of_types(export, "export.loss.days", _is_day)
    yield from of_types(export, "export.loss.long_numbers", is_longer)


def _is_day(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_date(kind))


WRITER = Writer("flatgeobuf", (".fgb",), _write, _losses, has_one_table=True)
