"""A folder is there whole or as it was, and one with the files of others is left alone."""

from pathlib import Path

import pytest

from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_file
from gisapp.export.whole_folder import filled_folder, whole_folder

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


def test_who_is_killed_between_old_and_new_finds_the_old_one_after_the_next_export(
    tmp_path: Path,
) -> None:
    write(tmp_path / "site", "first")
    part = tmp_path / ".gisapp-0123.part"
    (part / "old").mkdir(parents=True)
    (tmp_path / "site").rename(part / "old" / "site")
    (part / "new").mkdir()
    with whole_file(tmp_path / "other.txt") as other:
        other.write_text("else")
    assert (tmp_path / "site" / "index.html").read_text() == OURS + "first"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["other.txt", "site"]


def test_files_come_together_and_what_is_there_stays(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "sheets"
    for text in ("first", "second"):
        with filled_folder(place) as part:
            (part / "a.txt").write_text(text)
            assert not place.exists() or (place / "a.txt").read_text() == "first"
        (place / "mine.txt").write_text("mine")
    assert {each.name: each.read_text() for each in place.iterdir()} == {
        "a.txt": "second",
        "mine.txt": "mine",
    }
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["sheets"]


def test_what_was_written_before_a_failure_is_there_and_the_failure_names_what_is_wanted(
    tmp_path: Path,
) -> None:
    place = tmp_path / "sheets"

    def fail_in_the_second() -> None:
        with filled_folder(place) as part:
            (part / "a.txt").write_text("whole")
            with whole_file(part / "none" / "b.txt"):
                pass

    with pytest.raises(ExportError) as failed:
        fail_in_the_second()
    assert str(place / "none" / "b.txt") in str(failed.value)
    assert [each.name for each in place.iterdir()] == ["a.txt"]
    with pytest.raises(ExportError, match="is a file"), filled_folder(place / "a.txt"):
        pass


def test_a_file_or_a_missing_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("mine")
    with pytest.raises(ExportError, match="is a file"):
        write(tmp_path / "page")
    with pytest.raises(ExportError, match="no folder"):
        write(tmp_path / "nowhere" / "site")
