"""The way to read a vector file: GeoParquet directly, all other formats by GDAL."""

from pathlib import Path

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.sources.formats.distant_source import DistantSource, may_not_answer
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.geoparquet import GeoParquetSource
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.formats.unchanged_source import UnchangedSource


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
    return DistantSource(path, progress) if may_not_answer(path) else GdalSource(path)


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False
