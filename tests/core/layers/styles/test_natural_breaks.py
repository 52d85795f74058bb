"""Natural breaks are the best ones, found in time however many numbers there are."""

import numpy as np
import pytest

from gisapp.core.layers.styles.natural_breaks import MOST_GROUPS, natural_breaks


def spread(numbers: np.ndarray, breaks: np.ndarray) -> float:
    """Return the sum of squared distances from the mean of each class."""
    classes = np.searchsorted(breaks, numbers, side="right")
    return sum(
        float(((numbers[classes == each] - numbers[classes == each].mean()) ** 2).sum())
        for each in np.unique(classes)
    )


def known_breaks(numbers: np.ndarray, count: int) -> np.ndarray:
    """Return the last number of each class but the last, as another library finds them."""
    # It compiles as it is imported, for seconds: not in every process that collects tests.
    import mapclassify

    return np.asarray(mapclassify.FisherJenks(numbers, k=count).bins[:-1])


@pytest.mark.parametrize("count", [2, 3, 5, 7])
@pytest.mark.parametrize("seed", range(4))
def test_no_other_cut_is_better(count: int, seed: int) -> None:
    numbers = np.random.default_rng(seed).lognormal(2, 1, 120).round(2)
    found = natural_breaks(numbers, count)
    assert found.is_exact
    assert len(found.breaks) == count - 1
    expected = spread(numbers, np.nextafter(known_breaks(numbers, count), np.inf))
    assert spread(numbers, found.breaks) == pytest.approx(expected)


def test_gaps_are_found_among_a_million_numbers() -> None:
    chance = np.random.default_rng(1)
    numbers = np.concatenate([chance.normal(middle, 1, 300_000) for middle in (0, 40, 1000)])
    found = natural_breaks(numbers, 3)
    assert not found.is_exact
    assert 5 < found.breaks[0] <= 45
    assert 50 < found.breaks[1] <= 1005
    assert set(found.breaks) <= set(numbers), "a class begins with a number that there is"


def test_near_numbers_taken_together_are_hardly_worse_than_the_best() -> None:
    numbers = np.unique(np.random.default_rng(2).lognormal(3, 2, MOST_GROUPS + 500))
    exact = natural_breaks(numbers[:MOST_GROUPS], 5)
    assert exact.is_exact
    found = natural_breaks(numbers, 5)
    best = spread(numbers, known_breaks(numbers, 5))
    assert spread(numbers, found.breaks) < 1.05 * best


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([5.0], []), ([5.0] * 9, []), ([1.0, 2.0], [2.0]), ([-1e308, 0.0, 1e308], [0.0, 1e308])],
)
def test_few_numbers_are_a_class_each(numbers: list[float], expected: list[float]) -> None:
    assert natural_breaks(np.array(numbers), 5).breaks.tolist() == expected


def test_huge_numbers_are_told_apart() -> None:
    numbers = np.concatenate((np.linspace(-1.7e308, -1.6e308, 9), np.linspace(1.6e308, 1.7e308, 9)))
    assert natural_breaks(numbers, 2).breaks.tolist() == [1.6e308]
