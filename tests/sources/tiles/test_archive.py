"""MBTiles and PMTiles give the tile that was asked for; other files are refused in one sentence."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from pmtiles.tile import TileType, zxy_to_tileid

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.tiles.tile_grid import Tile
from gisapp.errors import ChangedOnDisk, SourceError
from gisapp.sources.open import open_source, opening
from tests.tile_files import NANCHANG, open_tiles, write_mbtiles, write_pmtiles

TILES = {
    Tile(5, 26, 13): b"the region",
    Tile(6, 52, 26): b"north-west",
    Tile(6, 53, 27): b"south-east",
}
MAKERS = 'Survey of &quot;Nanchang&quot; <a href="javascript:x">2020</a>'


@pytest.fixture(params=["mbtiles", "pmtiles"])
def archive_path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"底图 1#2.{request.param}"
    if request.param == "mbtiles":
        bounds = f"{NANCHANG.xmin},{NANCHANG.ymin},{NANCHANG.xmax},{NANCHANG.ymax}"
        write_mbtiles(path, TILES, name="Old map", format="png", bounds=bounds, attribution=MAKERS)
    else:
        write_pmtiles(path, TILES, TileType.PNG, name="Old map", attribution=MAKERS)
    return path


def test_each_tile_is_found_where_it_lies(archive_path: Path) -> None:
    with closing(open_tiles(archive_path)) as archive:
        assert {tile: archive.read(tile) for tile in TILES} == TILES
        assert archive.read(Tile(6, 52, 27)) is None
        assert archive.read(Tile(9, 400, 200)) is None


def test_the_file_says_what_it_holds(archive_path: Path) -> None:
    with closing(open_tiles(archive_path)) as archive:
        basemap = archive.basemap
    assert basemap.name.en == "Old map"
    assert basemap.attribution == 'Survey of "Nanchang" 2020'
    assert (basemap.min_zoom, basemap.max_zoom) == (5, 6)
    assert basemap.extent == extent_from_degrees(NANCHANG)
    assert not basemap.is_online


def other_tiles(path: Path) -> None:
    other = dict.fromkeys(TILES, b"another map")
    beside = path.with_name(f"beside{path.suffix}")
    if path.suffix == ".mbtiles":
        write_mbtiles(beside, other, name="New map", format="png")
    else:
        write_pmtiles(beside, other, TileType.PNG, name="New map")
    beside.replace(path)


@pytest.mark.parametrize(
    "change",
    [
        other_tiles,
        Path.unlink,
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(path.read_bytes() + b"more"),
    ],
    ids=["replaced", "gone", "cut short", "longer"],
)
def test_of_a_file_that_is_another_one_by_now_no_tile_is_shown(
    archive_path: Path, change: Callable[[Path], object]
) -> None:
    with closing(open_tiles(archive_path)) as archive:
        change(archive_path)
        for tile in TILES:
            with pytest.raises(ChangedOnDisk, match=r"(changed on|is gone from the) disk"):
                archive.read(tile)


@pytest.mark.parametrize("suffix", [".mbtiles", ".pmtiles"])
@pytest.mark.parametrize("content", [b"", b"PMTiles\x03" + bytes(200), b"not tiles at all" * 99])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"wrong{suffix}"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"wrong\.\w+ .*\.$"):
        open_tiles(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.mbtiles is not there"):
        open_tiles(tmp_path / "gone.mbtiles")


def test_vector_tiles_are_refused(tmp_path: Path) -> None:
    write_mbtiles(tmp_path / "v.mbtiles", TILES, format="pbf")
    write_pmtiles(tmp_path / "v.pmtiles", TILES, TileType.MVT)
    for name in ("v.mbtiles", "v.pmtiles"):
        with pytest.raises(SourceError, match="only tiles that are pictures"):
            open_tiles(tmp_path / name)


def test_a_file_without_tiles_is_refused(tmp_path: Path) -> None:
    write_mbtiles(tmp_path / "empty.mbtiles", {}, format="png")
    with pytest.raises(SourceError, match="holds no tiles"):
        open_tiles(tmp_path / "empty.mbtiles")


def test_a_file_that_is_cut_short_says_so_when_read(tmp_path: Path) -> None:
    path = tmp_path / "cut.pmtiles"
    write_pmtiles(path, TILES, TileType.PNG)
    path.write_bytes(path.read_bytes()[:-1])
    with closing(open_tiles(path)) as archive:
        assert archive.read(Tile(5, 26, 13)) == b"the region"
        with pytest.raises(
            SourceError, match=r"cut\.pmtiles cannot be read as PMTiles: it ends too early"
        ):
            archive.read(max(TILES, key=lambda tile: zxy_to_tileid(*tile)))


def test_a_file_of_tiles_opens_in_one_step_without_layers(archive_path: Path) -> None:
    (opened,) = opening(str(archive_path))
    assert opened.tiles is not None
    with closing(opened.tiles):
        assert opened.uri == str(archive_path)
        assert opened.layers == ()
        assert opened.dataset is None
        assert opened.share == 1.0


def test_a_file_of_tiles_has_no_layer_to_ask_for(archive_path: Path) -> None:
    with pytest.raises(SourceError, match="has tiles and no layer 'plots'"):
        open_source(f"{archive_path}::plots")


def test_a_file_that_is_refused_is_not_kept_open(archive_path: Path) -> None:
    content = archive_path.read_bytes()
    archive_path.write_bytes(content[: len(content) // 4])
    before = set(open_files())
    with pytest.raises(SourceError):
        open_source(str(archive_path))
    assert set(open_files()) == before


def open_files() -> list[str]:
    return [each.path for each in psutil.Process().open_files()]
