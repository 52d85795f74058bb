"""Why a file cannot be read, found by looking at the file itself: one sentence for each cause.

This is the border to GDAL, Arrow and the file system: what they raise ends here.
"""

import errno
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from gisapp.errors import SourceError
from gisapp.sources.formats.gdal_settings import set_up_gdal

_FORMATS: Mapping[str, str] = {
    ".gpkg": "GeoPackage",
    ".geojson": "GeoJSON",
    ".json": "GeoJSON",
    ".shp": "Shapefile",
    ".fgb": "FlatGeobuf",
    ".parquet": "GeoParquet",
    ".geoparquet": "GeoParquet",
    ".kml": "KML",
    ".kmz": "KMZ",
    ".gml": "GML",
    ".dxf": "DXF",
    ".zip": "ZIP",
}
"""What a file is, by what its name says."""
_CODES: Mapping[int, str] = {
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOSPC: "disk_full",
    errno.EIO: "not_readable",
    errno.ESTALE: "not_readable",
    errno.ETIMEDOUT: "not_readable",
    errno.EHOSTDOWN: "not_readable",
}
_ONLY_UTF8 = "non-UTF-8 encoding is not supported"
"""What pyogrio says where a format has one encoding, and another one is asked for."""
_NO_GEOJSON = "Failed to read GeoJSON data"
"""What GDAL says of JSON that it takes for GeoJSON by its first bytes."""
_MOST_JSON_BYTES = 64 * 1024**2
"""A larger file is not read once more to find out where it is damaged."""
_WEB_PAGES = (b"<!doctype html", b"<html")


def check_readable(path: Path) -> None:
    """Find out before opening whether there is something to read.

    Raises
    ------
    SourceError
        There is nothing, or nothing in it, or it may not be read.
    """
    try:
        state = path.stat()
        if stat.S_ISREG(state.st_mode):
            with path.open("rb"):
                pass
        elif not stat.S_ISDIR(state.st_mode):
            raise SourceError("no_file", path=path)
    except (OSError, ValueError) as error:
        raise _of_file_system(path, error) from error
    if not os.access(path, os.R_OK):
        raise SourceError("no_permission", path=path)
    if stat.S_ISREG(state.st_mode) and not state.st_size:
        raise SourceError("empty_file", path=path)


@contextmanager
def as_source_error(path: Path, layer: str | None = None) -> Iterator[None]:
    """Turn what GDAL, Arrow and the file system raise while `path` is read into a SourceError.

    Parameters
    ----------
    path : Path
        The file, as the user named it.
    layer : str or None
        What is read of it; None for the file itself.
    """
    import pyarrow as pa
    from pyogrio.errors import DataLayerError, DataSourceError

    set_up_gdal()
    try:
        yield
    except UnicodeDecodeError as error:
        raise SourceError("wrong_encoding", path=path, details=str(error)) from error
    except ValueError as error:
        if not isinstance(error, pa.ArrowException):
            if _ONLY_UTF8 not in str(error):
                raise
            raise SourceError("fixed_encoding", path=path, details=str(error)) from error
        raise cause_of(path, error, layer) from error
    except (DataSourceError, DataLayerError, pa.ArrowException, OSError) as error:
        raise cause_of(path, error, layer) from error


def cause_of(path: Path, error: Exception, layer: str | None = None) -> SourceError:
    """Return what is wrong with a file that could not be read.

    Parameters
    ----------
    path : Path
        The file.
    error : Exception
        What a library raised.
    layer : str or None
        What was read of it; None for the file itself.
    """
    details = str(error)
    try:
        check_readable(path)
        if isinstance(error, OSError) and error.errno in _CODES:
            return _of_file_system(path, error)
        start = _start_of(path)
    except SourceError as cause:
        return cause
    except OSError as worse:
        return _of_file_system(path, worse)
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_WEB_PAGES):
        return SourceError("web_page", path=path, details=details)
    if path.is_dir():
        return SourceError("folder_without_maps", path=path, details=details)
    is_known = "not recognized" not in details and _NO_GEOJSON not in details
    if is_known:
        if layer is not None:
            return SourceError("damaged_layer", path=path, layer=layer, details=details)
        return SourceError("damaged", path=path, details=details)
    known = _FORMATS.get(path.suffix.lower())
    if known == "GeoJSON" and path.stat().st_size <= _MOST_JSON_BYTES:
        return _of_json(path, details)
    if known is None:
        return SourceError("not_a_map", path=path, details=details)
    return SourceError("not_its_format", path=path, format=known, details=details)


def _of_json(path: Path, details: str) -> SourceError:
    """Return what is wrong with JSON that GDAL doesn't know."""
    stored = path.read_bytes()
    if json.detect_encoding(stored).startswith(("utf-16", "utf-32")):
        return SourceError("wrong_encoding", path=path, details=details)
    try:
        json.loads(stored)
    except UnicodeDecodeError:
        return SourceError("wrong_encoding", path=path, details=details)
    except json.JSONDecodeError as error:
        return SourceError("json_damaged", path=path, line=error.lineno, details=str(error))
    except RecursionError:
        return SourceError("not_its_format", path=path, format="GeoJSON", details=details)
    return SourceError("json_without_maps", path=path, details=details)


def _of_file_system(path: Path, error: Exception) -> SourceError:
    code = _CODES.get(error.errno or 0, "not_there") if isinstance(error, OSError) else "not_there"
    return SourceError(code, path=path, details=str(error))


def _start_of(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(256)
