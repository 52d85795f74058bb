"""Why a file cannot be read, found by looking at the file itself: one sentence for each cause.

This is the border to GDAL, Arrow and SQLite: what they raise ends here.
"""

import errno
import json
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gisapp.errors import SourceError
from gisapp.sources.formats.file_kinds import begins_otherwise, check_no_web_page, format_of
from gisapp.sources.formats.gdal_settings import set_up_gdal
from gisapp.sources.system_failures import CODES, of_file_system

_NO_HANDLES = os.strerror(errno.EMFILE).lower()
"""What libraries say in their own words of the same."""
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_ONLY_UTF8 = "non-UTF-8 encoding is not supported"
"""What pyogrio says where a format has one encoding, and another one is asked for."""
_NO_GEOJSON = "Failed to read GeoJSON data"
"""What GDAL says of JSON that it takes for GeoJSON by its first bytes."""
_NO_NUMBER = "Unrecognized number"
"""What GDAL says of a number beyond 64 bits."""
_MOST_JSON_BYTES = 64 * 1024**2
"""A larger file is not read once more to find out where it is damaged."""
_WITH_ENCODINGS = frozenset((".shp", ".dbf", ".csv", ".tsv", ".txt", ".dxf", ".tab", ".mif"))
"""The formats whose texts may be in any encoding; in all others it is UTF-8."""


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
            with path.open("rb") as file:
                check_no_web_page(path, file.read(256))
        elif not stat.S_ISDIR(state.st_mode):
            raise SourceError("no_file", path=path)
    except (OSError, ValueError) as error:
        raise of_file_system(path, error) from error
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
        raise _of_encoding(path, error) from error
    except ValueError as error:
        if not isinstance(error, pa.ArrowException):
            if _ONLY_UTF8 not in str(error):
                raise
            raise SourceError("fixed_encoding", path=path, details=str(error)) from error
        raise cause_of(path, error, layer) from error
    except (DataSourceError, DataLayerError, pa.ArrowException, OSError) as error:
        raise cause_of(path, error, layer) from error


@contextmanager
def as_parser_error(path: Path) -> Iterator[None]:
    """Turn what Arrow and the file system raise while a parser reads `path` into a SourceError.

    Parameters
    ----------
    path : Path
        The file, as the user named it.
    """
    import pyarrow as pa

    try:
        yield
    except UnicodeDecodeError as error:
        raise _of_encoding(path, error) from error
    except (pa.ArrowException, OSError) as error:
        raise cause_of(path, error) from error


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
    cause = cause_outside(path, error)
    if cause is not None:
        return cause
    known = format_of(path)
    is_refused = "not recognized" in details or _NO_GEOJSON in details
    if is_refused and known == "GeoJSON" and path.stat().st_size <= _MOST_JSON_BYTES:
        return _of_json(path, details)
    if is_refused and known is None:
        return SourceError("not_a_map", path=path, details=details)
    if is_refused:
        return SourceError("not_its_format", path=path, format=known, details=details)
    if layer is not None:
        return SourceError("damaged_layer", path=path, layer=layer, details=details)
    return SourceError("damaged", path=path, details=details)


def cause_outside(path: Path, error: BaseException) -> SourceError | None:
    """Return why a file could not be read where that lies not in its content, else None.

    Parameters
    ----------
    path : Path
        The file.
    error : BaseException
        What a library or the system raised.
    """
    details = str(error)
    try:
        check_readable(path)
        if isinstance(error, OSError) and error.errno in CODES:
            return of_file_system(path, error)
        if getattr(error, "sqlite_errorcode", 0) in _IN_USE:
            return SourceError("file_in_use", path=path, details=details)
        if _NO_HANDLES in details.lower():
            return SourceError("too_many_files", path=path, details=details)
        if path.is_dir():
            return SourceError("folder_without_maps", path=path, details=details)
        if begins_otherwise(path):
            return SourceError("not_its_format", path=path, format=format_of(path), details=details)
    except SourceError as cause:
        return cause
    except OSError as worse:
        return of_file_system(path, worse)
    return None


def _of_json(path: Path, details: str) -> SourceError:
    """Return what is wrong with JSON that GDAL doesn't know."""
    stored = path.read_bytes()
    if json.detect_encoding(stored).startswith(("utf-16", "utf-32")):
        return SourceError("not_utf8", path=path, details=details)
    try:
        # Python makes no number of more than 4,300 digits.
        json.loads(stored, parse_int=str)
    except UnicodeDecodeError:
        return SourceError("not_utf8", path=path, details=details)
    except json.JSONDecodeError as error:
        return SourceError("json_damaged", path=path, line=error.lineno, details=str(error))
    except RecursionError:
        return SourceError("not_its_format", path=path, format="GeoJSON", details=details)
    except ValueError:
        # Python refuses whole numbers of some thousand digits.
        return SourceError("json_number", path=path, details=details)
    if _NO_NUMBER in details:
        return SourceError("json_number", path=path, details=details)
    return SourceError("json_without_maps", path=path, details=details)


def _of_encoding(path: Path, error: Exception) -> SourceError:
    has_choice = path.suffix.lower() in _WITH_ENCODINGS
    return SourceError(
        "wrong_encoding" if has_choice else "not_utf8", path=path, details=str(error)
    )
