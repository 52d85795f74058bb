"""What a file is said to be by its name is held against how it begins."""

from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.formats.file_kinds import (
    begins_otherwise,
    can_be_in_any_encoding,
    check_no_web_page,
    format_of,
)


@pytest.mark.parametrize(
    ("name", "start", "otherwise"),
    [
        ("a.gpkg", b"SQLite format 3\0", False),
        ("a.gpkg", b"\x89PNG", True),
        ("a.geojson", b"\xef\xbb\xbf\n [", False),
        ("a.geojson", b"Dear all", True),
        ("a.json", '{"a": 1}'.encode("utf-16"), False),
        ("a.kml", b"<?xml", False),
        ("a.gml", b"PK", True),
        ("a.ZIP", b"Rar!", True),
        ("a.dxf", b"anything", False),
        ("a.xyz", b"anything", False),
    ],
)
def test_how_files_begin(tmp_path: Path, name: str, start: bytes, otherwise: bool) -> None:
    path = tmp_path / name
    path.write_bytes(start)
    assert begins_otherwise(path) is otherwise


def test_a_name_says_a_format_or_none() -> None:
    assert format_of(Path("a.SHP")) == "Shapefile"
    assert format_of(Path("a.xyz")) is None


def test_a_web_page_is_no_map_whatever_its_name() -> None:
    check_no_web_page(Path("a.kml"), b"<?xml version='1.0'?><kml>")
    with pytest.raises(SourceError, match="is a web page"):
        check_no_web_page(Path("a.csv"), b"\xef\xbb\xbf \n<!DOCTYPE HTML>")


def test_some_formats_have_one_encoding_for_all() -> None:
    assert can_be_in_any_encoding("a/plots.SHP")
    assert not any(map(can_be_in_any_encoding, ("a.gpkg", "a.fgb", "a.parquet")))
