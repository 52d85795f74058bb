"""PMTiles of any maker: packed or not, with directories one below the other, whole or damaged."""

import gzip
import tracemalloc
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from pmtiles.tile import Compression, HeaderDict, TileType, serialize_header, zxy_to_tileid
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


def pmtiles(root: bytes, metadata: bytes, tiles: bytes = b"", max_zoom: int = 3) -> bytes:
    """A file of given parts, whatever they say."""
    header = {
        "root_offset": HEADER_BYTES,
        "root_length": len(root),
        "metadata_offset": HEADER_BYTES + len(root),
        "metadata_length": len(metadata),
        "tile_data_offset": HEADER_BYTES + len(root) + len(metadata),
        "tile_data_length": len(tiles),
        "clustered": True,
        "internal_compression": Compression.GZIP,
        "tile_compression": Compression.NONE,
        "tile_type": TileType.PNG,
        "min_zoom": 0,
        "max_zoom": max_zoom,
    }
    return bytes(serialize_header(cast("HeaderDict", header))) + root + metadata + tiles


NO_TILES = gzip.compress(b"\0")
ONE_TILE = gzip.compress(bytes([1, 0, 1, 4, 1]))
NOTHING = gzip.compress(b"{}")


@pytest.mark.parametrize(
    "content",
    [
        pmtiles(gzip.compress(bytes(10**8)), NOTHING),
        pmtiles(NO_TILES, gzip.compress(b" " * 10**8)),
        pmtiles(NO_TILES, gzip.compress(b"[" * 100_000)),
        pmtiles(NO_TILES, NOTHING, max_zoom=200),
        pmtiles(gzip.compress(b"\xff" * 50), NOTHING),
        pmtiles(gzip.compress(b"\xff\xff\x03"), NOTHING),
    ],
    ids=["directory", "metadata", "nested", "zooms", "large number", "missing entries"],
)
def test_what_unfolds_or_cannot_be_is_a_sentence_and_takes_no_memory(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "bomb.pmtiles"
    path.write_bytes(content)
    tracemalloc.start()
    with pytest.raises(SourceError, match=r"bomb\.pmtiles cannot be read as PMTiles"):
        PmtilesArchive(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 30 * 2**20


def test_a_tile_that_unfolds_is_one_missing_tile(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pmtiles"
    with path.open("wb") as file:
        writer = Writer(file)
        writer.write_tile(zxy_to_tileid(*TILE), gzip.compress(bytes(10**8)))
        writer.write_tile(zxy_to_tileid(*Tile(4, 1, 1)), gzip.compress(b"sound"))
        header = {"tile_type": TileType.PNG, "tile_compression": Compression.GZIP}
        writer.finalize(header, {})
        writer.tile_f.close()
    with closing(PmtilesArchive(path)) as archive:
        with pytest.raises(SourceError, match="damaged"):
            archive.read(TILE)
        assert archive.read(Tile(4, 1, 1)) == b"sound"


def test_a_directory_that_leads_to_itself_ends(tmp_path: Path) -> None:
    path = tmp_path / "circle.pmtiles"
    itself = gzip.compress(bytes([1, 0, 0, len(ONE_TILE), 1]))
    path.write_bytes(pmtiles(itself, NOTHING))
    with closing(PmtilesArchive(path)) as archive, pytest.raises(SourceError, match="damaged"):
        archive.read(TILE)


def test_directories_that_are_not_packed_are_read(tmp_path: Path) -> None:
    path = tmp_path / "plain.pmtiles"
    content = bytearray(pmtiles(gzip.decompress(ONE_TILE), b'{"name": "Plain"}', b"here"))
    content[97] = Compression.NONE.value
    path.write_bytes(content)
    with closing(PmtilesArchive(path)) as archive:
        assert archive.read(Tile(0, 0, 0)) == b"here"
        assert archive.basemap.name.en == "Plain"
