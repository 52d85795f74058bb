"""Bins have round edges, hold every number, and outliers do not squeeze the others into one."""

import numpy as np
import pytest

from gisapp.core.tables.bins import MOST_BINS, Bins, month_bins


def bins_of(*numbers: float) -> Bins:
    return Bins.of(np.unique(np.array(numbers, np.float64)))


@pytest.mark.parametrize(
    "numbers",
    [
        (0, 100),
        (3.7, 4.1, 5.5),
        (-1e308, 1e308, 0),
        (5e-324, 1.0),
        (1e15, 1e15 + 0.5),
        (0.1, 0.2, 0.30000000000000004),
        (-1000, -1),
        (1, 10**9),
        (2**62, 5),
        (1e308, -1e308, 1.7e308, 5e-324, 0),
    ],
)
def test_edges_ascend_and_hold_all_numbers(numbers: tuple[float, ...]) -> None:
    bins = bins_of(*numbers)
    assert 1 <= len(bins) <= MOST_BINS
    assert (np.diff(bins.edges) > 0).all()
    assert bins.edges[0] <= min(numbers) or bins.clips_low
    assert bins.edges[-1] >= max(numbers) or bins.clips_high
    places = bins.places(np.array(numbers, np.float64))
    assert ((places >= 0) & (places < len(bins))).all()


def test_whole_numbers_of_a_short_range_have_a_bin_each() -> None:
    bins = bins_of(*range(2005, 2025))
    assert bins.edges.tolist() == list(range(2005, 2026))


def test_one_number_is_one_bin() -> None:
    bins = bins_of(7)
    assert bins.edges.tolist() == [7, 7]
    assert bins.places(np.array([7.0])).tolist() == [0]


def test_a_few_far_off_lie_in_the_bins_at_the_ends() -> None:
    numbers = np.append(np.linspace(0, 100, 1000), 1e9)
    bins = Bins.of(numbers)
    assert bins.clips_high
    assert not bins.clips_low
    counts = np.bincount(bins.places(numbers), minlength=len(bins))
    assert counts.max() < 200
    assert counts.sum() == len(numbers)


def test_what_spreads_over_powers_of_ten_has_bins_that_do() -> None:
    bins = bins_of(*(10.0 ** np.linspace(0, 6, 500)))
    assert bins.scale == "log"
    assert bins.edges[:4].tolist() == [1, 2, 5, 10]


def test_a_position_and_its_number_belong_together() -> None:
    bins = bins_of(0, 100)
    assert bins.position_of(-5) == 0
    assert bins.position_of(50) == pytest.approx(0.5)
    assert bins.position_of(1e9) == 1


def test_months_come_singly_or_by_years() -> None:
    few = month_bins(np.array([24204.0, 24215.9]))
    assert len(few) == 12
    many = month_bins(np.array([12.0 * 1990, 12.0 * 2024]))
    assert many.edges[0] == 12 * 1990
    assert len(many) == 35
