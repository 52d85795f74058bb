"""Project files are read whatever was done to them: one sentence, and what is sound."""

import json
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from gisapp.core.project.project import Project, ProjectSource
from gisapp.core.project.project_json import project_as_json
from gisapp.errors import SourceError
from gisapp.sources.project.project_file import (
    all_lie_in,
    content_of,
    digest_of,
    digest_on_disk,
    is_project,
    read_project,
)
from tests.projects import whole_project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files of a project."""
    for name in ("data/地块.shp", "firms.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def document(folder: Path) -> dict[str, Any]:
    return dict(project_as_json(whole_project(str(folder)), str(folder)))


def written(folder: Path, made: dict[str, Any] | bytes) -> Path:
    path = folder / "park.gisapp"
    path.write_bytes(made if isinstance(made, bytes) else json.dumps(made).encode())
    return path


def code_of(path: Path) -> str:
    with pytest.raises(SourceError) as raised:
        read_project(path)
    assert str(raised.value) != raised.value.code
    return raised.value.code


def test_a_project_is_read_with_its_files_in_place(folder: Path) -> None:
    read = read_project(written(folder, document(folder)))
    assert read.project == whole_project(str(folder))
    assert not read.problems
    assert not read.missing
    assert not read.is_newer


def test_a_moved_folder_is_found_and_what_is_gone_is_missing(folder: Path) -> None:
    path = written(folder, document(folder))
    moved = folder.with_name(f"{folder.name} moved")
    folder.rename(moved)
    (moved / "firms.xlsx").unlink()
    read = read_project(moved / path.name)
    assert read.project.sources[1].place == str(moved / "data" / "地块.shp")
    assert read.missing == {"firms"}


def test_a_file_that_stayed_is_found_by_its_absolute_path(folder: Path) -> None:
    path = written(folder, document(folder))
    away = folder / "a" / "b" / "c" / "d"
    away.mkdir(parents=True)
    read = read_project(path.rename(away / path.name))
    assert not read.missing


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "project_damaged"),
        (b"\0" * 100, "project_damaged"),
        (b"[" * 100_000, "project_damaged"),
        (b'{"format": "gisapp-project", "a": ' + b"[" * 100 + b"]" * 100 + b"}", "project_damaged"),
        (b'{"format": "gisapp-project", "version": ' + b"9" * 5000 + b"}", "project_damaged"),
        (b"[1]", "no_project"),
        (b'{"type": "FeatureCollection"}', "no_project"),
        (b"\xff\xfe\x00", "project_damaged"),
    ],
)
def test_what_is_no_project_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, code: str
) -> None:
    assert code_of(written(tmp_path, content)) == code


def test_a_project_cut_anywhere_is_damaged(folder: Path) -> None:
    whole = content_of(document(folder))
    for length in range(0, len(whole) - 2, 97):
        assert code_of(written(folder, whole[:length])) == "project_damaged"


def test_flipped_bits_never_end_in_a_trace(folder: Path) -> None:
    whole, chance = content_of(document(folder)), random.Random(4)
    for _ in range(300):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path = written(folder, bytes(flipped))
        # Anything else than an expected failure ends the test.
        with suppress(SourceError):
            assert read_project(path).project.sources is not None


def test_what_is_no_file_is_no_project(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "no_file"
    assert code_of(tmp_path / "gone.gisapp") == "not_there"
    assert code_of(tmp_path / ("long" * 100)) == "name_of_nothing"


def test_endless_and_strange_numbers_are_left_out(folder: Path) -> None:
    made = content_of(document(folder)).replace(b'"opacity": 0.5', b'"opacity": NaN')
    made = made.replace(b'"resolution": 5.0', b'"resolution": 1e999')
    read = read_project(written(folder, made))
    places = [each.values["part"] for each in read.problems]
    assert places == ["layers[1].opacity", "view.resolution"]
    # What was strange is kept as a text, so that it can be written again.
    assert content_of(read.document)


def test_names_that_are_no_text_survive(folder: Path) -> None:
    project = Project(sources=(ProjectSource("a", f"{folder}/\udcff.csv"),))
    path = written(folder, content_of(project_as_json(project, str(folder))))
    assert read_project(path).project.sources[0].place == f"{folder}/\udcff.csv"


def test_a_newer_version_says_what_is_not_understood(folder: Path) -> None:
    made = document(folder) | {"version": 7, "charts": []}
    made["layers"][1]["glow"] = 1
    read = read_project(written(folder, made))
    assert read.is_newer
    assert len(read.project.layers) == 4
    sentence = str(read.problems[0])
    assert "(7)" in sentence
    assert "layers.glow, charts" in sentence


def test_a_mark_of_byte_order_is_no_harm(folder: Path) -> None:
    read = read_project(written(folder, b"\xef\xbb\xbf" + content_of(document(folder))))
    assert read.project == whole_project(str(folder))


def test_a_project_is_known_by_its_name() -> None:
    assert is_project(Path("a/Park.GISAPP"))
    assert not is_project(Path("a/park.gpkg"))


def test_a_file_is_told_from_another_by_its_digest(tmp_path: Path) -> None:
    path = written(tmp_path, b"one")
    assert digest_on_disk(path) == digest_of(b"one") != digest_of(b"two")
    assert digest_on_disk(tmp_path / "gone") == ""
    with pytest.raises(SourceError):
        digest_on_disk(tmp_path)


def test_all_files_lie_in_a_folder_or_not(tmp_path: Path) -> None:
    assert all_lie_in(whole_project(str(tmp_path)), tmp_path)
    assert not all_lie_in(whole_project("/elsewhere"), tmp_path)
