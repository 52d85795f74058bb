"""Folders of the program's own are apart from each other and from what the user has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.stand_ins.private_folder import check_room, link, new_folder, readable_name
from tests.vector_files import BOX, write

OPENS_AND_WAITS = """
import sys
from gisapp.sources.stand_ins.private_folder import new_folder
(new_folder() / "unpacked.gpkg").touch()
print("made", flush=True)
sys.stdin.read()
"""


def started(temporary: Path) -> subprocess.Popen[str]:
    """A program that has unpacked something, until it is killed or its input ends."""
    program = subprocess.Popen(
        [sys.executable, "-c", OPENS_AND_WAITS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(temporary)},
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "made\n"
    return program


def make_old(temporary: Path) -> None:
    for mark in temporary.glob("*/.gisapp-in-use"):
        os.utime(mark, (0, 0))


def test_what_a_killed_run_left_goes_at_the_next_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "gisapp-my-maps").mkdir()
    with started(tmp_path) as killed, started(tmp_path) as running:
        killed.kill()
        killed.wait()
        make_old(tmp_path)
        assert len(list(tmp_path.rglob("unpacked.gpkg"))) == 2
        with started(tmp_path) as later:
            assert len(list(tmp_path.rglob("unpacked.gpkg"))) == 2, "its own and the running one's"
            later.communicate("")
        assert len(list(tmp_path.rglob("unpacked.gpkg"))) == 1
        running.communicate("")
    assert [each.name for each in tmp_path.iterdir()] == ["gisapp-my-maps"]


def test_each_folder_is_new_and_empty_and_lies_beside_the_others() -> None:
    one, other = new_folder(), new_folder()
    assert one != other
    assert one.parent == other.parent
    assert not list(one.iterdir())
    assert not list(other.iterdir())


def test_a_folder_can_be_written_to_and_has_room(tmp_path: Path) -> None:
    (new_folder() / "plots.txt").write_text("here")
    check_room(tmp_path / "plots.gpkg", 1)


def test_what_no_disk_has_room_for_is_one_sentence_that_says_where(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as failure:
        check_room(tmp_path / "plots.gpkg", 10**18)
    assert failure.value.code == "no_room_to_open"
    assert f"on the disk of {new_folder().parent.parent}" in str(failure.value)


def test_a_linked_file_reads_the_same_and_its_own_folder_gets_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    place = link(path, new_folder() / "other.geojson")
    assert place.read_bytes() == path.read_bytes()
    place.with_suffix(".idx").write_bytes(b"index")
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_relative_path_finds_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    monkeypatch.chdir(tmp_path)
    place = link(Path("plots.geojson"), new_folder() / "plots.geojson")
    assert place.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_chinese_name_is_read_in_either_encoding(encoding: str) -> None:
    assert readable_name(os.fsdecode("地块.shp".encode(encoding))) == "地块.shp"


OPEN_AT_ONCE = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from gisapp.sources.stand_ins.private_folder import new_folder
together = Barrier(8)
def made(_):
    together.wait()
    return new_folder()
with ThreadPoolExecutor(8) as workers:
    folders = list(workers.map(made, range(8)))
assert all(folder.is_dir() for folder in folders)
assert len({folder.parent for folder in folders}) == 1
"""


def test_workers_that_begin_at_once_have_their_folders_in_one(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", OPEN_AT_ONCE],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        check=True,
    )
