"""Times that cells of rows state."""

import pytest

from gisapp.core.own_parks.rows.row_period import period_of_cell
from gisapp.core.parks.facts import Period


@pytest.mark.parametrize(
    ("cell", "start", "end", "precision"),
    [
        (2024, "2024", "2024", "year"),
        ("2024年", "2024", "2024", "year"),
        ("2024-03", "2024-03", "2024-03", "month"),
        ("2024/3/5", "2024-03-05", "2024-03-05", "day"),
        ("2016-2020", "2016", "2020", "range"),
        ("2016年至2020年", "2016", "2020", "range"),
    ],
)
def test_a_cell_states_a_time(cell: str | int, start: str, end: str, precision: str) -> None:
    assert period_of_cell(cell) == Period(start, end, precision, "stated")


def test_years_of_the_republic() -> None:
    assert period_of_cell(114, "minguo").iso == "2025"
    assert period_of_cell("民國113年").iso == "2024"


@pytest.mark.parametrize("cell", [None, "", "一期", "2024-13", "2020-2016", 7.5])
def test_other_cells_state_none(cell: str | float | None) -> None:
    assert period_of_cell(cell) == Period()
