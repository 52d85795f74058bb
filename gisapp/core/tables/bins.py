"""Bins of a histogram: where they begin and end, for numbers of any size and for days."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import read_only

Scale = Literal["linear", "log", "month"]
"""How bins follow each other: equally wide, equally wide in powers of ten, or months and years."""

MOST_BINS = 40
_WANTED = 24
_TAIL = 0.01
"""The share of values at each end that may be left out where they are far off."""
_FAR_OFF = 8.0
"""So many times the width of the others far-off values make the range, or they are no outliers."""
_LOG_FROM = 1000.0
"""The largest number is so many times the smallest where powers of ten show more."""
_NICE_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_DIGITS = 12


@dataclass(frozen=True, eq=False)
class Bins:
    """Where bins begin and end; those at the ends have what lies beyond them too.

    Parameters
    ----------
    edges : (m + 1,) float64
        Ascending; a bin has the values from its edge up to the next one, the last bin its upper
        edge too. Months are counted from the year 0.
    scale : Scale
        How they follow each other.
    clips_low, clips_high : bool
        True if values lie below the first or above the last edge.

    Examples
    --------
    >>> Bins.of(np.array([0.0, 30.0, 100.0])).edges.tolist()[:3]
    [0.0, 5.0, 10.0]
    """

    edges: NDArray[np.float64]
    scale: Scale = "linear"
    clips_low: bool = False
    clips_high: bool = False

    @classmethod
    def of(cls, numbers: NDArray[np.float64], counts: NDArray[np.int64] | None = None) -> "Bins":
        """Return bins with round edges for some numbers.

        Where a few numbers lie far off, they are in the bins at the ends, so that the others are
        not all in one; where all spread over powers of ten, so do the bins.

        Parameters
        ----------
        numbers : (k,) float64
            Finite, ascending, each once; at least one.
        counts : (k,) int64 or None
            How often each occurs; None for once.
        """
        low, high = float(numbers[0]), float(numbers[-1])
        if low == high:
            return cls(read_only(np.array([low, high])))
        inner_low, inner_high = _inner_range(numbers, counts)
        if low > 0 and inner_high / inner_low >= _LOG_FROM:
            return cls(read_only(_powers(low, high)), "log")
        is_far = high / 2 - low / 2 > _FAR_OFF * (inner_high / 2 - inner_low / 2)
        if is_far and inner_low < inner_high:
            low, high = inner_low, inner_high
        edges = read_only(_round_edges(low, high, bool(np.all(numbers == np.round(numbers)))))
        return cls(
            edges,
            clips_low=bool(numbers[0] < edges[0]),
            clips_high=bool(numbers[-1] > edges[-1]),
        )

    def __len__(self) -> int:
        return len(self.edges) - 1

    def places(self, numbers: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the bin of each number, those beyond the ends in the first and last one.

        Parameters
        ----------
        numbers : (k,) float64
            Finite.
        """
        places = np.searchsorted(self.edges, numbers, side="right") - 1
        return np.clip(places, 0, len(self) - 1).astype(np.int64, copy=False)

    def position_of(self, number: float) -> float:
        """Return where a number stands between the first edge, 0, and the last one, 1."""
        return float(np.interp(number, self.edges, np.linspace(0.0, 1.0, len(self.edges))))

    def number_at(self, position: float) -> float:
        """Return the number at a position from 0 to 1, as round as the bins are wide."""
        number = float(np.interp(position, np.linspace(0.0, 1.0, len(self.edges)), self.edges))
        place = min(int(position * len(self)), len(self) - 1)
        width = float(self.edges[place + 1] / 2 - self.edges[place] / 2) * 2
        if not width or not math.isfinite(width):
            return number
        return round(number, max(0, 2 - math.floor(math.log10(width))))


def month_bins(months: NDArray[np.float64]) -> Bins:
    """Return bins of a month each, or of a year or several where months are too many.

    Parameters
    ----------
    months : (k,) float64
        Ascending, counted from the year 0; at least one.
    """
    low, high = float(months[0]), float(months[-1])
    steps = (1.0, 3.0, *(12.0 * years for years in (1, 2, 5, 10, 20, 50, 100)))
    step = next((each for each in steps if (high - low) / each < MOST_BINS), steps[-1])
    first = math.floor(low / step)
    count = math.floor(high / step) - first + 1
    edges: NDArray[np.float64] = (first + np.arange(count + 1, dtype=np.float64)) * step
    return Bins(read_only(edges), "month")


def _inner_range(
    numbers: NDArray[np.float64], counts: NDArray[np.int64] | None
) -> tuple[float, float]:
    """Return the range without the tail at each end."""
    running = np.arange(1, len(numbers) + 1) if counts is None else np.cumsum(counts)
    total = int(running[-1])
    # Of a few numbers one at each end may be far off too.
    tail = max(1, round(total * _TAIL)) if total > 4 else 0
    low, high = np.searchsorted(running, (tail, total - tail - 1), side="right")
    low = min(int(low), len(numbers) - 1)
    return float(numbers[low]), float(numbers[max(low, min(int(high), len(numbers) - 1))])


def _round_edges(low: float, high: float, are_whole: bool) -> NDArray[np.float64]:
    """Return edges that are multiples of a round step, the first not above `low`."""
    if are_whole and high - low < MOST_BINS:
        return np.arange(low, high + 2) if high - low < 2**50 else np.array([low, high])
    step = _nice(high / _WANTED - low / _WANTED)
    if not step or not math.isfinite(step):
        return np.array([low, high])
    if are_whole:
        step = max(1.0, float(round(step)))
    first = math.floor(low / step)
    count = max(1, math.ceil(high / step) - first)
    with np.errstate(over="ignore"):
        edges = (first + np.arange(count + 1, dtype=np.float64)) * step
    # Numbers of floating point have their noise: 0.30000000000000004 is no edge.
    decimals = _DIGITS - math.ceil(math.log10(max(abs(low), abs(high), step)))
    rounded = np.round(edges, decimals) if -300 < decimals < 300 else edges
    finite = rounded[np.isfinite(rounded)]
    return finite if len(np.unique(finite)) == len(finite) > 1 else np.array([low, high])


def _powers(low: float, high: float) -> NDArray[np.float64]:
    """Return edges between powers of ten, several in each where there are few."""
    first, last = math.floor(math.log10(low)), math.floor(math.log10(high)) + 1
    inside: Sequence[float] = (1.0, 2.0, 5.0) if (last - first) * 3 <= MOST_BINS else (1.0,)
    step = max(1, math.ceil((last - first) / MOST_BINS))
    powers = range(first, min(last, 308) + 1, step)
    edges = [float(f"{each:g}e{power}") for power in powers for each in inside]
    wanted = np.array([edge for edge in edges if math.isfinite(edge)])
    begin = max(0, int(np.searchsorted(wanted, low, side="right")) - 1)
    end = int(np.searchsorted(wanted, high, side="right"))
    edges_of_all = wanted[begin : end + 1]
    return edges_of_all if edges_of_all[-1] >= high else np.append(edges_of_all, high)


def _nice(step: float) -> float:
    """Return the next round number from a step on: 1, 2, 2.5 or 5 times a power of ten."""
    if step <= 0 or not math.isfinite(step):
        return 0.0
    power = 10.0 ** math.floor(math.log10(step))
    return next((each * power for each in _NICE_STEPS if each * power >= step), 10.0 * power)
