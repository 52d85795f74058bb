"""Cells of plot lines are filled from fields that are called as such fields are."""

import pytest

from gisapp.export.boundary_cells import CellFields, plot_cells


@pytest.mark.parametrize(
    ("fields", "guessed"),
    [
        (
            ("地块编号", "地块名称", "图幅号", "地块用途", "地类编码"),
            ("地块编号", "地块名称", "图幅号", "地块用途", "地类编码"),
        ),
        (("dkbh", "DKMC", "TFH", "DKYT", "DLBM"), ("dkbh", "DKMC", "TFH", "DKYT", "DLBM")),
        (("name", "名称", "area"), ("", "名称", "", "", "")),
        ((), ("", "", "", "", "")),
    ],
)
def test_fields_are_guessed_by_their_names(
    fields: tuple[str, ...], guessed: tuple[str, ...]
) -> None:
    found = CellFields.guessed(fields)
    assert (found.number, found.name, found.sheet, found.use, found.code) == guessed


def test_what_was_behind_the_cells_goes_there_again() -> None:
    fields = CellFields.guessed(("其他属性1", "其他属性2"))
    cells = plot_cells(5, 1.0, {"其他属性1": "备注", "其他属性2": None}, fields)
    assert cells[8:] == ["备注", ""]


def test_fields_that_a_layer_lacks_are_left_out() -> None:
    assert CellFields("a", "b", more=("c", "d")).among(("b", "d")) == CellFields(
        name="b", more=("d",)
    )


def test_values_cannot_end_a_cell_or_a_line() -> None:
    cells = plot_cells(4, 0.00004, {"n": "甲,乙@\n丙", "k": 7}, CellFields("k", "n"))
    assert cells == ["4", "0.0000", "7", "甲，乙＠ 丙", "面", "", "", ""]
