"""The way to read a vector file: by a parser of our own, GeoParquet by Arrow, all else by GDAL."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from pkgutil import resolve_name
from typing import NamedTuple

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.sources.formats.boundary_sniff import is_boundary_txt
from gisapp.sources.formats.distant_parser import distant
from gisapp.sources.formats.distant_source import DistantSource, may_not_answer
from gisapp.sources.formats.dxf_records import is_drawing
from gisapp.sources.formats.file_kinds import is_raster
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.geoparquet import GeoParquetSource
from gisapp.sources.formats.geoparquet_folder import GeoParquetFolder
from gisapp.sources.formats.json_reading import is_read_in_one_go, json_reading
from gisapp.sources.formats.memory_source import MemorySource
from gisapp.sources.formats.once_read import OnceReadSource
from gisapp.sources.formats.parquet_folders import is_parquet_folder
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.formats.unchanged_source import UnchangedSource


class _OwnFormat(NamedTuple):
    """A format that is read by a parser of our own.

    `takes` returns True for its files; `parser` is the `module:function` of a `Parser`, which
    another process runs where it `is_distant`.
    """

    takes: Callable[[Path], bool]
    parser: str
    is_distant: bool = False


def _by_name(function: str) -> Callable[[Path], bool]:
    """Return a function of a folder that itself imports this one."""
    return lambda path: bool(resolve_name(function)(path))


_OWN_FORMATS: tuple[_OwnFormat, ...] = (
    _OwnFormat(is_boundary_txt, "gisapp.sources.formats.boundary_txt:read_boundary_txt"),
    _OwnFormat(is_drawing, "gisapp.sources.formats.dxf:read_drawing"),
    _OwnFormat(
        _by_name("gisapp.sources.tables.text_table:is_text_table"),
        "gisapp.sources.tables.text_table:read_text_table",
    ),
    _OwnFormat(
        _by_name("gisapp.sources.tables.workbook:is_workbook"),
        "gisapp.sources.tables.workbook:read_workbook",
        is_distant=True,
    ),
    # Its outline, for who asks where it lies; its pixels are no table.
    _OwnFormat(is_raster, "gisapp.sources.rasters.footprint:read_footprint"),
)


def arrow_source(
    path: Path, progress: Progress = NO_PROGRESS, encoding: str | None = None
) -> ArrowSource:
    """Return the way to read a vector file as it is now; see `UnchangedSource`.

    GeoParquet is known by its first bytes, whatever the suffix. What cannot be opened is left to
    GDAL, which says why.

    Parameters
    ----------
    path : Path
        The file.
    progress : Progress
        Asked whether to stop while the file is opened.
    encoding : str or None
        Of the names of its layers, where the user named one.
    """
    return UnchangedSource.now(_source(path, progress, encoding))


def has_own_parser(path: Path) -> bool:
    """Return True for a file that is read without GDAL, by a parser of our own."""
    return _own_format(path) is not None


def _own_format(path: Path) -> _OwnFormat | None:
    return next((own for own in _OWN_FORMATS if own.takes(path)), None)


def _source(path: Path, progress: Progress, encoding: str | None) -> ArrowSource:
    if is_parquet_folder(path):
        return GeoParquetFolder(path)
    if _is_parquet(path):
        return GeoParquetSource(path)
    own = _own_format(path)
    if own is not None:
        parser = distant(own.parser) if own.is_distant else resolve_name(own.parser)
        return MemorySource(path, parser, progress, encoding)
    other = DistantSource(path, progress) if may_not_answer(path) else None
    if is_read_in_one_go(path):
        begin = other.reading if other else partial(json_reading, path)
        once = partial(begin, encoding)
        return OnceReadSource(other or GdalSource(path, encoding), once, encoding)
    return other or GdalSource(path, encoding)


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False
