"""MBTiles: raster tiles in an SQLite file (MBTiles specification 1.3)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial

from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile
from gisapp.core.tiles.tile_picture import FINEST_ZOOM, LARGEST_BYTES
from gisapp.errors import SourceError
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.stand_ins.sqlite import read_only_uri
from gisapp.sources.tiles.archive import ArchiveFile, open_archive

_PICTURES = {"png", "jpg", "jpeg", "webp", ""}
_LONGEST_TEXT = 10_000
"""Of what is stated in the table of metadata."""
_METADATA = """
    SELECT name, substr(value, 1, ?) FROM metadata
    WHERE name IN ('name', 'attribution', 'format', 'bounds') LIMIT 100
"""
_ZOOMS = "SELECT min(zoom_level), max(zoom_level) FROM tiles WHERE zoom_level BETWEEN 0 AND ?"
_TILE = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"


def open_mbtiles(request: OpenRequest) -> Iterator[OpenedSource]:
    """Open an MBTiles file as a base map; see `open_archive`."""
    return open_archive(request, MbtilesArchive)


class MbtilesArchive(ArchiveFile):
    """An open MBTiles file; see `ArchiveFile`."""

    _FORMAT = "MBTiles"
    _DAMAGE = (sqlite3.Error, OSError, ValueError)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _open(self) -> None:
        self._connection = sqlite3.connect(
            read_only_uri(self._path), uri=True, check_same_thread=False
        )
        self._connection.execute("PRAGMA trusted_schema = OFF")
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_BYTES)
        self._connection.text_factory = partial(str, encoding="utf-8", errors="replace")

    def _describe(self) -> TileBasemap:
        rows = self._connection.execute(_METADATA, (_LONGEST_TEXT,)).fetchall()
        stated = {str(name): str(value) for name, value in rows}
        kind = stated.get("format", "")
        self._check_pictures(kind.lower() in _PICTURES, kind)
        low, high = self._connection.execute(_ZOOMS, (FINEST_ZOOM,)).fetchone()
        if not isinstance(low, int) or not isinstance(high, int):
            raise SourceError("no_tiles", path=self._path)
        return self._basemap_of(stated, (low, high), _extent(stated.get("bounds", "")))

    def _picture(self, tile: Tile) -> bytes | None:
        # The specification counts rows from the south.
        row = 2**tile.zoom - 1 - tile.row
        with closing(self._connection.execute(_TILE, (tile.zoom, tile.column, row))) as found:
            stored = next(found, (None,))[0]
        if stored is not None and not isinstance(stored, bytes):
            raise ValueError(f"a tile is no bytes but {type(stored).__name__}")
        return stored


def _extent(bounds: str) -> Extent | None:
    """Return "west,south,east,north" as an extent in degrees, or None where it is not that."""
    try:
        west, south, east, north = (float(number) for number in bounds.split(","))
    except ValueError:
        return None
    return Extent(west, south, east, north)
