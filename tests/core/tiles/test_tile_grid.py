"""Tiles cover the view without gap or overlap, in the right order and in their true places."""

import math

import numpy as np
import pytest

from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.gcj02 import gcj02_to_wgs84
from gisapp.core.space.viewport import COARSEST, Viewport
from gisapp.core.tiles.tile_grid import (
    MOST_TILES,
    TILE_PX,
    WORLD,
    Datum,
    PlacedTile,
    Tile,
    nearest_zoom,
    needed_tiles,
)

NANCHANG = (115.98, 28.69)
TOKYO = (139.7, 35.7)


def view_at(place: tuple[float, float], zoom: float) -> Extent:
    x, y = lonlat_to_mercator(np.array([place]))[0].tolist()
    return Viewport(x, y, COARSEST / 2**zoom, 1600, 1000).extent


def in_grid(tile: Tile, across: float, down: float) -> tuple[float, float]:
    """A point of a tile, as shares of its width and height, in EPSG:3857 of the tile's datum."""
    side = WORLD.width / 2**tile.zoom
    return WORLD.xmin + (tile.column + across) * side, WORLD.ymax - (tile.row + down) * side


@pytest.mark.parametrize("datum", ["WGS-84", "GCJ-02"])
@pytest.mark.parametrize("zoom", [4, 9, 13, 18])
def test_the_tiles_cover_the_view_and_share_their_edges(datum: Datum, zoom: int) -> None:
    view = view_at(NANCHANG, zoom + 0.3)
    places = {placed.tile: placed.extent for placed in needed_tiles(view, zoom, datum)}
    for tile, extent in places.items():
        east = places.get(tile._replace(column=tile.column + 1))
        south = places.get(tile._replace(row=tile.row + 1))
        assert east.xmin == extent.xmax if east else extent.xmax >= view.xmax
        assert south.ymax == extent.ymin if south else extent.ymin <= view.ymin
    assert min(extent.xmin for extent in places.values()) <= view.xmin
    assert max(extent.ymax for extent in places.values()) >= view.ymax


def test_the_centre_comes_first() -> None:
    view = view_at(NANCHANG, 15)
    distances = [
        math.dist(placed.extent.center, view.center) for placed in needed_tiles(view, 15, "WGS-84")
    ]
    assert distances == sorted(distances)
    assert len(distances) > 20


@pytest.mark.parametrize("zoom", [5, 10, 13, 16, 18])
def test_tiles_of_gcj02_lie_where_their_points_truly_are(zoom: int) -> None:
    view = view_at(NANCHANG, zoom)
    pixel = COARSEST / 2**zoom
    for placed in needed_tiles(view, zoom, "GCJ-02"):
        for across, down in [(0, 0), (0.5, 0.5), (0.9, 0.1), (1, 1)]:
            grid = np.array([in_grid(placed.tile, across, down)])
            true = lonlat_to_mercator(gcj02_to_wgs84(mercator_to_lonlat(grid)))[0].tolist()
            assert math.dist(at(placed, across, down), true) < 0.7 * pixel


def at(placed: PlacedTile, across: float, down: float) -> tuple[float, float]:
    extent = placed.extent
    return extent.xmin + across * extent.width, extent.ymax - down * extent.height


def test_outside_china_tiles_of_gcj02_stay_in_the_grid() -> None:
    view = view_at(TOKYO, 16)
    shifted, plain = needed_tiles(view, 16, "GCJ-02"), needed_tiles(view, 16, "WGS-84")
    assert [placed.tile for placed in shifted] == [placed.tile for placed in plain]
    for one, other in zip(shifted, plain, strict=True):
        assert math.dist(one.extent.center, other.extent.center) < 1e-6


def test_only_tiles_that_exist_are_needed() -> None:
    assert {placed.tile for placed in needed_tiles(WORLD.buffered(1e7), 1, "WGS-84")} == {
        Tile(1, column, row) for column in (0, 1) for row in (0, 1)
    }
    beyond = Extent(0, WORLD.ymax + 1, 1, WORLD.ymax + 2)
    assert needed_tiles(beyond, 3, "WGS-84") == ()
    quarter = Extent(0, 0, WORLD.xmax, WORLD.ymax)
    assert [each.tile for each in needed_tiles(WORLD, 1, "WGS-84", quarter)] == [Tile(1, 1, 0)]


def test_a_view_far_too_wide_for_a_zoom_gets_no_tiles() -> None:
    assert MOST_TILES < 4**5
    assert needed_tiles(WORLD, 5, "WGS-84") == ()


def test_the_nearest_zoom_shows_tiles_at_about_their_size() -> None:
    for resolution in np.geomspace(0.3, 100_000, 40).tolist():
        shown_px = WORLD.width / 2 ** nearest_zoom(resolution) / resolution
        assert 0.70 < shown_px / TILE_PX < 1.42


def test_children_fill_their_parent() -> None:
    chance = np.random.default_rng(1)
    for zoom in range(0, 20, 3):
        tile = Tile(zoom, *chance.integers(0, 2**zoom, 2).tolist())
        children = tile.children()
        assert {child.parent() for child in children} == {tile}
        assert len(set(children)) == 4
        west, north = in_grid(tile, 0, 0)
        assert in_grid(children[0], 0, 0) == pytest.approx((west, north))
        assert in_grid(children[3], 1, 1) == pytest.approx(in_grid(tile, 1, 1))


def test_a_tiles_parent_some_zooms_further_out_is_its_parents_parent() -> None:
    tile = Tile(15, 26930, 13687)
    assert tile.parent(0) == tile
    assert tile.parent(3) == tile.parent().parent().parent() == Tile(12, 3366, 1710)
    assert tile.parent(15) == Tile(0, 0, 0)


def test_the_world_is_one_tile_at_zoom_0() -> None:
    (placed,) = needed_tiles(WORLD, 0, "WGS-84")
    assert placed == PlacedTile(Tile(0, 0, 0), WORLD)
    assert nearest_zoom(COARSEST) == 0


def test_a_view_on_an_edge_needs_no_tile_beyond_it() -> None:
    quarter = Extent(0, 0, WORLD.xmax, WORLD.ymax)
    assert [each.tile for each in needed_tiles(quarter, 1, "WGS-84")] == [Tile(1, 1, 0)]


@pytest.mark.parametrize("datum", ["WGS-84", "GCJ-02"])
def test_beyond_the_meridian_the_tiles_of_the_other_side_follow(datum: Datum) -> None:
    view = view_at((180.0, 0.0), 4)
    placed = needed_tiles(view, 4, datum)
    assert {0, 15} < {each.tile.column for each in placed}
    assert min(each.extent.xmin for each in placed) <= view.xmin
    assert max(each.extent.xmax for each in placed) >= view.xmax
    assert all(each.extent.center[0] > WORLD.xmax for each in placed if each.tile.column == 0)


def test_a_view_wider_than_the_world_needs_each_tile_once() -> None:
    tiles = [each.tile for each in needed_tiles(WORLD.buffered(WORLD.width), 2, "WGS-84")]
    assert len(tiles) == len(set(tiles)) == 16
