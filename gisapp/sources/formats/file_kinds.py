"""What kind of file one is, by its name and by its first bytes."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from gisapp.errors import SourceError
from gisapp.sources.stand_ins.json_lines import JSON_SUFFIXES

_SQLITE = b"SQLite format 3"
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How old workbooks begin, and those that a password protects."""
_WORKBOOKS = (b"PK\x03\x04", _COMPOUND)
_PARQUET = b"PAR1"
_FLATGEOBUF = b"fgb\x03fgb"
_BLANK = b"\xef\xbb\xbf\x1e \r\n\t"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How text begins of which each letter takes two bytes."""
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_WEB_PAGES = (b"<!doctype html", b"<html")

TEXT_TABLE_SUFFIXES = (".csv", ".tsv", ".psv")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
RASTER_SUFFIXES = (".tif", ".tiff", ".jpg", ".jpeg", ".png", ".jp2", ".bmp", ".webp")
"""How the names of files end that are tables, or have a picture of the ground."""
_IN_ANY_ENCODING = frozenset(
    (
        *(".shp", ".tab", ".mif", ".txt", ".dxf", ".kml", ".gml", ".gpx"),
        *(*TEXT_TABLE_SUFFIXES, *JSON_SUFFIXES),
    )
)
"""How files end whose texts may be in any encoding; those of other formats are in UTF-8."""


class _Kind(NamedTuple):
    """What a format is called, and how its files begin; no beginnings where they vary."""

    name: str
    starts: tuple[bytes, ...] = ()


_KINDS: Mapping[str, _Kind] = {
    ".gpkg": _Kind("GeoPackage", (_SQLITE,)),
    ".geojson": _Kind("GeoJSON", (b"{", b"[")),
    ".json": _Kind("GeoJSON", (b"{", b"[")),
    ".shp": _Kind("Shapefile", (b"\0\0\x27\x0a",)),
    ".fgb": _Kind("FlatGeobuf", (b"fgb",)),
    ".parquet": _Kind("GeoParquet", (_PARQUET,)),
    ".geoparquet": _Kind("GeoParquet", (_PARQUET,)),
    ".kml": _Kind("KML", (b"<",)),
    ".kmz": _Kind("KMZ", (b"PK",)),
    ".gml": _Kind("GML", (b"<",)),
    ".xlsx": _Kind("Excel", (b"PK", _COMPOUND)),
    ".xlsm": _Kind("Excel", (b"PK", _COMPOUND)),
    ".xlsb": _Kind("Excel", (b"PK", _COMPOUND)),
    ".xls": _Kind("Excel", (_COMPOUND, b"PK", b"\x09")),
    ".ods": _Kind("OpenDocument", (b"PK",)),
    ".dxf": _Kind("DXF"),
    ".zip": _Kind("ZIP", (b"PK",)),
    ".mbtiles": _Kind("MBTiles", (_SQLITE,)),
    ".pmtiles": _Kind("PMTiles", (b"PMTiles",)),
    ".tif": _Kind("TIFF", _TIFF),
    ".tiff": _Kind("TIFF", _TIFF),
    ".jpg": _Kind("JPEG", (b"\xff\xd8\xff",)),
    ".jpeg": _Kind("JPEG", (b"\xff\xd8\xff",)),
    ".png": _Kind("PNG", (b"\x89PNG",)),
    ".jp2": _Kind("JPEG 2000", (b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")),
    ".bmp": _Kind("BMP", (b"BM",)),
    ".webp": _Kind("WebP", (b"RIFF",)),
}
"""By the suffix."""


def format_of(path: Path) -> str | None:
    """Return the format that a file's name says, None where it says none that is known.

    >>> format_of(Path("plots.kmz"))
    'KMZ'
    """
    kind = _KINDS.get(path.suffix.lower())
    return kind.name if kind else None


def can_be_in_any_encoding(source: str) -> bool:
    """Return True for a file whose format may have texts in any encoding."""
    return Path(source).suffix.lower() in _IN_ANY_ENCODING


def check_no_web_page(path: Path, start: bytes) -> None:
    """Refuse what a service sent in place of data, such as the page to sign in on.

    Parameters
    ----------
    path : Path
        The file.
    start : bytes
        How it begins.

    Raises
    ------
    SourceError
        It is HTML.
    """
    if start.lstrip(_BLANK).lower().startswith(_WEB_PAGES):
        raise SourceError("web_page", path=path)


def begins_otherwise(path: Path) -> bool:
    """Return True if a file doesn't begin as those of its suffix do.

    Raises
    ------
    OSError
        It cannot be read.
    """
    kind = _KINDS.get(path.suffix.lower(), _Kind(""))
    start = _start(path)
    if not kind.starts or start.startswith(_WIDE):
        return False
    return not start.startswith(kind.starts) and not start.lstrip(_BLANK).startswith(kind.starts)


def begins_as_workbook(path: Path) -> bool:
    """Return True for a file whose first bytes are those of a workbook, whatever its name.

    Raises
    ------
    OSError
        It cannot be read.
    """
    return _start(path).startswith(_WORKBOOKS)


def is_no_text(path: Path) -> bool:
    """Return True for a file that begins as a database or a workbook does, whatever its name.

    Raises
    ------
    OSError
        It cannot be read.
    """
    return _start(path).startswith((*_WORKBOOKS, _SQLITE, _PARQUET, _FLATGEOBUF))


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)
