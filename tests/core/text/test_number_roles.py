"""What the numbers of a column are: as its heading says, and as they look."""

from collections.abc import Sequence
from typing import Literal

import pytest

from gisapp.core.text.number_headings import NumberRole
from gisapp.core.text.number_roles import Value, suggested_role

CREDIT_NUMBERS = [360_111_001_000 + step * step for step in range(12)]
INVESTMENTS = [250_000_000 + step * 1_000_000 * (step % 3) for step in range(12)]
LONG = 2305843009213693001
AMOUNTS = [7, 7, 12, 1, 40, 3, 9, 12, 8, 5, 2, 30]


@pytest.mark.parametrize(
    ("heading", "values", "role"),
    [
        ("code", [360111, 360102, None], "code"),
        ("code", [0.5, 1.5], "quantity"),
        ("year", [2017, 2020.0, 0, None], "year"),
        ("year", [1899, 2017], "quantity"),
        ("year", [2016.5], "quantity"),
        ("year", [0, 0], "quantity"),
        (None, [2017, 2018], "quantity"),
        (None, AMOUNTS, "quantity"),
        (None, list(range(1000, 1040)), "code"),
        (None, list(range(9)), "quantity"),
        (None, CREDIT_NUMBERS, "code"),
        (None, INVESTMENTS, "quantity"),
        (None, [2**60, 12], "code"),
        (None, [360_111_001_007, 360_111_001_005, None], "code"),
        (None, [360_111_001_007] * 12, "code"),
        (None, [360_111_000_000, 120_000_000_000], "quantity"),
        (None, [360_111_001_007, 12], "quantity"),
        ("quantity", [360_111_001_007], "quantity"),
        ("year", [2010, 2010], "year"),
        ("year", [20170305, 20190501], "code"),
        ("year", [201703, 0], "code"),
        ("year", [45, 12], "quantity"),
        (None, [1e18, 12.0], "quantity"),
        (None, [float("inf"), float("nan"), 2.5], "quantity"),
        (None, [True, False, None], "text"),
        (None, [], "quantity"),
        ("code", [None], "code"),
    ],
)
def test_values_confirm_what_the_heading_says(
    heading: NumberRole | None, values: Sequence[Value], role: NumberRole | Literal["text"]
) -> None:
    assert suggested_role(heading, values) == role
