"""Cells of a sheet become columns; what is mixed stays as it is written."""

from datetime import date, datetime, time, timedelta

import pyarrow as pa
import pytest

from gisapp.sources.tables.sheet_columns import as_text, column_of_cells


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ([12.0, "", 13.0], [12, None, 13]),
        ([12.5, 13.0], [12.5, 13.0]),
        ([True, ""], [True, None]),
        ([date(2020, 5, 17), ""], [date(2020, 5, 17), None]),
        ([datetime(2020, 5, 17, 8, 30), date(2020, 5, 18)], ["2020-05-17 08:30:00", "2020-05-18"]),
        (["007", 8.0, None], ["007", "8", None]),
        (["", None], [None, None]),
        ([time(8, 30), 1.5], ["08:30:00", "1.5"]),
    ],
)
def test_a_column_has_the_type_of_its_cells(cells: list[object], values: list[object]) -> None:
    assert column_of_cells(cells).to_pylist() == values


def test_a_number_beyond_exact_ones_stays_a_float() -> None:
    assert pa.types.is_floating(column_of_cells([1e17]).type)


def test_a_time_span_reads_as_in_its_program() -> None:
    assert as_text(timedelta(hours=30, minutes=5)) == "30:05:00"
