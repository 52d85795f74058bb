"""Cells are written as the program shows them that made them."""

import pytest

from gisapp.core.parks.mapping.cell_value import Cell, as_written


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        (" a ", "a"),
        (13.0, "13"),
        (0.5, "0.5"),
        (2**60, str(2**60)),
        (True, "√"),
        (False, "×"),
        (float("nan"), ""),
        (float("inf"), "inf"),
        (b"\x01", "01"),
    ],
)
def test_a_cell_as_written(cell: Cell, written: str) -> None:
    assert as_written(cell) == written
