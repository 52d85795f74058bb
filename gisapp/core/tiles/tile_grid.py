"""The grid of XYZ map tiles: which tiles a viewport needs, and where on the map each one lies."""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.gcj02 import gcj02_to_wgs84, wgs84_to_gcj02
from gisapp.core.space.viewport import COARSEST
from gisapp.core.space.worlds import moves_into_view, within_one_world

Datum = Literal["WGS-84", "GCJ-02"]

TILE_PX = 256
"""Side of a tile; zoom 0 shows the world on one tile."""
MOST_TILES = 512
"""A viewport that would need more is far outside the zooms of its map, and gets none."""

_WORLD_M = COARSEST * TILE_PX
WORLD = Extent(-_WORLD_M / 2, -_WORLD_M / 2, _WORLD_M / 2, _WORLD_M / 2)
"""The square of EPSG:3857 that the grid divides."""

# A share of a tile by which rounding may miss its edge.
_HAIR = 1e-9


class Tile(NamedTuple):
    """One square of the grid; columns count from 180° W, rows from the north."""

    zoom: int
    column: int
    row: int

    def parent(self, zooms: int = 1) -> "Tile":
        """Return the tile around this one, so many zooms further out."""
        return Tile(self.zoom - zooms, self.column >> zooms, self.row >> zooms)

    def children(self) -> "tuple[Tile, Tile, Tile, Tile]":
        """Return the four tiles of the next zoom: north-west, north-east, south-west, south-east.

        >>> Tile(1, 1, 0).children()[3]
        Tile(zoom=2, column=3, row=1)
        """
        zoom, column, row = self.zoom + 1, 2 * self.column, 2 * self.row
        return (
            Tile(zoom, column, row),
            Tile(zoom, column + 1, row),
            Tile(zoom, column, row + 1),
            Tile(zoom, column + 1, row + 1),
        )


@dataclass(frozen=True)
class PlacedTile:
    """A tile and its true place, in EPSG:3857 (WGS-84)."""

    tile: Tile
    extent: Extent


def nearest_zoom(resolution: float) -> int:
    """Return the zoom whose tiles come closest to `resolution` (metres of EPSG:3857 a pixel).

    Tiles are then drawn at 0.71 to 1.41 times their size.

    >>> nearest_zoom(COARSEST / 8)
    3
    """
    return round(math.log2(COARSEST / resolution))


def needed_tiles(
    view: Extent, zoom: int, datum: Datum, coverage: Extent | None = None
) -> tuple[PlacedTile, ...]:
    """Return the tiles that a view needs, those nearest to its centre first.

    Parameters
    ----------
    view : Extent
        What is seen, in EPSG:3857 (WGS-84); it may go on across ±180°, where the tiles of the
        other side follow.
    zoom : int
        The zoom of the tiles, at least 0.
    datum : "WGS-84" or "GCJ-02"
        What the tiles were drawn for. Tiles of GCJ-02 are put where they belong in WGS-84.
    coverage : Extent or None
        Where there are tiles, in EPSG:3857 of their own datum; None for the whole world.

    Returns
    -------
    tuple of PlacedTile
        Neighbours share their edges exactly. Empty outside the world, and where more than
        `MOST_TILES` would be needed.

    Notes
    -----
    A tile of GCJ-02 stays an upright rectangle: each edge is the mean of its two corners'
    places. Inside the tile the true offset bends, and is missed by less than 0.7 pixels of the
    tile at any zoom; the edge of the box in which GCJ-02 applies, which lies outside China,
    excepted.
    """
    seen = within_one_world(view)
    placed = [
        PlacedTile(each.tile, each.extent.moved(move))
        for move in moves_into_view(seen, coverage or WORLD)
        for each in _placed(seen.moved(-move), zoom, datum, coverage or WORLD)
    ]
    if len(placed) > MOST_TILES:
        return ()
    return tuple(
        sorted(
            (each for each in placed if each.extent.intersects(view)),
            key=lambda each: math.dist(each.extent.center, view.center),
        )
    )


def _placed(view: Extent, zoom: int, datum: Datum, coverage: Extent) -> list[PlacedTile]:
    """Return the tiles of one world that a view needs, row by row; none if there are too many."""
    columns, rows = _ranges(_in_datum(view, datum), zoom, coverage)
    if not 0 < len(columns) * len(rows) <= MOST_TILES:
        return []
    tiles = [Tile(zoom, column, row) for row in rows for column in columns]
    extents = _extents(columns, rows, zoom, datum)
    return [PlacedTile(tile, extent) for tile, extent in zip(tiles, extents, strict=True)]


def _in_datum(view: Extent, datum: Datum) -> Extent:
    """Return an extent around all of `view` in the coordinates of the tiles' datum."""
    if datum == "WGS-84":
        return view
    corners = np.array(
        [[x, y] for x in (view.xmin, view.xmax) for y in (view.ymin, view.ymax)], dtype=float
    )
    shifted = lonlat_to_mercator(wgs84_to_gcj02(mercator_to_lonlat(corners)))
    low, high = shifted.min(axis=0), shifted.max(axis=0)
    whole = Extent(*low.tolist(), *high.tolist())
    # Between the corners the offset differs from theirs by less than 0.5 % of the distance.
    return whole.buffered(0.01 * max(view.width, view.height))


def _ranges(view: Extent, zoom: int, coverage: Extent) -> tuple[range, range]:
    side = _WORLD_M / 2**zoom

    def between(low: float, high: float) -> range:
        return range(math.floor(low / side + _HAIR), math.ceil(high / side - _HAIR))

    west, east = max(view.xmin, coverage.xmin), min(view.xmax, coverage.xmax)
    south, north = max(view.ymin, coverage.ymin), min(view.ymax, coverage.ymax)
    return (
        between(west - WORLD.xmin, east - WORLD.xmin),
        between(WORLD.ymax - north, WORLD.ymax - south),
    )


def _extents(columns: range, rows: range, zoom: int, datum: Datum) -> list[Extent]:
    """Return the places of all tiles in EPSG:3857, row by row."""
    side = _WORLD_M / 2**zoom
    x, y = np.meshgrid(
        np.arange(columns.start, columns.stop + 1) * side + WORLD.xmin,
        WORLD.ymax - np.arange(rows.start, rows.stop + 1) * side,
    )
    if datum == "GCJ-02":
        corners = np.column_stack((x.ravel(), y.ravel()))
        true = lonlat_to_mercator(gcj02_to_wgs84(mercator_to_lonlat(corners)))
        x, y = true[:, 0].reshape(x.shape), true[:, 1].reshape(y.shape)
    upright = (x[:-1] + x[1:]) / 2
    flat = (y[:, :-1] + y[:, 1:]) / 2
    boxes = np.stack((upright[:, :-1], flat[1:], upright[:, 1:], flat[:-1]), axis=-1)
    return [Extent(*box) for box in boxes.reshape(-1, 4).tolist()]
