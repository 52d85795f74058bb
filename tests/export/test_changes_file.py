"""Changes are written as a workbook with a sheet for each kind, or as one CSV."""

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from gisapp.core.deliveries.compare import compare
from gisapp.errors import ExportError
from gisapp.export.changes_file import write_changes
from gisapp.words import load_words
from tests.deliveries import NEW_ROWS, OLD_ROWS, opened, write_book, write_plots

EN = load_words("en")


def test_a_workbook_has_whole_rows_and_what_was_not_compared(tmp_path: Path) -> None:
    twice = (*NEW_ROWS, ("DK-001", "again", "1", "", "", ""), ("", "y", "1", "", "", ""))
    old = opened(write_book(tmp_path, "old.xlsx", OLD_ROWS))
    new = opened(write_book(tmp_path, "new.xlsx", twice))
    path = tmp_path / "changes.xlsx"
    write_changes(path, compare(old, new), old, new, EN)
    book = CalamineWorkbook.from_path(str(path))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert list(sheets) == [
        *("Added", "Gone", "Moved", "Changed"),
        *("Repeated keys", "Without key"),
    ]
    assert sheets["Added"][1][:3] == [4.0, "DK-004", "四号"]
    assert sheets["Gone"][1][:3] == [3.0, "DK-002", "二号"]
    assert sheets["Changed"][1] == ["DK-003", "状态", "投产", "停产", 4.0, 2.0]
    assert sheets["Repeated keys"][1] == ["DK-001", "2", "3, 6"]
    assert sheets["Without key"][1] == ["", 7.0]


def test_a_csv_has_a_line_for_each_change(tmp_path: Path) -> None:
    formula = [("=1+1" if cell == "停产" else cell for cell in row) for row in NEW_ROWS]
    old = opened(write_plots(tmp_path, "old.gpkg", OLD_ROWS))
    new = opened(write_plots(tmp_path, "new.gpkg", [tuple(row) for row in formula], moved="DK-001"))
    path = tmp_path / "changes.csv"
    write_changes(path, compare(old, new), old, new, EN)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == [
        *("Change", "Key", "Column", "Before", "Now", "Moved by (m)", "Area grown by (m²)")
    ]
    assert [line[:2] for line in lines[1:]] == [
        ["Added", "DK-004"],
        ["Gone", "DK-002"],
        ["Moved", "DK-001"],
        ["Changed", "DK-003"],
    ]
    assert float(lines[3][5]) == pytest.approx(10, rel=0.01)
    assert lines[4][4] == "'=1+1"


def test_no_changes_are_a_file_too_and_other_suffixes_are_refused(tmp_path: Path) -> None:
    old = opened(write_book(tmp_path, "old.xlsx", OLD_ROWS))
    changes = compare(old, old)
    write_changes(tmp_path / "none.csv", changes, old, old, EN)
    assert len((tmp_path / "none.csv").read_text("utf-8").splitlines()) == 1
    with pytest.raises(ExportError, match="xlsx"):
        write_changes(tmp_path / "none.doc", changes, old, old, EN)
