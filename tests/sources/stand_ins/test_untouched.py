"""The folder of a file stays as it is, whatever the format, and the file is opened by any name."""

import hashlib
import os
import shutil
import sqlite3
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest

from gisapp.core.tiles.tile_grid import Tile
from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.tile_files import write_mbtiles
from tests.vector_files import BOX, write

NAMES = (
    "x!y",
    "a;b",
    "a::b",
    "地块#1",
    "100%",
    "a%20b",
    "a?b",
    "数据.zip",
    "🏭",
    "q'\"",
    "-dash",
    " a ",
)


def state_of(folder: Path) -> dict[str, tuple[int, str]]:
    """Return the time and content of all that is in a folder."""
    return {
        str(each.relative_to(folder)): (
            each.stat().st_mtime_ns,
            hashlib.sha256(each.read_bytes()).hexdigest(),
        )
        for each in folder.rglob("*")
        if each.is_file()
    }


def read_out(path: Path | str) -> list[str]:
    """Open a source, read a feature of each layer, and return the names of the layers."""
    opened = open_source(str(path))
    for layer in opened.layers:
        layer.attributes.record(int(layer.geometry.feature_ids[0]))
    if opened.tiles is not None:
        opened.tiles.close()
    return [layer.origin.layer for layer in opened.layers]


@pytest.mark.parametrize(
    "suffix", ["gpkg", "geojson", "shp", "fgb", "gml", "kml", "csv", "mif", "tab", "sqlite", "zip"]
)
def test_nothing_is_written_beside_a_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"plots.{suffix}"
    if suffix == "csv":
        path.write_text('WKT,name\n"POINT (116 28)",mill\n')
    elif suffix == "kml":
        gpd.GeoDataFrame({"Name": ["甲"]}, geometry=[BOX], crs=4326).to_file(path, driver="LIBKML")
    elif suffix in ("mif", "tab"):
        frame = gpd.GeoDataFrame({"name": ["a"]}, geometry=[BOX], crs=4326)
        frame.to_file(path, driver="MapInfo File")
    elif suffix == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(write(tmp_path / "inside.gpkg", [BOX]), "inside.gpkg")
    else:
        write(path, [BOX, BOX], geometry_type="Polygon")
    path.with_suffix(".gfs").unlink(missing_ok=True)
    path.with_suffix(".xsd").unlink(missing_ok=True)
    before = state_of(tmp_path)
    assert read_out(path)
    assert state_of(tmp_path) == before


def test_nothing_is_written_beside_tiles(tmp_path: Path) -> None:
    path = tmp_path / "tiles.mbtiles"
    write_mbtiles(path, {Tile(0, 0, 0): b""}, format="png")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    before = state_of(tmp_path)
    read_out(path)
    assert state_of(tmp_path) == before


@pytest.mark.parametrize("park", [False, True])
def test_a_database_that_another_program_has_open_is_read_with_its_log(
    tmp_path: Path, park: bool
) -> None:
    """Its newest rows stand in the log; neither that nor the file is written to."""
    table = "site" if park else "plots"
    path = write(tmp_path / "plots.gpkg", [BOX, BOX, BOX], layer=table)
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode=WAL")
    # The triggers of the spatial index need functions that Python's SQLite lacks.
    for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        other.execute(f'DROP TRIGGER "{name}"')
    other.execute(f"UPDATE {table} SET 名称 = '只在日志里' WHERE fid = 1")
    other.commit()
    assert path.with_name("plots.gpkg-wal").stat().st_size
    folder = tmp_path / "copy"
    folder.mkdir()
    for each in tmp_path.glob("plots.gpkg*"):
        shutil.copy(each, folder)
    other.close()
    before = state_of(folder)
    (layer,) = open_source(str(folder / "plots.gpkg")).layers
    assert layer.attributes.record(1)["名称"] == "只在日志里"
    assert state_of(folder) == before


def test_a_database_in_a_folder_that_cannot_be_written_opens_without_its_log(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    assert path.read_bytes()[18:20] == b"\x02\x02"
    before = state_of(tmp_path)
    assert read_out(path) == ["plots"]
    assert state_of(tmp_path) == before


@pytest.mark.parametrize("suffix", ["geojson", "shp", "gpkg", "fgb"])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_opens_whatever_it_is_called(tmp_path: Path, name: str, suffix: str) -> None:
    plain = write(tmp_path / f"plots.{suffix}", [BOX], geometry_type="Polygon")
    for part in tmp_path.glob("plots.*"):
        part.rename(part.with_name(f"{name}{part.suffix}"))
    before = state_of(tmp_path)
    expected = "plots" if suffix in ("gpkg", "fgb", "geojson") else name
    assert read_out(plain.with_name(f"{name}.{suffix}")) in ([expected], [name])
    assert state_of(tmp_path) == before


def test_a_name_in_gbk_is_read_as_chinese(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    name = os.fsencode(tmp_path) + b"/" + "地块".encode("gbk") + b".geojson"
    path.rename(os.fsdecode(name))
    (layer,) = open_source(os.fsdecode(name)).layers
    assert layer.group == "地块.geojson"
    assert layer.layer_id.startswith("地块/")


@pytest.mark.parametrize("folder", ["folder.zip", "2024.成果", "a!b", "x::y", "park.gdb.old"])
def test_a_folder_may_be_called_like_an_archive(tmp_path: Path, folder: str) -> None:
    inside = tmp_path / folder
    inside.mkdir()
    path = write(tmp_path / "plots.geojson", [BOX]).rename(inside / "plots.geojson")
    assert read_out(path) == ["plots"]


def test_a_file_that_ends_like_a_layer_is_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a::b.gpkg", [BOX], layer="north")
    assert read_out(path) == ["north"]
    assert read_out(f"{path}::north") == ["north"]
    with pytest.raises(SourceError, match="has no layer 'south'"):
        read_out(f"{path}::south")
