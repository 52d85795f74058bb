"""MBTiles: raster tiles in an SQLite file (MBTiles specification 1.3)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile
from gisapp.core.tiles.tile_picture import FINEST_ZOOM, LARGEST_BYTES
from gisapp.errors import SourceError
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.stand_ins.database import connect, in_time
from gisapp.sources.tiles.archive import ArchiveFile, open_archive

_PICTURES = {"png", "jpg", "jpeg", "webp", ""}
_LOOK_S = 5.0
"""How long it may take to find out which tiles there are."""
_TILE_S = 1.0
"""How long one tile may take, for which an index has the place."""
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
        self._connection = connect(self._path, check_same_thread=False)
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_BYTES)

    def _describe(self) -> TileBasemap:
        with in_time(self._connection, self._path, _LOOK_S, self._opening):
            return self._described()

    def _described(self) -> TileBasemap:
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
        asked = tile.zoom, tile.column, 2**tile.zoom - 1 - tile.row
        with (
            in_time(self._connection, self._path, _TILE_S),
            closing(self._connection.execute(_TILE, asked)) as found,
        ):
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
