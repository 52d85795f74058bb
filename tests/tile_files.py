"""Writes and opens MBTiles and PMTiles for tests."""

import sqlite3
from contextlib import closing
from pathlib import Path

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileArchive
from gisapp.core.tiles.tile_grid import Tile
from gisapp.sources.open import open_source

NANCHANG = Extent(115.8, 28.5, 116.2, 28.9)
"""Where the tiles of a PMTiles file are said to lie, in degrees."""


def open_tiles(path: Path) -> TileArchive:
    """Open a file of tiles as the window does."""
    archive = open_source(str(path)).tiles
    assert archive is not None
    return archive


def write_mbtiles(path: Path, tiles: dict[Tile, bytes], **metadata: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute(
            "CREATE TABLE tiles"
            " (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)"
        )
        db.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        db.executemany(
            "INSERT INTO tiles VALUES (?, ?, ?, ?)",
            [
                (tile.zoom, tile.column, 2**tile.zoom - 1 - tile.row, data)
                for tile, data in tiles.items()
            ],
        )


def write_pmtiles(path: Path, tiles: dict[Tile, bytes], kind: TileType, **metadata: str) -> None:
    with path.open("wb") as file:
        writer = Writer(file)
        for tile_id, data in sorted((zxy_to_tileid(*tile), data) for tile, data in tiles.items()):
            writer.write_tile(tile_id, data)
        header = {
            "tile_type": kind,
            "tile_compression": Compression.NONE,
            "min_lon_e7": round(NANCHANG.xmin * 1e7),
            "min_lat_e7": round(NANCHANG.ymin * 1e7),
            "max_lon_e7": round(NANCHANG.xmax * 1e7),
            "max_lat_e7": round(NANCHANG.ymax * 1e7),
        }
        writer.finalize(header, metadata)
        writer.tile_f.close()
