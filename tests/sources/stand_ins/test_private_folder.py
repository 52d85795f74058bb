"""Folders of the program's own are apart from each other and from what the user has."""

import os
from pathlib import Path

import pytest

from gisapp.sources.stand_ins.private_folder import free_bytes, link, new_folder, readable_name
from tests.vector_files import BOX, write


def test_each_folder_is_new_and_empty_and_lies_beside_the_others() -> None:
    one, other = new_folder(), new_folder()
    assert one != other
    assert one.parent == other.parent
    assert not list(one.iterdir())
    assert not list(other.iterdir())


def test_a_folder_can_be_written_to_and_has_room() -> None:
    (new_folder() / "plots.txt").write_text("here")
    assert free_bytes() > 0


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
