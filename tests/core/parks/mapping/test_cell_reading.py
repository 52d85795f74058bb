"""Cells of mapped columns read as numbers in stored units, texts, or not at all."""

import pytest

from gisapp.core.parks.mapping.cell_reading import CellReading, read_cell
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping

MU = ColumnMapping("用地", "plot_area", "mu")


def test_a_number_is_in_stored_units() -> None:
    reading = read_cell(15, MU, is_number=True)

    assert reading is not None
    assert reading.value == pytest.approx(10_000)
    assert reading.unit == "m2"


def test_what_is_no_number_is_garbled_and_kept_as_written() -> None:
    assert read_cell("见附件", MU, is_number=True) == CellReading(
        text="见附件", unit="m2", is_garbled=True, note="no_number"
    )


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_cell_states_nothing(empty: str | None) -> None:
    assert read_cell(empty, MU, is_number=True) is None


def test_a_text_is_as_written() -> None:
    assert read_cell(
        " 工业用地 ", ColumnMapping("用途", "land_use"), is_number=False
    ) == CellReading(text="工业用地")
