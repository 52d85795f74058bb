"""Ranges are cut at round numbers, and none of them is left without features for it."""

import numpy as np
import pytest
from numpy.typing import NDArray

from gisapp.core.layers.styles.round_breaks import pretty_breaks, quantile_breaks

ODD = [
    [1.7e308, -1.7e308, 0, 1, 2, 3, 4],
    [5e-324, 1e-323, 0, 1.5e-323, 2e-323, 3e-323],
    [1e17 + 16 * step for step in range(9)],
    np.nextafter(1.0, 2.0) ** np.arange(9),
    [-5, -3, -1, 0, 2, 4, 8, 9],
]
"""Huge, tiny, far from zero beside their differences, next to each other, below zero."""


def sizes(numbers: NDArray[np.float64], breaks: NDArray[np.float64]) -> list[int]:
    """Return how many numbers fall into each class."""
    places = np.searchsorted(breaks, numbers, side="right")
    counts: list[int] = np.bincount(places, minlength=len(breaks) + 1).tolist()
    return counts


def test_quantiles_have_about_equally_many_and_are_round() -> None:
    rents = np.random.default_rng(7).gamma(2, 15, 100_000).round(1)
    breaks = quantile_breaks(rents, 5)
    assert breaks.tolist() == [13, 20, 30, 45]
    assert sizes(rents, breaks) == pytest.approx([20_000] * 5, rel=0.15)


def test_a_number_that_most_share_has_a_class_of_its_own() -> None:
    mostly_none = np.concatenate((np.zeros(900), np.arange(1.0, 101.0)))
    breaks = quantile_breaks(mostly_none, 5)
    assert breaks.tolist() == [1]
    assert sizes(mostly_none, breaks) == [900, 100]


@pytest.mark.parametrize("numbers", ODD)
def test_odd_numbers_are_cut_as_well(numbers: list[float]) -> None:
    array = np.array(numbers)
    for count in (2, 5, 250):
        for breaks in (quantile_breaks(array, count), pretty_breaks(array, count)):
            assert 1 <= len(breaks) <= count
            assert (np.diff(breaks) > 0).all()
            assert (breaks > array.min()).all()
            assert (breaks <= array.max()).all()


@pytest.mark.parametrize("numbers", ODD)
def test_one_class_of_odd_numbers_is_made(numbers: list[float]) -> None:
    array = np.array(numbers)
    assert not len(quantile_breaks(array, 1))
    assert len(pretty_breaks(array, 1)) <= 1


def test_no_quantile_is_empty() -> None:
    rng = np.random.default_rng(7)
    for _ in range(200):
        spread, decimals = 10.0 ** rng.integers(-3, 6), int(rng.integers(3))
        numbers = rng.normal(0, spread, int(rng.integers(1, 60))).round(decimals)
        assert min(sizes(numbers, quantile_breaks(numbers, 5))) > 0


def test_intervals_are_equally_wide_and_may_be_empty() -> None:
    numbers = np.array([0.05, 0.3, 0.3, 0.93])
    breaks = pretty_breaks(numbers, 5)
    assert breaks.tolist() == [0.2, 0.4, 0.6, 0.8]
    assert sizes(numbers, breaks) == [1, 2, 0, 0, 1]


def test_one_number_is_not_cut() -> None:
    for cut in (quantile_breaks, pretty_breaks):
        assert cut(np.array([3.0, 3.0]), 5).tolist() == []
