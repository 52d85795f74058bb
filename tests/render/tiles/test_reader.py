"""Tiles of a file arrive like a server's, and a damaged one does no harm to the others."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pmtiles.tile import TileType
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gisapp.core.tiles.basemap import TileAddress, TileStatus
from gisapp.core.tiles.tile_grid import Tile
from gisapp.render.tiles.reader import TileReader
from tests.tile_files import open_tiles, write_mbtiles, write_pmtiles
from tests.tiles import PATIENCE_MS, color_of, picture

TILES = [Tile(10, 840 + column, 426) for column in range(5)]
DAMAGED, ABSENT = TILES[1], Tile(10, 0, 0)

Read = Callable[[Path], TileReader]


@pytest.fixture
def read(qtbot: QtBot) -> Iterator[Read]:
    """Make readers of files; they are closed in the end."""
    readers: list[TileReader] = []

    def reader(path: Path) -> TileReader:
        readers.append(TileReader(open_tiles(path)))
        return readers[-1]

    yield reader
    for each in readers:
        each.close()
        each.deleteLater()


@pytest.mark.parametrize("suffix", ["mbtiles", "pmtiles"])
def test_each_tile_arrives_and_a_damaged_one_is_counted(
    read: Read, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"map.{suffix}"
    tiles = {tile: picture(color_of(tile)) for tile in TILES} | {DAMAGED: b"no picture"}
    if suffix == "mbtiles":
        write_mbtiles(path, tiles, format="png")
    else:
        write_pmtiles(path, tiles, TileType.PNG)
    reader = read(path)
    images: dict[Tile, QImage] = {}
    reader.arrived.connect(lambda address, image: images.__setitem__(address.tile, image))
    reader.want([TileAddress(tile) for tile in [*TILES, ABSENT]])
    done = TileStatus(0, 1, "unusable")
    qtbot.waitUntil(lambda: reader.status == done, timeout=PATIENCE_MS)
    assert images.keys() == {*TILES, ABSENT} - {DAMAGED}
    assert images.pop(ABSENT).isNull()
    for tile, image in images.items():
        assert image.pixelColor(0, 255) == color_of(tile)


def test_the_newest_request_goes_first_and_older_ones_are_dropped(
    read: Read, qtbot: QtBot, tmp_path: Path
) -> None:
    write_mbtiles(tmp_path / "map.mbtiles", {tile: picture(color_of(tile)) for tile in TILES})
    reader = read(tmp_path / "map.mbtiles")
    arrived: list[Tile] = []
    reader.arrived.connect(lambda address, _: arrived.append(address.tile))
    reader.want([TileAddress(tile) for tile in TILES[:4]])
    reader.want([TileAddress(TILES[4])])
    qtbot.waitUntil(lambda: TILES[4] in arrived, timeout=PATIENCE_MS)
    # The first was being read already.
    assert set(arrived) <= {TILES[0], TILES[4]}
