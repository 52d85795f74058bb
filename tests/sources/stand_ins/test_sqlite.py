"""A database is read with its newest rows, and SQLite writes nothing beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest

from gisapp.sources.stand_ins.sqlite import quiet_database, read_only_uri
from tests.vector_files import BOX, write


def plots_in(folder: Path, mode: str) -> tuple[Path, sqlite3.Connection]:
    """Return a GeoPackage, and another program that has it open and made its newest table."""
    path = write(folder / "plots.gpkg", [BOX, BOX], geometry_type="Polygon")
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode={mode}")
    other.execute("CREATE TABLE newest AS SELECT '新' AS remark")
    other.commit()
    return path, other


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_closed_database_is_read_without_a_copy_or_a_trace(tmp_path: Path, mode: str) -> None:
    path, other = plots_in(tmp_path, mode)
    other.close()
    before = path.read_bytes()
    made = quiet_database(path)
    assert (made is None) == (mode == "DELETE")
    name = made.name if made else path
    assert pyogrio.read_info(name, layer="plots")["features"] == 2
    with closing(sqlite3.connect(read_only_uri(path), uri=True)) as connection:
        assert connection.execute("SELECT remark FROM newest").fetchone() == ("新",)
        assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == before


def test_an_open_one_is_read_with_its_log_which_is_left_alone(tmp_path: Path) -> None:
    path, other = plots_in(tmp_path, "WAL")
    log = path.with_name("plots.gpkg-wal")
    before = path.read_bytes(), log.read_bytes()
    made = quiet_database(path)
    assert made is not None
    for address in (f"file:{made.name}", read_only_uri(path)):
        with closing(sqlite3.connect(address, uri=True)) as copy:
            assert copy.execute("SELECT remark FROM newest").fetchone() == ("新",)
    assert (path.read_bytes(), log.read_bytes()) == before
    other.close()
