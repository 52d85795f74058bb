"""A folder is there whole or as it was, and one with the files of others is left alone."""

from pathlib import Path

import pytest

from gisapp.errors import ExportError
from gisapp.export.whole_folder import whole_folder

OURS = '<meta name="generator" content="gisapp">'


def write(folder: Path, text: str = "") -> None:
    with whole_folder(folder, "index.html", "values") as part:
        (part / "index.html").write_text(OURS + text)
        (part / "values").mkdir()


def fail(folder: Path) -> None:
    with whole_folder(folder, "index.html", "values") as part:
        (part / "index.html").write_text("half")
        raise OSError(28, "no room")


def test_a_new_folder_takes_the_place_of_an_older_or_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site")
    write(tmp_path / "site", "second")
    assert (tmp_path / "site" / "index.html").read_text() == OURS + "second"
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_what_fails_leaves_the_old_folder(tmp_path: Path) -> None:
    write(tmp_path / "site", "first")
    with pytest.raises(ExportError):
        fail(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == OURS + "first"
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["letter.docx", "index.html", "values"])
def test_the_folders_of_others_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(ExportError, match="other files"):
        write(tmp_path)
    assert (tmp_path / name).read_text() == "mine"


def test_a_file_or_a_missing_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("mine")
    with pytest.raises(ExportError, match="is a file"):
        write(tmp_path / "page")
    with pytest.raises(ExportError, match="no folder"):
        write(tmp_path / "nowhere" / "site")
