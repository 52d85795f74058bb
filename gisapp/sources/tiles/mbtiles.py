"""MBTiles: raster tiles in an SQLite file (MBTiles specification 1.3)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile
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


def open_mbtiles(request: OpenRequest) -> Iterator[OpenedSource]:
    """Open an MBTiles file as a base map; see `open_archive`."""
    return open_archive(request, MbtilesArchive)


class MbtilesArchive(ArchiveFile):
    """An open MBTiles file; see `ArchiveFile`."""

    _FORMAT = "MBTiles"
    _DAMAGE = (sqlite3.Error, OSError)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _open(self) -> None:
        self._connection = connect(self._path, check_same_thread=False)

    def _describe(self) -> TileBasemap:
        with in_time(self._connection, self._path, _LOOK_S, self._opening):
            return self._described()

    def _described(self) -> TileBasemap:
        rows = self._connection.execute("SELECT name, value FROM metadata").fetchall()
        stated = {str(name): str(value) for name, value in rows}
        kind = stated.get("format", "")
        self._check_pictures(kind.lower() in _PICTURES, kind)
        low, high = self._connection.execute(
            "SELECT min(zoom_level), max(zoom_level) FROM tiles"
        ).fetchone()
        if not isinstance(low, int) or not isinstance(high, int):
            raise SourceError("no_tiles", path=self._path)
        return self._basemap_of(stated, (low, high), _extent(stated.get("bounds", "")))

    def _picture(self, tile: Tile) -> bytes | None:
        # The specification counts rows from the south.
        row = 2**tile.zoom - 1 - tile.row
        query = (
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
        )
        asked = (tile.zoom, tile.column, row)
        with (
            in_time(self._connection, self._path, _TILE_S),
            closing(self._connection.execute(query, asked)) as found,
        ):
            first = found.fetchone()
        return None if first is None or first[0] is None else bytes(first[0])


def _extent(bounds: str) -> Extent | None:
    """Return "west,south,east,north" as an extent in degrees, or None where it is not that."""
    try:
        west, south, east, north = (float(number) for number in bounds.split(","))
    except ValueError:
        return None
    return Extent(west, south, east, north)
