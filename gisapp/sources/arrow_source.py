"""The way to read a vector file: by a parser of our own, GeoParquet by Arrow, all else by GDAL."""

from functools import partial
from pathlib import Path
from pkgutil import resolve_name

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.sources.formats.distant_parser import distant
from gisapp.sources.formats.distant_source import DistantSource, is_read_whole, may_not_answer
from gisapp.sources.formats.first_look import look_through_gdal
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.geoparquet import GeoParquetSource
from gisapp.sources.formats.geoparquet_folder import GeoParquetFolder
from gisapp.sources.formats.json_reading import is_read_in_one_go, json_reading
from gisapp.sources.formats.memory_source import MemorySource
from gisapp.sources.formats.once_read import OnceReadSource
from gisapp.sources.formats.parquet_folders import is_parquet_folder
from gisapp.sources.formats.process_pool import is_prepared
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.formats.unchanged_source import UnchangedSource
from gisapp.sources.readers import reader_for


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


def _source(path: Path, progress: Progress, encoding: str | None) -> ArrowSource:
    if is_parquet_folder(path):
        return GeoParquetFolder(path)
    if _is_parquet(path):
        return GeoParquetSource(path)
    reader = reader_for(path)
    if reader.parser and path.is_file():
        parser = distant(reader.parser) if reader.is_distant else resolve_name(reader.parser)
        return MemorySource(path, parser, progress, encoding)
    is_distant = may_not_answer(path) or (is_prepared() and is_read_whole(path))
    other = DistantSource(path, progress) if is_distant else None
    if is_read_in_one_go(path):
        begin = other.reading if other else partial(json_reading, path)
        once = partial(begin, encoding)
        return OnceReadSource(other or GdalSource(path, encoding), once, encoding)
    if other is None:
        look_through_gdal(path, encoding, progress)
    return other or GdalSource(path, encoding)


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False
