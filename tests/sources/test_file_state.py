"""A file is known again by size, time and a look inside; anything else is another file."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from gisapp.errors import ChangedOnDisk, SourceError
from gisapp.sources.file_state import FileState
from gisapp.sources.open import open_source
from tests.vector_files import BOX, write

LARGE = bytes(range(256)) * 4096


def keeping_time(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def changed(path: Path) -> None:
        state = path.stat()
        change(path)
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    return changed


def overwrite(at: int) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at, os.SEEK_SET if at >= 0 else os.SEEK_END)
            file.write(b"!")

    return write


@pytest.mark.parametrize(
    "change",
    [
        Path.touch,
        Path.unlink,
        lambda path: path.write_bytes(LARGE[:-1]),
        keeping_time(lambda path: path.write_bytes(LARGE + b"x")),
        keeping_time(overwrite(24)),
        keeping_time(overwrite(-3)),
    ],
    ids=["time", "gone", "shorter", "longer", "head", "tail"],
)
def test_a_changed_file_is_not_current(tmp_path: Path, change: Callable[[Path], object]) -> None:
    path = tmp_path / "plots.gpkg"
    path.write_bytes(LARGE)
    os.utime(path, ns=(0, 0))
    state = FileState.of(path)
    assert state.is_current
    change(path)
    assert not state.is_current


@pytest.mark.parametrize(
    ("name", "beside", "belongs"),
    [
        ("a.shp", "a.dbf", True),
        ("a.shp", "a.shx", True),
        ("a.shp", "a.xml", False),
        ("a.tab", "a.dat", True),
        ("a.gpkg", "a.gpkg-wal", True),
        ("a.gpkg", "a.gpkg-shm", False),
        ("a.gml", "a.gfs", False),
        ("a.gdb/x.gdbtable", "a.gdb/y.gdbtable", True),
    ],
)
def test_what_belongs_to_a_file_is_looked_at_too(
    tmp_path: Path, name: str, beside: str, belongs: bool
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"1")
    source = path.parent if path.parent != tmp_path else path
    state = FileState.of(source)
    (tmp_path / beside).write_bytes(b"2")
    assert state.is_current is not belongs


def rewrite(path: Path, state: FileState, failure: Exception | None = None) -> None:
    with state.kept():
        path.write_text("22", "utf-8")
        if failure is not None:
            raise failure


def test_work_on_a_changed_file_fails_before_and_after(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    path.write_text("1", "utf-8")
    state = FileState.of(path)
    with pytest.raises(ChangedOnDisk, match=r"plots\.geojson changed on disk; reload it\.$"):
        rewrite(path, state)
    with pytest.raises(ChangedOnDisk), state.kept():
        raise AssertionError("nothing is read any more")
    path.unlink()
    with pytest.raises(ChangedOnDisk, match="is gone from the disk"), state.kept():
        raise AssertionError("nothing is read any more")


def test_what_fails_for_another_reason_fails_for_that(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    path.write_text("1", "utf-8")
    state = FileState.of(path)
    with pytest.raises(SourceError, match="no such layer"), state.kept():
        raise SourceError("no such layer")
    with pytest.raises(ChangedOnDisk) as told:
        rewrite(path, state, SourceError("no such layer"))
    assert isinstance(told.value.__cause__, SourceError)


def test_an_open_geopackage_with_a_journal_stays_as_it_is(tmp_path: Path) -> None:

    path = write(tmp_path / "plots.gpkg", [BOX, BOX])
    connection = sqlite3.connect(path)
    connection.create_function("ST_IsEmpty", 1, lambda _: 0)
    for edge in ("MinX", "MinY", "MaxX", "MaxY"):
        connection.create_function(f"ST_{edge}", 1, lambda _: 0.0)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("UPDATE plots SET 名称 = 'only in the journal' WHERE fid = 1")
    connection.commit()
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    (layer,) = open_source(str(path)).layers
    assert layer.attributes.record(1)["名称"] == "only in the journal"
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before
    connection.execute("UPDATE plots SET 名称 = 'newer' WHERE fid = 1")
    connection.commit()
    with pytest.raises(ChangedOnDisk):
        layer.attributes.record(1)
    connection.close()


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_a_name_as_long_as_any_can_be_is_one(tmp_path: Path, suffix: str) -> None:
    written = write(tmp_path / f"plots{suffix}", [BOX])
    path = written.rename(tmp_path / ("x" * (255 - len(suffix)) + suffix))
    assert open_source(str(path)).layers[0].feature_count == 1
    assert FileState.of(path).is_current
