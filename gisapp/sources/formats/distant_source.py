"""A vector file that another process reads, for it may never answer, or not for long."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError
from gisapp.sources.formats.json_reading import is_read_in_one_go
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream, LayerInfo
from gisapp.sources.formats.once_read import Reading
from gisapp.sources.formats.process_pool import ReadingProcess, give_back, take
from gisapp.sources.formats.reading_request import Request
from gisapp.sources.patience import most_rows, patience_s
from gisapp.sources.stand_ins.database import opened_database
from gisapp.sources.stand_ins.sqlite import is_database

if TYPE_CHECKING:
    import pyarrow as pa

_READ_WHOLE = (".geojson", ".json", ".topojson", ".kml", ".gml", ".gpx", ".osm", ".mif")
"""Files that GDAL reads to their end before it says anything, and doesn't stop."""
_LARGE_BYTES = 48 * 1024**2
"""A smaller one of them takes less than a second."""
_LARGE_IN_ONE_GO_BYTES = 160 * 1024**2
"""The same of those that are read once, not once for each question."""
_MADE_UP = """
SELECT 1 FROM sqlite_master WHERE type = 'view' OR sql LIKE '% AS (%' LIMIT 1
"""
"""Finds out whether what a database tells is computed: that may have no end."""
_LAYERS = """
SELECT table_name FROM gpkg_contents JOIN gpkg_geometry_columns USING (table_name)
WHERE data_type = 'features' ORDER BY gpkg_contents.rowid
"""
"""What a GeoPackage says that its layers are."""


def is_read_whole(path: Path) -> bool:
    """Return True for a file that GDAL reads to its end before it says anything."""
    return path.is_file() and (path.suffix.lower() in _READ_WHOLE or is_read_in_one_go(path))


def may_not_answer(path: Path) -> bool:
    """Return True for a file whose reading nobody knows the end of, or that cannot be stopped."""
    if not path.is_file():
        return False
    if path.suffix.lower() in _READ_WHOLE:
        size = path.stat().st_size
        return size > _LARGE_IN_ONE_GO_BYTES or (
            size > _LARGE_BYTES and not is_read_in_one_go(path)
        )
    try:
        if not is_database(path):
            return False
        with opened_database(path) as connection:
            return connection.execute(_MADE_UP).fetchone() is not None
    except (OSError, sqlite3.Error, SourceError):
        # Whoever reads the file says what is wrong with it.
        return False


@dataclass(frozen=True)
class DistantSource:
    """A vector file that GDAL reads in another process; see `ArrowSource`.

    All methods raise SourceError too where the answer takes too long, and Cancelled.

    Parameters
    ----------
    path : Path
        The file.
    progress : Progress
        Asked all the time whether to stop; for rows, that of the query.
    """

    path: Path
    progress: Progress = field(default=NO_PROGRESS, compare=False)

    def problems(self) -> tuple[Problem, ...]:
        """Return what had to be put right before GDAL could open the file."""
        problems: tuple[Problem, ...] = self._asked("problems")
        return problems

    def layer_names(self) -> tuple[str, ...]:
        """Return the names of the layers with geometry, in the file's order."""
        # GDAL looks into each layer to name it: one without an end would hide the others.
        names: tuple[str, ...] = self._stated_layers() or self._asked("layer_names")
        return names

    def _stated_layers(self) -> tuple[str, ...]:
        try:
            with opened_database(self.path, self.progress) as connection:
                return tuple(name for (name,) in connection.execute(_LAYERS))
        except (OSError, sqlite3.Error, SourceError):
            return ()

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the file states about a layer; of a small one, nothing is found by id."""
        info: LayerInfo = self._asked("layer_info", layer, encoding)
        if info.size_bytes > _LARGE_BYTES:
            return info
        # A click need not wait for another process: all of it is read once, by a worker.
        return replace(info, finds_by_id=False, finds_by_extent=False)

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return xmin, ymin, xmax, ymax in the layer's own CRS; None without any geometry."""
        bounds: Bounds | None = self._asked("layer_bounds", layer)
        return bounds

    def feature_count(self, layer: str) -> int | None:
        """Return how many features a layer of a GeoPackage has, whatever it says; else None."""
        count: int | None = self._asked("feature_count", layer)
        return count

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open a layer to read it in batches, in the file's order."""
        arguments = layer, replace(query, progress=NO_PROGRESS)
        with self._rows("arrow_stream", arguments, query.progress) as (_, stream):
            yield stream

    @contextmanager
    def reading(self, encoding: str | None) -> Iterator[Reading]:
        """Begin to read GeoJSON; see `json_reading`."""
        with self._rows("reading", (encoding,), self.progress) as ((layer, info), stream):
            yield Reading(layer, info, stream)

    @contextmanager
    def _rows(
        self, method: str, arguments: tuple[object, ...], progress: Progress
    ) -> Iterator[tuple[Any, ArrowStream]]:
        """Yield what the other process knows of some rows, and the rows."""
        import pyarrow as pa

        request = self._request(method, *arguments)
        process = take()
        try:
            answer: Any = process.ask(request, progress)
            *known, id_column, geometry_column = answer
            stream = process.schema(request, progress)
            rows = self._counted(process.rows(stream, request, progress))
            named = pa.RecordBatchReader.from_batches(stream.schema, rows)
            yield known, ArrowStream(named, id_column, geometry_column)
        finally:
            give_back(process)

    def _counted(self, rows: Iterator["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
        most = most_rows(self.path.stat().st_size)
        arrived = 0
        for batch in rows:
            arrived += len(batch)
            if arrived > most:
                raise SourceError("no_answer", path=self.path)
            yield batch

    def _asked(self, method: str, *arguments: object) -> Any:  # noqa: ANN401 - of any method
        process: ReadingProcess = take()
        try:
            return process.ask(self._request(method, *arguments), self.progress)
        finally:
            give_back(process)

    def _request(self, method: str, *arguments: object) -> Request:
        seconds = patience_s(self.path.stat().st_size)
        return Request(self.path, method, arguments, seconds)
