"""Each cause for which a file cannot be read has its own sentence."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gisapp.core.layers.read_as import ReadAs
from gisapp.errors import SourceError
from gisapp.sources.formats.failures import check_readable
from gisapp.sources.open import open_source
from tests.parks import EMBEDDED
from tests.vector_files import BOX, write


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.gpkg", b"", "empty_file"),
        ("a.gpkg", b"no database", "not_its_format"),
        ("a.txt", b"no map", "not_a_map"),
        ("a.geojson", b'{"type": "FeatureCollection",\n "features": [', "json_damaged"),
        ("a.json", b'{"a": 1}', "json_without_maps"),
        ("a.json", '{"a": "工业"}'.encode("utf-16"), "not_utf8"),
        ("a.geojson", b'{"a": "\xb9\xa4"}', "not_utf8"),
        ("a.geojson", b"Dear all, here is the map", "not_its_format"),
        ("a.geojson", b"<html>Log in</html>", "web_page"),
        ("a.csv", b"<!DOCTYPE html><html>", "web_page"),
        ("a.mbtiles", b"<!DOCTYPE html><html>", "web_page"),
        ("a.zip", b"PK no more", "archive_damaged"),
        ("a.zip", b"Rar!", "not_its_format"),
        ("a.kmz", b"\x89PNG", "not_its_format"),
        ("a.mbtiles", b"no tiles", "not_its_format"),
        ("a.pmtiles", b"no tiles" * 50, "not_its_format"),
        ("a.kml", b"no markup", "not_its_format"),
        ("a.gml", b"no markup", "not_its_format"),
        ("a.gml", b"<gml>\n<gml:Point", "xml_damaged"),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceError) as failure:
        open_source(str(path))
    assert failure.value.code == code
    assert failure.value.values["path"] == path


@pytest.mark.parametrize("name", ["gone.shp", "no folder/a.shp", "x" * 300, "a\0b"])
def test_what_is_not_there_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="is not there"):
        check_readable(tmp_path / name)


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.shp").symlink_to("gone.shp")
    (tmp_path / "b.shp").symlink_to("b.shp")
    with pytest.raises(SourceError, match="a link to a file that is not there"):
        check_readable(tmp_path / "a.shp")
    with pytest.raises(SourceError, match="a link that leads back to itself"):
        check_readable(tmp_path / "b.shp")


@pytest.mark.parametrize("name", ["a.mbtiles", "a.pmtiles", "a.gpkg"])
def test_a_folder_is_a_folder_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(SourceError, match="is a folder without map files"):
        open_source(str(tmp_path / name))


@pytest.mark.parametrize("name", ["park.gpkg", "a.mbtiles"])
def test_a_file_that_another_program_locks_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(EMBEDDED.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(SourceError, match="is in use by another program"):
            open_source(str(path))


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="is neither a file nor a folder"):
        check_readable(tmp_path / "pipe")


def test_encodings_that_cannot_be_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    with pytest.raises(SourceError, match="'nonsense-9' is no encoding"):
        open_source(str(path), read_as=ReadAs(encoding="nonsense-9"))
    with pytest.raises(SourceError, match="always in UTF-8"):
        open_source(str(path), read_as=ReadAs(encoding="GBK"))
