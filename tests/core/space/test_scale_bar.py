"""A scale bar is of a round length, and no longer than there is room for."""

import pytest

from gisapp.core.space.scale_bar import STEPS_IN_QUARTERS, round_metres


@pytest.mark.parametrize(
    ("resolution", "metres"), [(0.05, 5.0), (1.0, 100.0), (1.4, 200.0), (3.6, 500.0), (10, 1000.0)]
)
def test_it_is_the_longest_round_length_that_fits(resolution: float, metres: float) -> None:
    assert round_metres(resolution, 150.0) == pytest.approx(metres)


@pytest.mark.parametrize("resolution", [0.013, 0.9, 7.3, 66.0, 5200.0])
def test_quarters_of_a_bar_are_round_too(resolution: float) -> None:
    metres = round_metres(resolution, 150, STEPS_IN_QUARTERS)
    assert 150 * 0.4 < metres / resolution <= 150
    assert f"{metres:e}"[:4] in ("1.00", "2.00", "4.00", "5.00")
