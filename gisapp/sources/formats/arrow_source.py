"""The way to read a vector file: GeoParquet directly, all other formats by GDAL."""

from pathlib import Path

from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.geoparquet import GeoParquetSource
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.formats.unchanged_source import UnchangedSource


def arrow_source(path: Path) -> ArrowSource:
    """Return the way to read a vector file as it is now; see `UnchangedSource`.

    GeoParquet is known by its first bytes, whatever the suffix. What cannot be opened is left to
    GDAL, which says why.
    """
    source: ArrowSource = GeoParquetSource(path) if _is_parquet(path) else GdalSource(path)
    return UnchangedSource.now(source)


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False
