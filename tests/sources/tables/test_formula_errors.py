"""Formulas that failed are read from workbooks, and told by row."""

import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from gisapp.core.progress import NO_PROGRESS
from gisapp.sources.open import open_source
from gisapp.sources.tables.formula_errors import formula_errors
from tests.workbooks import Rows, write_workbook

FAILED = (
    '<row r="4"><c r="A4" t="inlineStr"><is><t>D</t></is></c>'
    '<c r="B4" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    '<c t="e" r="C4"><v>#REF!</v></c><c r="D4" t="e"/></row>'
)


def workbook(tmp_path: Path, added: str = FAILED) -> Path:
    rows: Rows = [["编号", "面积", "税收", "用途"], ["A", 1, 10, "工业"], ["B", 2, 20, "工业"]]
    whole = write_workbook(tmp_path / "whole.xlsx", {"地块": rows})
    path = tmp_path / "park.xlsx"
    with ZipFile(whole) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, text.replace("</sheetData>", f"{added}</sheetData>"))
    return path


def test_each_failed_cell_is_known_by_its_place(tmp_path: Path) -> None:
    found = formula_errors(workbook(tmp_path), NO_PROGRESS)
    assert found == {"地块": {(3, 1): "#DIV/0!", (3, 2): "#REF!"}}


def test_they_are_told_by_row_and_numbers_stay_numbers(tmp_path: Path) -> None:
    (layer,) = open_source(str(workbook(tmp_path))).layers
    (told,) = (each for each in layer.origin.problems if each.code == "formula_errors")
    assert told.count == 1
    assert "row 4" in told.message
    assert "#DIV/0!" in told.message
    assert layer.attributes.record(4)["面积"] is None
    assert layer.attributes.record(2)["面积"] == 1


def test_a_file_of_text_tells_them_too(tmp_path: Path) -> None:
    path = tmp_path / "plots.csv"
    path.write_text("编号,面积\nA,1\nB,#N/A\n#3,2\n", encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    (told,) = (each for each in layer.origin.problems if each.code == "formula_errors")
    assert (told.count, "row 3" in told.message) == (1, True)


@pytest.mark.parametrize("stored", [b"", b"PK\x03\x04", b"no workbook"])
def test_what_is_no_workbook_has_none(stored: bytes, tmp_path: Path) -> None:
    path = tmp_path / "park.xlsx"
    path.write_bytes(stored)
    assert formula_errors(path, NO_PROGRESS) == {}


def test_cells_that_never_end_take_no_time(tmp_path: Path) -> None:
    path = workbook(tmp_path, '<c t="e" r="A9"><f>' * 100_000)
    started = time.process_time()
    formula_errors(path, NO_PROGRESS)
    assert time.process_time() - started < 5
