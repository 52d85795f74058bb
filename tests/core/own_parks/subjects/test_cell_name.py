"""The name of a cell in spreadsheet programs."""

from pathlib import Path

from gisapp.core.own_parks.subjects.cell_name import cell_name
from gisapp.core.own_parks.subjects.own_subject import FactCell
from gisapp.core.own_parks.subjects.row_facts import place_of
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from tests.own_files import OwnFiles, opened, write_book, write_plots
from tests.workbooks import write_workbook


def cell_of(files: OwnFiles, layer: str, row: int, column: str) -> FactCell:
    return FactCell(files.ref(layer, row), column, place_of(files.layer(layer), row, column))


def test_a_cell_of_a_sheet_has_its_letters_and_row(tmp_path: Path) -> None:
    files = opened(write_book(tmp_path))
    cell = cell_of(files, "企业", 5, "税收（万元）")
    assert cell_name(files.layer("企业"), cell) == "企业!D5"


def test_columns_without_anything_count_and_odd_names_are_quoted(tmp_path: Path) -> None:
    rows = (("名称", None, "税收"), ("甲", None, 1), ("乙", None, 2))
    book = write_workbook(tmp_path / "a.xlsx", {"It's 2024": rows})
    files = opened(book, mappings={"It's 2024": LayerMapping("enterprise")})
    layer = files.layer("It's 2024")
    assert cell_name(layer, cell_of(files, "It's 2024", 3, "税收")) == "'It''s 2024'!C3"


def test_a_file_that_is_no_sheet_has_no_cells(tmp_path: Path) -> None:
    files = opened(write_plots(tmp_path))
    assert cell_name(files.layer("地块台账"), cell_of(files, "地块台账", 1, "面积")) == ""
