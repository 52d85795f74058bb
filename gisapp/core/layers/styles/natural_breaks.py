"""Where numbers leave gaps: natural breaks, by the method of Jenks and Fisher.

W. D. Fisher, "On Grouping for Maximum Homogeneity", Journal of the American Statistical
Association 53 (1958).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MOST_GROUPS = 1500
"""So many different numbers are told apart exactly; of more, near ones are taken together."""


class NaturalBreaks(NamedTuple):
    """Where classes begin, and whether all numbers were told apart.

    Parameters
    ----------
    breaks : (classes - 1,) float64
        In the unit of the numbers, ascending.
    is_exact : bool
        False if near numbers were taken together.
    """

    breaks: NDArray[np.float64]
    is_exact: bool


def natural_breaks(numbers: NDArray[np.float64], count: int) -> NaturalBreaks:
    """Return where to cut numbers so that those of a class lie as near together as can be.

    The sum of squared distances from the mean of each class is the least of all ways to cut. All
    numbers are counted, however many; of more than `MOST_GROUPS` different ones, near ones are
    taken together first, and no group is cut.

    Parameters
    ----------
    numbers : (n,) float64
        In any unit; finite, at least one.
    count : int
        How many classes to make, at least 1.

    Examples
    --------
    >>> natural_breaks(np.array([1.0, 2.0, 2.0, 9.0, 10.0, 30.0]), 3).breaks.tolist()
    [9.0, 30.0]
    """
    values, counts = np.unique(numbers, return_counts=True)
    if len(values) <= count:
        return NaturalBreaks(values[1:], is_exact=True)
    starts = np.arange(len(values))
    if len(values) > MOST_GROUPS:
        starts = _starts_of_groups(values, counts)
    return NaturalBreaks(
        values[starts[_best_cuts(values, counts, starts, count)]],
        is_exact=len(starts) == len(values),
    )


def _starts_of_groups(values: NDArray[np.float64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where groups of near values begin: some equally full, some equally wide.

    So neither a crowd nor a few that lie far out are lumped together.
    """
    half = MOST_GROUPS // 2
    total = int(counts.sum())
    full = np.searchsorted(np.cumsum(counts), np.arange(half) * (total / half))
    low, high = values[0], values[-1]
    edges = low + (high / half - low / half) * np.arange(half)
    wide = np.minimum(np.searchsorted(values, edges), len(values) - 1)
    starts = np.concatenate(([0], full, wide))
    starts.sort()
    return starts[np.diff(starts, prepend=-1) > 0]


def _best_cuts(
    values: NDArray[np.float64],
    counts: NDArray[np.int64],
    starts: NDArray[np.int64],
    count: int,
) -> NDArray[np.int64]:
    """Return the first group of each class but the first."""
    # Around their middle and in units of their width: squares of huge numbers lose all digits.
    low, high = values[0], values[-1]
    scaled = values / (high / 2 - low / 2 or 1.0) - (low / 2 + high / 2) / (high / 2 - low / 2 or 1)
    weights, sums, squares = (
        np.concatenate(([0.0], np.cumsum(np.add.reduceat(each, starts))))
        for each in (counts.astype(np.float64), counts * scaled, counts * scaled**2)
    )
    groups = len(starts)
    costs = _costs(weights, sums, squares)
    least = costs[0].copy()
    cuts = np.zeros((count, groups + 1), np.int64)
    for number in range(1, count):
        # least[cut] + what the class from there costs, for each end of it.
        tried = least[:, None] + costs
        cuts[number] = tried.argmin(axis=0)
        least = tried[cuts[number], np.arange(groups + 1)]
    found = []
    end = groups
    for number in range(count - 1, 0, -1):
        end = int(cuts[number, end])
        found.append(end)
    return np.array(found[::-1], np.int64)


def _costs(
    weights: NDArray[np.float64], sums: NDArray[np.float64], squares: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the sum of squared distances within the groups from one to before another."""
    weight = weights[None, :] - weights[:, None]
    total = sums[None, :] - sums[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        costs = (squares[None, :] - squares[:, None]) - total**2 / weight
    costs[weight <= 0] = np.inf
    return np.maximum(costs, 0.0)
