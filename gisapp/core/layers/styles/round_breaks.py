"""Where to cut a range of numbers into classes: at round numbers, so that a legend reads well."""

import math
import sys

import numpy as np
from numpy.typing import NDArray

_SLACK = 0.1
"""How much fuller or emptier than its share a class may be for the sake of a round number."""
_DIGITS = 17
"""So many significant digits write any two different floats differently."""


def quantile_breaks(numbers: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Return where to cut numbers into up to `count` classes of about equally many each.

    A class begins at its break, that included. None is empty: if one number occurs so often
    that it fills several classes, there are fewer. Up to `count` different numbers are a class
    each.

    Parameters
    ----------
    numbers : (n,) float64
        In any unit; finite, at least one.
    count : int
        How many classes to make, at least 1.

    Returns
    -------
    (classes - 1,) float64
        In the same unit, ascending; empty for a single number.

    Examples
    --------
    >>> quantile_breaks(np.arange(1.0, 1001.0), 4).tolist()
    [250.0, 500.0, 750.0]
    >>> quantile_breaks(np.array([2014.0, 2017.0, 2014.0]), 4).tolist()
    [2017.0]
    """
    values, counts = np.unique(numbers, return_counts=True)
    if len(values) <= count:
        return values[1:]
    below = np.cumsum(counts) - counts
    slack = _SLACK * len(numbers) / count
    breaks = []
    for wanted in np.arange(1, count) * len(numbers) / count:
        nearest = 1 + int(np.abs(below[1:] - wanted).argmin())
        first = max(1, min(nearest, int(np.searchsorted(below, wanted - slack))))
        last = max(nearest, int(np.searchsorted(below, wanted + slack, "right")) - 1)
        breaks.append(_roundest(float(values[first - 1]), float(values[last])))
    _, distinct = np.unique(np.searchsorted(values, breaks), return_index=True)
    return np.array(breaks)[distinct]


def pretty_breaks(numbers: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Return where to cut numbers into about `count` classes that are equally wide.

    Breaks are multiples of 1, 2 or 5 times a power of ten; a class begins at its break, that
    included, and may be empty. There is one class more than `count` at most.

    Parameters
    ----------
    numbers : (n,) float64
        In any unit; finite, at least one.
    count : int
        How many classes to make, at least 1.

    Returns
    -------
    (classes - 1,) float64
        In the same unit, ascending; empty for a single number.

    Examples
    --------
    >>> pretty_breaks(np.array([0.3, 12.0, 93.7]), 5).tolist()
    [20.0, 40.0, 60.0, 80.0]
    """
    low, high = float(numbers.min()), float(numbers.max())
    if low == high:
        return np.empty(0)
    # Of huge numbers the range, and of tiny ones the step, may be no number that there is.
    least_step = min(max(high / count - low / count, math.ulp(0.0)), sys.float_info.max)
    exponent = math.floor(math.log10(least_step))
    factor = next(each for each in (1, 2, 5, 10) if float(f"{each}e{exponent}") >= least_step)
    step = float(f"{factor}e{exponent}")
    multiples = range(math.floor(low / step), math.ceil(high / step) + 1)
    # Written as decimals: 3 * 0.1 is not 0.3.
    breaks = np.unique([float(f"{factor * each}e{exponent}") for each in multiples])
    return breaks[(breaks > low) & (breaks < high)]


def _roundest(above: float, upto: float) -> float:
    """Return a number of few digits that is more than `above` and at most `upto`."""
    middle = above / 2 + upto / 2
    candidates = (
        float(f"{each:.{decimals}e}") for decimals in range(_DIGITS) for each in (upto, middle)
    )
    return next(each for each in candidates if above < each <= upto)
