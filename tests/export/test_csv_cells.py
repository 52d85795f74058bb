"""Cells of CSV files are guarded as on the exported page."""

from math import inf

import pytest

from gisapp.export.csv_cells import csv_cell, csv_line
from tests.shared.expectations import Case, cases


@pytest.mark.parametrize("expected", cases("csv_guard"), ids=lambda each: repr(each["text"]))
def test_text_is_never_a_formula(expected: Case) -> None:
    assert csv_cell(expected["text"]) == expected["cell"]


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert csv_line([-1.5, 3, 2017.0, None, "a"]) == "-1.5,3,2017,,a\r\n"


def test_values_that_are_no_text_are_guarded_too() -> None:
    assert csv_line([-inf, b"\x2d"]) == '"\'-inf",2d\r\n'
