"""Styles that come with a source: in the table `layer_styles` of a database, or in a file beside.

The file has the name of the source and ends in .qml or .sld, as QGIS and GeoServer have it.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer import LayerOrigin
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.formats.gpkg import quoted
from gisapp.sources.stand_ins.database import opened_database
from gisapp.sources.stand_ins.xml_text import text_of
from gisapp.sources.styles.qml import read_qml
from gisapp.sources.styles.read_style import ReadStyle
from gisapp.sources.styles.safe_xml import MOST_BYTES, check_size
from gisapp.sources.styles.sld import read_sld
from gisapp.sources.system_failures import of_file_system

SUFFIXES = (".qml", ".sld")
_DATABASES = (".gpkg", ".sqlite", ".db")
_OF_SEVERAL_LAYERS = (*_DATABASES, ".gdb", ".kml", ".kmz", ".dxf", ".xlsx", ".xls", ".gml")
_MOST_STYLES = 100
_MOST_BYTES_OF_ALL = 4 * MOST_BYTES
_Row = tuple[object, bytes | None, object]
"""A name, the style itself, and whether it is the default one."""
_TABLE = "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(name) = 'layer_styles'"
_STYLES = """
SELECT styleName, substr(CAST(coalesce(nullif(styleQML, ''), styleSLD) AS BLOB), 1, {most}),
useAsDefault FROM {table} WHERE f_table_name = ? COLLATE NOCASE
ORDER BY coalesce(useAsDefault, 0) DESC, update_time DESC LIMIT ?
"""
_BEGINNING_BYTES = 4096
"""In which the outermost element is, and what stands before it."""


@dataclass(frozen=True)
class StoredStyle:
    """A style that comes with a source, not yet read.

    Parameters
    ----------
    name : str
        What users choose it by.
    file : str
        The name of the file that it is in.
    stored : bytes
        QML or SLD as it is stored.
    is_default : bool
        True if the layer shall look so unless the user says something else.
    """

    name: str
    file: str
    stored: bytes
    is_default: bool = False

    def read(self, kind: GeometryKind, latitude_deg: float) -> ReadStyle:
        """Return what it says; parameters and failures as of `read_qml`."""
        check_size(self.stored, self.file)
        read = text_of(Path(self.file), self.stored)
        stored = self.stored if read.text is None else read.text.encode()
        beginning = stored[:_BEGINNING_BYTES]
        is_sld = b"StyledLayerDescriptor" in beginning and b"<qgis" not in beginning
        return (read_sld if is_sld else read_qml)(stored, self.file, kind, latitude_deg)


def stored_styles(origin: LayerOrigin, progress: Progress = NO_PROGRESS) -> tuple[StoredStyle, ...]:
    """Return the styles that come with a layer, the default one first.

    Parameters
    ----------
    origin : LayerOrigin
        Of the layer. What is no file on this machine has none.
    progress : Progress
        Asked whether to stop.

    Raises
    ------
    SourceError
        A style cannot be read from the disk.
    Cancelled
        The user wanted it.
    """
    path = Path(origin.source)
    if not path.is_file():
        return ()
    return (*_in_database(path, origin.layer, progress), *_beside(path, origin.layer))


def style_in(path: Path) -> StoredStyle:
    """Return the style in a file of its own.

    Raises
    ------
    SourceError
        The file cannot be read, or is larger than any style.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceError("style_too_large", path=path.name, most=MOST_BYTES // 1024**2)
        return StoredStyle(path.stem, path.name, path.read_bytes(), is_default=True)
    except OSError as error:
        raise of_file_system(path, error) from error


def _in_database(path: Path, table: str, progress: Progress) -> list[StoredStyle]:
    if path.suffix.lower() not in _DATABASES:
        return []
    try:
        with opened_database(path, progress) as connection:
            names = [name for (name,) in connection.execute(_TABLE)]
            if not names:
                return []
            # One byte too many is enough to be told that it is too large.
            statement = _STYLES.format(table=quoted(names[0]), most=MOST_BYTES + 1)
            rows = _first_of(connection.execute(statement, (table, _MOST_STYLES)))
    except (sqlite3.Error, OSError) as error:
        raise SourceError("styles_unreadable", path=path.name, details=str(error)) from error
    return [
        StoredStyle(str(name or table), path.name, stored, bool(is_default))
        for name, stored, is_default in rows
        if stored
    ]


def _first_of(rows: Iterable[_Row]) -> list[_Row]:
    """Return the first styles, as many as there is memory for."""
    kept, total = [], 0
    for row in rows:
        kept.append(row)
        total += len(row[1] or b"")
        if total > _MOST_BYTES_OF_ALL:
            break
    return kept


def _beside(path: Path, layer: str) -> list[StoredStyle]:
    """Return the styles in files beside a source; of several layers they are for its namesake."""
    if path.suffix.lower() in _OF_SEVERAL_LAYERS and layer.lower() != path.stem.lower():
        return []
    places = (path.with_suffix(suffix) for suffix in SUFFIXES)
    return [style_in(each) for each in places if each.is_file() and each != path]
