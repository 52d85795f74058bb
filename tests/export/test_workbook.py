"""Workbooks come back as they were written, and nothing in them is a formula."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from gisapp.core.layers.attributes import AttributeValue
from gisapp.errors import ExportError
from gisapp.export.workbook import Sheet, write_workbook


def test_values_come_back_and_formulas_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    rows: list[list[AttributeValue]] = [
        ["=1+1", 1.5, None],
        ["昌东", 9007199254740993, True],
        ["x" * 40_000, -2, float("nan")],
    ]

    write_workbook(path, {"地块": Sheet(("名称", "面积", "备注"), rows)})

    book = CalamineWorkbook.from_path(path)
    read = book.get_sheet_by_name("地块").to_python()
    assert read[0] == ["名称", "面积", "备注"]
    assert read[1][:2] == ["=1+1", 1.5]
    assert read[2][:2] == ["昌东", "9007199254740993"]
    assert read[3][1] == -2
    assert len(str(read[3][0])) == 32_767


def test_sheets_of_one_name_and_with_odd_letters_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"

    write_workbook(path, {"a/b": Sheet(("x",), ()), "A:B": Sheet(("x",), ())})

    assert CalamineWorkbook.from_path(path).sheet_names == ["a b", "A B 2"]


def test_a_folder_that_goes_meanwhile_is_told_and_a_number_without_end_is_a_text(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def rows() -> Iterator[tuple[AttributeValue, ...]]:
        yield (10**400,)
        shutil.rmtree(folder)

    with pytest.raises(ExportError):
        write_workbook(folder / "out.xlsx", {"a": Sheet(("x",), rows())})


def test_more_columns_than_excel_takes_are_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with pytest.raises(ExportError, match=r"Excel takes 16384 columns, and there are 16385"):
        write_workbook(path, {"wide": Sheet([str(each) for each in range(16_385)], ())})
    assert not path.exists()
