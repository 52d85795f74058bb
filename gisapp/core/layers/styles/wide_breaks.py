"""Where to cut a range of numbers by its width: in equal steps, or by standard deviations."""

import math

import numpy as np
from numpy.typing import NDArray

Breaks = NDArray[np.float64]
_DIGITS = 4
"""So many significant digits of a step do breaks have: who reads a legend wants no noise."""


def equal_breaks(numbers: NDArray[np.float64], count: int) -> Breaks:
    """Return where to cut numbers into `count` classes that are equally wide.

    A class begins at its break, that included, and may be empty.

    Parameters
    ----------
    numbers : (n,) float64
        In any unit; finite, at least one.
    count : int
        How many classes to make, at least 1.

    Returns
    -------
    (classes - 1,) float64
        In the same unit, ascending; a thousandth of a step off at most, to be short.

    Examples
    --------
    >>> equal_breaks(np.array([0.0, 3.0, 10.0]), 4).tolist()
    [2.5, 5.0, 7.5]
    """
    low, high = float(numbers.min()), float(numbers.max())
    # Each for itself: the width of all may be more than a number can be.
    wanted = [low * (1 - share) + high * share for share in np.arange(1, count) / count]
    return _within(_short(wanted, high / count - low / count), low, high)


def deviation_breaks(numbers: NDArray[np.float64], count: int) -> Breaks:
    """Return where to cut numbers into `count` classes a standard deviation wide, about the mean.

    The lowest and the highest class have all that lies farther out; classes that would lie wholly
    beyond the numbers are left out. With an odd count the mean is in the middle of a class, with
    an even one between two.

    Parameters
    ----------
    numbers : (n,) float64
        In any unit; finite, at least one.
    count : int
        How many classes to make, at least 1.

    Returns
    -------
    (classes - 1,) float64
        In the same unit, ascending; a thousandth of a deviation off at most, to be short.

    Examples
    --------
    >>> deviation_breaks(np.array([1.0, 2.0, 3.0, 4.0, 5.0]), 4).round(2).tolist()
    [1.59, 3.0, 4.41]
    """
    # Smaller numbers first: the square of a huge one is more than a number can be.
    unit = float(np.abs(numbers).max()) or 1.0
    mean, deviation = float((numbers / unit).mean()), float((numbers / unit).std())
    scaled = mean + (np.arange(1, count) - count / 2) * deviation
    wanted = (scaled[np.abs(scaled) <= 1] * unit).tolist()
    return _within(_short(wanted, deviation * unit), float(numbers.min()), float(numbers.max()))


def _short(breaks: list[float], step: float) -> list[float]:
    """Return breaks with no more digits than their step asks for."""
    if not (step > 0 and math.isfinite(step)):
        return breaks
    decimals = _DIGITS - 1 - math.floor(math.log10(step))
    # Beyond the digits that a number of floating point has, there is nothing to round.
    return [round(each, decimals) for each in breaks] if decimals < 300 else breaks


def _within(breaks: list[float], low: float, high: float) -> Breaks:
    found = np.unique(np.array(breaks, np.float64))
    return found[(found > low) & (found <= high)]
