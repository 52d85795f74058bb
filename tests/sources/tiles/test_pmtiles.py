"""PMTiles of any maker: packed or not, with directories one below the other, whole or damaged."""

import gzip
from contextlib import closing
from pathlib import Path

import pytest
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.tiles.tile_grid import Tile
from gisapp.errors import SourceError
from gisapp.sources.tiles.pmtiles import PmtilesArchive
from tests.tile_files import NANCHANG, write_pmtiles

TILE = Tile(3, 5, 2)
HEADER_BYTES = 127


def test_packed_tiles_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "map.pmtiles"
    with path.open("wb") as file:
        writer = Writer(file)
        writer.write_tile(zxy_to_tileid(*TILE), gzip.compress(b"here"))
        header = {"tile_type": TileType.PNG, "tile_compression": Compression.GZIP}
        writer.finalize(header, {})
        writer.tile_f.close()
    with closing(PmtilesArchive(path)) as archive:
        assert archive.read(TILE) == b"here"


def test_tiles_are_found_in_directories_below_the_root(tmp_path: Path) -> None:
    path = tmp_path / "map.pmtiles"
    side = 2**8
    tiles = {
        Tile(8, column, row): f"{column} {row}".encode()
        for column in range(side)
        for row in range(0, side, 2)
    }
    write_pmtiles(path, tiles, TileType.PNG)
    with closing(PmtilesArchive(path)) as archive:
        assert all(archive.read(tile) == tiles[tile] for tile in list(tiles)[::997])
        assert archive.read(Tile(8, 3, 1)) is None
        assert archive.basemap.extent == extent_from_degrees(NANCHANG)


def test_one_picture_may_serve_many_tiles(tmp_path: Path) -> None:
    path = tmp_path / "sea.pmtiles"
    tiles = {Tile(4, column, row): b"sea" for column in range(16) for row in range(16)}
    write_pmtiles(path, tiles, TileType.PNG)
    assert path.stat().st_size < 1000
    with closing(PmtilesArchive(path)) as archive:
        assert {archive.read(tile) for tile in tiles} == {b"sea"}


@pytest.mark.parametrize("metadata", [{}, {"name": ""}, {"name": None}])
def test_without_a_name_the_file_gives_it(tmp_path: Path, metadata: dict[str, str]) -> None:
    path = tmp_path / "老地图.pmtiles"
    write_pmtiles(path, {TILE: b"x"}, TileType.PNG, **metadata)
    with closing(PmtilesArchive(path)) as archive:
        assert archive.basemap.name.en == "老地图"
        assert archive.basemap.code == str(path)
        assert (archive.basemap.min_zoom, archive.basemap.max_zoom) == (3, 3)


@pytest.mark.parametrize("kind", [TileType.PNG, TileType.JPEG, TileType.WEBP, TileType.UNKNOWN])
def test_each_format_of_pictures_is_taken(tmp_path: Path, kind: TileType) -> None:
    path = tmp_path / "map.pmtiles"
    write_pmtiles(path, {TILE: b"x"}, kind)
    PmtilesArchive(path).close()


def test_no_damaged_byte_does_more_than_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "map.pmtiles"
    write_pmtiles(path, {TILE: b"x" * 50, Tile(4, 1, 1): b"y" * 50}, TileType.PNG, name="Map")
    sound = path.read_bytes()
    refused: list[str] = []
    for position in range(len(sound)):
        path.write_bytes(sound[:position] + bytes([sound[position] ^ 0xFF]) + sound[position + 1 :])
        try:
            with closing(PmtilesArchive(path)) as archive:
                archive.read(TILE)
        except SourceError as error:
            refused.append(str(error))
    assert len(refused) > 20
    assert all(each.startswith(f"{path} ") and "\n" not in each for each in refused)


@pytest.mark.parametrize("length", [0, 6, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 5])
def test_a_file_that_ends_too_early_is_refused(tmp_path: Path, length: int) -> None:
    path = tmp_path / "map.pmtiles"
    write_pmtiles(path, {TILE: b"x"}, TileType.PNG)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(
        SourceError, match=r"map\.pmtiles (cannot be read as PMTiles|is empty): .+\.$"
    ):
        PmtilesArchive(path)
