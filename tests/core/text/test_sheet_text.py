"""The round values beside a chart, and rows as one line."""

from itertools import pairwise

import pytest

from gisapp.core.text.sheet_text import RowText, tick_values


@pytest.mark.parametrize("largest", [0.003, 0.7, 1, 9.99, 10, 47, 470, 12345, 3e9])
def test_ticks_are_round_and_reach_nearly_the_largest_value(largest: float) -> None:
    ticks = tick_values(largest)
    steps = {round(after - before, 12) for before, after in pairwise(ticks)}
    assert ticks[0] == 0
    assert 2 <= len(ticks) <= 4
    assert ticks[-1] <= 1.25 * largest
    assert ticks[-1] > 0.4 * largest
    assert max(steps) == pytest.approx(min(steps))
    assert f"{ticks[1]:e}"[0] in "125"


@pytest.mark.parametrize("largest", [0, -3])
def test_without_a_positive_value_there_is_only_zero(largest: float) -> None:
    assert tick_values(largest) == (0.0,)


def test_a_row_is_spoken_without_its_empty_parts() -> None:
    assert RowText("Area", "12 mu", qualification="2017").spoken == "Area · 12 mu · 2017"
