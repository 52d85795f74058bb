"""Years of the Republic are told from western ones by heading and range."""

from collections.abc import Sequence

import pytest

from gisapp.core.parks.mapping.calendar_choice import calendar_of
from gisapp.core.parks.mapping.cell_value import Cell
from gisapp.core.parks.mapping.value_forms import ValueForms
from gisapp.sources.parks.known_headings import known_headings


@pytest.mark.parametrize(
    ("heading", "values", "calendar"),
    [
        ("年度", [112, 113, 114], "minguo"),
        ("年度", [2022, 2023], "western"),
        ("民國年", [5, 14], "minguo"),
        ("西元年", [113], "western"),
        ("年度", ["民國113年3月", "民國99年12月"], "minguo"),
        ("日期", ["113.03.05", "099.12.01"], "minguo"),
        ("日期", ["1130305", "0991201"], "minguo"),
        ("日期", ["2024-03-05"], "western"),
        ("年度", [12, 13], "western"),
        ("年度", [], "western"),
    ],
)
def test_the_calendar_of_a_column_of_times(
    heading: str, values: Sequence[Cell], calendar: str
) -> None:
    year = known_headings().schema.properties["year"]
    assert calendar_of(year, heading, "western", ValueForms(values)) == calendar


def test_amounts_have_the_calendar_of_their_heading() -> None:
    tax = known_headings().schema.properties["tax"]
    assert calendar_of(tax, "税收", "western", ValueForms([100, 120])) == "western"
    assert calendar_of(tax, "114年度稅收", "minguo", ValueForms([100, 120])) == "minguo"
