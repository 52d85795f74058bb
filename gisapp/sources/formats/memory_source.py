"""A vector file that one of our own parsers has read: its tables lie in memory."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Problem
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import Bounds
from gisapp.core.space.extent import Extent
from gisapp.sources.formats.column_names import name_unlike, unique_names
from gisapp.sources.formats.failures import as_parser_error
from gisapp.sources.formats.geoparquet_columns import field_type
from gisapp.sources.formats.layer_info import BATCH_SIZE, ArrowQuery, ArrowStream, LayerInfo
from gisapp.sources.formats.wkb_shapes import shapes_of

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 4096


@dataclass(frozen=True)
class MemoryTable:
    """One layer of a file.

    Parameters
    ----------
    name : str
        What the file calls it.
    rows : pyarrow.Table
        The attributes, in the file's order.
    geometry : pyarrow.Array
        Well-known binary for each row, in `crs`; null where a row has none.
    geometry_type : str
        GDAL's word, such as "Polygon"; "Unknown" where kinds may be mixed.
    crs : str or None
        `EPSG:n` or WKT; None where the file doesn't say.
    ids : (rows,) int64 or None
        What tells each row from others in the file, such as its line; None for 1, 2, 3 …
    problems : tuple of Problem
        What is wrong with this layer alone.
    notes : tuple of (str, str)
        What else the file states of it: a name and a value each, as they are written.
    is_shown : bool
        False for a layer that is switched off in the file.
    title : str
        What it is called on the map where its name says nothing; empty for its name.
    letters : tuple of str
        Those that spreadsheet programs show over each column of `rows`; empty for no such table.
    beside : tuple of bool
        True for each column of numbers whose texts are the column before it; empty for none.
    total_rows : tuple of int or None
        The ids of the rows that are totals of others; None where nobody looked for them.
    """

    name: str
    rows: "pa.Table"
    geometry: "pa.Array"
    geometry_type: str = "Unknown"
    crs: str | None = None
    ids: NDArray[np.int64] | None = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    is_shown: bool = True
    title: str = ""
    letters: tuple[str, ...] = ()
    beside: tuple[bool, ...] = ()
    total_rows: tuple[int, ...] | None = None


@dataclass(frozen=True)
class FileContents:
    """All that a parser has read of a file.

    Parameters
    ----------
    tables : tuple of MemoryTable
        In the file's order.
    encoding : str
        That its texts were read in.
    problems : tuple of Problem
        What is wrong with the file.
    """

    tables: tuple[MemoryTable, ...]
    encoding: str = "UTF-8"
    problems: tuple[Problem, ...] = ()


Parser = Callable[[Path, str | None, Progress], FileContents]
"""Reads a file whole, in an encoding or, for None, in the one that its bytes show.

It raises SourceError where nothing of the file can be read.
"""


@dataclass(frozen=True)
class MemorySource:
    """A file that is read by a parser, once for each encoding; see `ArrowSource`.

    Parameters
    ----------
    path : Path
        The file.
    parse : Parser
        Reads it.
    progress : Progress
        Asked by the parser whether to stop.
    encoding : str or None
        Of the names of its tables, where the user named one.
    """

    path: Path
    parse: Parser
    progress: Progress = field(default=NO_PROGRESS, compare=False)
    encoding: str | None = None
    _contents: dict[str | None, FileContents] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What has been read, by the encoding asked for."""

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the file as it was read last."""
        return self._read_last().problems

    def layer_names(self) -> tuple[str, ...]:
        """Return the names of the layers with geometry, in the file's order."""
        return tuple(table.name for table in self._read_last().tables)

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the file states about a layer."""
        table = self._table(layer, encoding)
        names = unique_names(table.rows.column_names)
        return LayerInfo(
            fields=tuple(_fields(table, names)),
            crs=table.crs,
            geometry_type=table.geometry_type,
            encoding=self._read(encoding).encoding,
            features=table.rows.num_rows,
            counts_exactly=True,
            bounds=_bounds(table.geometry),
            finds_by_id=True,
            finds_by_extent=False,
            size_bytes=table.rows.nbytes + table.geometry.nbytes,
            notes=table.notes,
            problems=table.problems,
            is_shown=table.is_shown,
            folders=(table.title,) if table.title else (),
            total_rows=table.total_rows,
        )

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return xmin, ymin, xmax, ymax in the layer's own CRS; None without any geometry."""
        return _bounds(self._table(layer, self._last_encoding).geometry)

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open a layer to read it in batches, in the file's order."""
        import pyarrow as pa

        table = self._table(layer, query.encoding)
        rows = table.rows.rename_columns(list(unique_names(table.rows.column_names)))
        if query.columns is not None:
            rows = rows.select(list(query.columns))
        id_name = name_unlike("row", rows.column_names)
        geometry_name = name_unlike("geometry", rows.column_names)
        ids = _ids(table)
        columns = {id_name: pa.array(ids)}
        if query.geometry:
            columns[geometry_name] = table.geometry
        rows = pa.table(dict(zip(rows.column_names, rows.columns, strict=True)) | columns)
        if query.feature_ids is not None:
            rows = rows.filter(pa.array(np.isin(ids, query.feature_ids)))
        yield ArrowStream(rows.to_reader(max_chunksize=BATCH_SIZE), id_name, geometry_name)

    def feature_count(self, layer: str) -> int | None:
        """Return how many features a layer has."""
        rows: int = self._table(layer, self._last_encoding).rows.num_rows
        return rows

    @property
    def _last_encoding(self) -> str | None:
        return next(reversed(self._contents), self.encoding)

    def _read_last(self) -> FileContents:
        return self._read(self._last_encoding)

    def _read(self, encoding: str | None) -> FileContents:
        if encoding not in self._contents:
            with as_parser_error(self.path):
                self._contents[encoding] = self.parse(self.path, encoding, self.progress)
        return self._contents[encoding]

    def _table(self, layer: str, encoding: str | None) -> MemoryTable:
        return next(table for table in self._read(encoding).tables if table.name == layer)


def _fields(table: MemoryTable, names: Sequence[str]) -> Iterator[Field]:
    all_letters = table.letters or ("",) * len(names)
    all_beside = table.beside or (False,) * len(names)
    columns = zip(names, table.rows.schema, all_letters, all_beside, strict=True)
    for place, (name, each, letters, is_beside) in enumerate(columns):
        texts = names[place - 1] if is_beside else ""
        yield Field(name, field_type(each.type), letters=letters, beside=texts)


def _ids(table: MemoryTable) -> NDArray[np.int64]:
    return np.arange(1, table.rows.num_rows + 1) if table.ids is None else table.ids


def _bounds(geometry: "pa.Array") -> Bounds | None:
    # Shapely lets no other thread go on while it reads.
    runs = (geometry.slice(first, _AT_ONCE) for first in range(0, len(geometry), _AT_ONCE))
    extent = Extent.of_bounds(np.concatenate([np.empty((0, 4)), *map(_bounds_of_each, runs)]))
    return (extent.xmin, extent.ymin, extent.xmax, extent.ymax) if extent else None


def _bounds_of_each(geometry: "pa.Array") -> NDArray[np.float64]:
    import shapely

    stored = np.asarray(geometry, object)
    try:
        shapes = shapely.from_wkb(stored, on_invalid="ignore")
    except NotImplementedError:
        # Shapely makes no shapes of arcs.
        shapes = shapely.from_wkb([*_straightened(stored)])
    bounds: NDArray[np.float64] = shapely.bounds(shapes)
    return bounds.reshape(-1, 4)


def _straightened(stored: NDArray[np.object_]) -> Iterator[bytes]:
    for wkb in stored:
        try:
            yield from shapes_of(wkb).by_kind().values() if wkb else ()
        except ValueError:
            continue
