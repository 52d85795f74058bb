"""The way to read a vector file: by a parser of our own, GeoParquet by Arrow, all else by GDAL."""

from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name
from typing import NamedTuple

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.sources.formats.distant_source import DistantSource, may_not_answer
from gisapp.sources.formats.file_kinds import is_raster
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.geoparquet import GeoParquetSource
from gisapp.sources.formats.memory_source import MemorySource
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.formats.unchanged_source import UnchangedSource


class _OwnFormat(NamedTuple):
    """A format that is read by a parser of our own.

    `takes` returns True for its files; `parser` is the `module:function` of a `Parser`.
    """

    takes: Callable[[Path], bool]
    parser: str


_OWN_FORMATS: tuple[_OwnFormat, ...] = (
    # Its outline, for who asks where it lies; its pixels are no table.
    _OwnFormat(is_raster, "gisapp.sources.rasters.footprint:read_footprint"),
)


def arrow_source(path: Path, progress: Progress = NO_PROGRESS) -> ArrowSource:
    """Return the way to read a vector file as it is now; see `UnchangedSource`.

    GeoParquet is known by its first bytes, whatever the suffix. What cannot be opened is left to
    GDAL, which says why.

    Parameters
    ----------
    path : Path
        The file.
    progress : Progress
        Asked whether to stop while the file is opened.
    """
    return UnchangedSource.now(_source(path, progress))


def _source(path: Path, progress: Progress) -> ArrowSource:
    if _is_parquet(path):
        return GeoParquetSource(path)
    for own in _OWN_FORMATS:
        if own.takes(path):
            return MemorySource(path, resolve_name(own.parser), progress)
    return DistantSource(path, progress) if may_not_answer(path) else GdalSource(path)


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False
