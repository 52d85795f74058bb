"""MBTiles: raster tiles in an SQLite file (MBTiles specification 1.3)."""

import sqlite3
from contextlib import closing
from pathlib import Path

from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile
from gisapp.errors import SourceError
from gisapp.sources.tiles.metadata import archive_basemap

_PICTURES = {"png", "jpg", "jpeg", "webp", ""}


class MbtilesArchive:
    """An open MBTiles file; read from one thread at a time.

    Raises
    ------
    SourceError
        The file is no MBTiles file, or holds vector tiles.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self._error(error) from error
        try:
            self.basemap = self._describe()
        except sqlite3.Error as error:
            self.close()
            raise self._error(error) from error
        except SourceError:
            self.close()
            raise

    def read(self, tile: Tile) -> bytes | None:
        """Return a tile's picture, or None where the file has none there."""
        # The specification counts rows from the south.
        row = 2**tile.zoom - 1 - tile.row
        query = (
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
        )
        try:
            with closing(self._connection.execute(query, (tile.zoom, tile.column, row))) as found:
                first = found.fetchone()
        except sqlite3.Error as error:
            raise self._error(error) from error
        return None if first is None or first[0] is None else bytes(first[0])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _describe(self) -> TileBasemap:
        rows = self._connection.execute("SELECT name, value FROM metadata").fetchall()
        said = {str(name): str(value) for name, value in rows}
        if said.get("format", "").lower() not in _PICTURES:
            raise SourceError(
                f"{self._path} holds tiles of the format {said['format']!r}; "
                "only tiles that are pictures (PNG, JPEG, WebP) can be shown."
            )
        low, high = self._connection.execute(
            "SELECT min(zoom_level), max(zoom_level) FROM tiles"
        ).fetchone()
        if not isinstance(low, int) or not isinstance(high, int):
            raise SourceError(f"{self._path} holds no tiles; choose another tile file.")
        return archive_basemap(
            code=str(self._path),
            name=said.get("name") or self._path.stem,
            attribution=said.get("attribution", ""),
            zooms=(low, high),
            degrees=_extent(said.get("bounds", "")),
        )

    def _error(self, error: sqlite3.Error) -> SourceError:
        return SourceError(f"{self._path} cannot be read as MBTiles: {error}.")


def _extent(bounds: str) -> Extent | None:
    """Return "west,south,east,north" as a box, or None where it is not that."""
    try:
        west, south, east, north = (float(number) for number in bounds.split(","))
    except ValueError:
        return None
    return Extent(west, south, east, north)
