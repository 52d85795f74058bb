"""MBTiles of any maker: rows from the south, and whatever stands in the table of metadata."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gisapp.core.progress import Progress
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.tiles.tile_grid import Tile
from gisapp.errors import Cancelled, SourceError
from gisapp.sources.tiles.mbtiles import MbtilesArchive
from tests.tile_files import NANCHANG, write_mbtiles

TILE = Tile(3, 5, 2)


def test_rows_are_counted_from_the_south(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"here"}, format="png")
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT tile_row FROM tiles").fetchall() == [(5,)]
    with closing(MbtilesArchive(path)) as archive:
        assert archive.read(TILE) == b"here"
        assert archive.read(Tile(3, 5, 5)) is None


@pytest.mark.parametrize("picture", ["png", "PNG", "jpg", "jpeg", "webp", ""])
def test_each_format_of_pictures_is_taken(tmp_path: Path, picture: str) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"}, format=picture)
    MbtilesArchive(path).close()


@pytest.mark.parametrize(
    "bounds", ["", "everywhere", "1,2,3", "1,2,3,4,5", "1,2,3,x", "115,28,115,28", "116,29,115,28"]
)
def test_bounds_that_make_no_box_mean_the_whole_world(tmp_path: Path, bounds: str) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"}, bounds=bounds)
    with closing(MbtilesArchive(path)) as archive:
        assert archive.basemap.extent is None


def test_bounds_in_degrees_become_an_extent_of_the_map(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    bounds = f" {NANCHANG.xmin}, {NANCHANG.ymin}, {NANCHANG.xmax}, {NANCHANG.ymax} "
    write_mbtiles(path, {TILE: b"x"}, bounds=bounds)
    with closing(MbtilesArchive(path)) as archive:
        assert archive.basemap.extent == extent_from_degrees(NANCHANG)


def test_without_metadata_the_file_gives_the_name_and_the_tiles_the_zooms(tmp_path: Path) -> None:
    path = tmp_path / "老地图.mbtiles"
    write_mbtiles(path, {TILE: b"x", Tile(7, 0, 0): b"y"})
    with closing(MbtilesArchive(path)) as archive:
        basemap = archive.basemap
    assert (basemap.code, basemap.name.en) == (str(path), "老地图")
    assert (basemap.min_zoom, basemap.max_zoom) == (3, 7)
    assert basemap.attribution == ""


@pytest.mark.parametrize("statement", ["DROP TABLE metadata", "DROP TABLE tiles"])
def test_a_missing_table_is_one_sentence(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"})
    with closing(sqlite3.connect(path)) as database:
        database.execute(statement)
    with pytest.raises(SourceError, match=r"map\.mbtiles cannot be read as MBTiles: it is damaged"):
        MbtilesArchive(path)


def test_zooms_that_are_no_numbers_mean_that_there_are_no_tiles(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"})
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE tiles SET zoom_level = 'deep'")
    with pytest.raises(SourceError, match="holds no tiles"):
        MbtilesArchive(path)


def test_a_tile_without_a_picture_is_none(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"})
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE tiles SET tile_data = NULL")
    with closing(MbtilesArchive(path)) as archive:
        assert archive.read(TILE) is None


def test_the_file_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"})
    before = path.read_bytes()
    path.chmod(0o444)
    with closing(MbtilesArchive(path)) as archive:
        archive.read(TILE)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["map.mbtiles"]


def write_view(path: Path, statement: str) -> None:
    """Write a file whose tiles are a view."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        database.execute("CREATE TABLE zooms AS SELECT 3 AS zoom")
        database.execute(f"CREATE VIEW tiles AS {statement}")
        database.commit()


COUNTING = "WITH RECURSIVE r(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM r)"


def test_opening_tiles_without_an_end_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_view(
        path,
        f"{COUNTING} SELECT i AS zoom_level, 0 AS tile_column, 0 AS tile_row,"
        " x'00' AS tile_data FROM r",
    )
    looks = iter([False] * 1000)
    with pytest.raises(Cancelled):
        MbtilesArchive(path, Progress(cancelled=lambda: next(looks, True)))


def test_a_tile_that_is_looked_for_without_an_end_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_view(
        path,
        "SELECT zoom AS zoom_level, 0 AS tile_column, 0 AS tile_row,"
        f" ({COUNTING} SELECT max(i) FROM r) AS tile_data FROM zooms",
    )
    with closing(MbtilesArchive(path)) as archive, pytest.raises(SourceError) as failure:
        archive.read(Tile(3, 0, 7))
    assert failure.value.code == "no_answer"


@pytest.mark.parametrize("bounds", ["nan,nan,nan,nan", "-inf,0,inf,9", "1e9,1e9,2e9,2e9"])
def test_bounds_outside_the_world_mean_all_of_it(tmp_path: Path, bounds: str) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"}, bounds=bounds)
    with closing(MbtilesArchive(path)) as archive:
        assert archive.basemap.extent is None


def change(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement, values)


@pytest.mark.parametrize("stored", ["a text", 2**40, 1.5, bytes(17 * 2**20)])
def test_a_tile_that_is_no_picture_is_one_missing_tile(tmp_path: Path, stored: object) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"bad", Tile(3, 5, 3): b"sound"}, format="png")
    change(path, "UPDATE tiles SET tile_data = ? WHERE tile_data = ?", stored, b"bad")
    with closing(MbtilesArchive(path)) as archive:
        with pytest.raises(SourceError, match="damaged"):
            archive.read(TILE)
        assert archive.read(Tile(3, 5, 3)) == b"sound"


def test_a_tile_of_nothing_is_a_place_without_one(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"}, format="png")
    change(path, "UPDATE tiles SET tile_data = NULL")
    with closing(MbtilesArchive(path)) as archive:
        assert archive.read(TILE) is None


def test_zooms_that_cannot_be_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"}, format="png")
    for zoom in (-3, 31, 2**40):
        change(path, "INSERT INTO tiles VALUES (?, 0, 0, x'00')", zoom)
    with closing(MbtilesArchive(path)) as archive:
        assert (archive.basemap.min_zoom, archive.basemap.max_zoom) == (3, 3)


def test_metadata_without_end_and_of_bad_bytes_are_shown_in_part(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    write_mbtiles(path, {TILE: b"x"}, format="png")
    change(
        path,
        "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT 'name' AS name, CAST(x'4d617080' AS TEXT) AS value FROM n",
    )
    change(path, "DROP TABLE metadata")
    change(path, "ALTER TABLE tiles RENAME TO tiles_")
    change(path, "CREATE VIEW metadata AS SELECT * FROM endless")
    change(path, "CREATE VIEW tiles AS SELECT * FROM tiles_")
    with closing(MbtilesArchive(path)) as archive:
        assert archive.basemap.name.en == "Map\N{REPLACEMENT CHARACTER}"
        assert archive.read(TILE) == b"x"
