"""Each cause for which a file cannot be read has its own sentence."""

import errno
import os
from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.formats.failures import cause_of, check_readable
from gisapp.sources.open import open_source
from tests.vector_files import BOX, write


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.gpkg", b"", "empty_file"),
        ("a.gpkg", b"no database", "not_its_format"),
        ("a.txt", b"no map", "not_a_map"),
        ("a.geojson", b'{"type": "FeatureCollection",\n "features": [', "json_damaged"),
        ("a.json", b'{"a": 1}', "json_without_maps"),
        ("a.json", '{"a": "工业"}'.encode("utf-16"), "wrong_encoding"),
        ("a.geojson", b"<html>Log in</html>", "web_page"),
        ("a.zip", b"PK no more", "archive_damaged"),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceError) as failure:
        open_source(str(path))
    assert failure.value.code == code
    assert failure.value.values["path"] == path


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "no_permission"),
        (errno.ENOSPC, "disk_full"),
        (errno.EIO, "not_readable"),
    ],
)
def test_what_the_system_says_is_told_in_words(tmp_path: Path, number: int, code: str) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    assert cause_of(path, OSError(number, os.strerror(number))).code == code


@pytest.mark.parametrize("name", ["gone.shp", "no folder/a.shp", "x" * 300, "a\0b"])
def test_what_is_not_there_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="is not there"):
        check_readable(tmp_path / name)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="is neither a file nor a folder"):
        check_readable(tmp_path / "pipe")


def test_encodings_that_cannot_be_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    with pytest.raises(SourceError, match="'nonsense-9' is no encoding"):
        open_source(str(path), encoding="nonsense-9")
    with pytest.raises(SourceError, match="always read as it states them"):
        open_source(str(path), encoding="GBK")
