"""A file is whole and new, or as it was: nothing in between, and nothing left beside it."""

from pathlib import Path

import pytest

from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_file


def test_what_was_written_takes_the_files_place(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    path.write_text("old")
    with whole_file(path) as part:
        assert part.suffix == ".png"
        part.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    path.write_text("old")

    def fail() -> None:
        with whole_file(path) as part:
            part.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("folder", "is a folder; name a file to write"),
        ("no/such/folder/map.png", "there is no folder .*; choose another place"),
        ("file.txt/map.png", "there is no folder .*; choose another place"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").touch()

    def write() -> None:
        with whole_file(tmp_path / name) as part:
            part.write_text("new")

    with pytest.raises(ExportError, match=sentence):
        write()
    assert {each.name for each in tmp_path.rglob("*")} == {"folder", "file.txt"}
