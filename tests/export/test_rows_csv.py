"""Rows are written so that every spreadsheet opens them as they are."""

import csv
from pathlib import Path

import pytest

from gisapp.errors import ExportError
from gisapp.export.rows_csv import write_rows


def test_rows_are_written_with_their_headings(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    write_rows(path, {"行号": [5], "=a": ["x, y"], "n": [None]})
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["行号", "'=a", "n"], ["5", "x, y", ""]]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_rows(tmp_path / "none" / "rows.csv", {"a": ["1"]})
