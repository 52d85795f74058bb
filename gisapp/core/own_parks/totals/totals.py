"""What the numbers of several rows come to: a sum, a mean, or why there is none; their spread."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows
from gisapp.core.own_parks.totals.number_values import STEP, NumberValues
from gisapp.core.parks.facts import Property

Joining = Literal["sum", "mean", "weighted_mean", "none"]
"""How numbers of several rows are joined; "none" for those of which only the spread is told."""

REFUSALS = ("nested", "periods_differ", "no_weight")
"""Why numbers that could be joined are not, the gravest first: `totals.<code>` says it."""
_LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Spread:
    """The smallest, the middle and the largest number, in the unit of all."""

    minimum: float
    median: float
    maximum: float


@dataclass(frozen=True)
class Total:
    """What the numbers of a column come to over some rows.

    Parameters
    ----------
    joining : Joining
        How they were to be joined.
    value : int, float or None
        The sum or mean, in `unit`; None where they are not joined.
    unit : str
        The stored unit; empty where none is known.
    stated : int
        For how many rows a number is stated; the others count for nothing.
    unusable : int
        In how many rows something is written that is no number.
    weighed : int
        How many rows a weighted mean is of: those that state number and weight.
    is_rough : bool
        True if a bound, or a number that is only about right, went in.
    spread : Spread or None
        None where no number is stated.
    refusal : str
        One of `REFUSALS`; empty for none.
    """

    joining: Joining
    value: int | float | None
    unit: str
    stated: int
    unusable: int = 0
    weighed: int = 0
    is_rough: bool = False
    spread: Spread | None = None
    refusal: str = ""


def joining_of(described: Property) -> Joining:
    """Return how the numbers of a property are joined."""
    match described.aggregation:
        case "sum":
            return "sum"
        case "mean":
            return "weighted_mean" if described.weight else "mean"
        case "weighted_mean":
            return "weighted_mean"
    return "none"


def total_of(
    values: NumberValues,
    rows: Rows,
    joining: Joining,
    weights: NumberValues | None = None,
    refusal: str = "",
) -> Total:
    """Return what numbers come to.

    Parameters
    ----------
    values : NumberValues
        Of many rows.
    rows : (n,) int64
        Those to take.
    joining : Joining
        How they are joined.
    weights : NumberValues or None
        What weighs each; without it there is no weighted mean.
    refusal : str
        Why they are not to be joined, as far as that is known already.
    """
    stated = rows[values.is_stated[rows]]
    unusable = int(values.is_unusable[rows].sum())
    if not len(stated):
        return Total(joining, None, "", 0, unusable)
    is_rough = bool(values.is_rough[stated].any())
    numbers = _listed(values, stated)
    found = Total(
        joining,
        None,
        values.unit,
        len(stated),
        unusable,
        is_rough=is_rough,
        spread=_spread(numbers),
        refusal=refusal,
    )
    return found if refusal or joining == "none" else _joined(found, numbers, stated, weights)


def _listed(values: NumberValues, rows: Rows) -> list[int | float]:
    """Return the numbers of some rows, step by step: numpy would keep the window waiting."""
    starts = range(0, len(rows), STEP)
    steps = (values.numbers[rows[first : first + STEP]].tolist() for first in starts)
    return [number for step in steps for number in step]


def _joined(
    found: Total, numbers: Sequence[int | float], rows: Rows, weights: NumberValues | None
) -> Total:
    if found.joining == "sum":
        return _with(found, _sum(numbers))
    if found.joining == "mean":
        return _with(found, _sum(numbers) / len(numbers))
    weighs = _weights_of(rows, weights)
    total = math.fsum(weighs)
    if total <= 0 or not math.isfinite(total):
        return _with(found, None, refusal="no_weight")
    products = [number * weight for number, weight in zip(numbers, weighs, strict=True) if weight]
    return _with(found, _sum(products) / total, weighed=len(products))


def _with(found: Total, value: int | float | None, *, weighed: int = 0, refusal: str = "") -> Total:
    return Total(
        found.joining,
        value,
        found.unit,
        found.stated,
        found.unusable,
        weighed,
        found.is_rough,
        found.spread,
        refusal,
    )


def _weights_of(rows: Rows, weights: NumberValues | None) -> list[float]:
    """Return what each row weighs: nothing where no weight above 0 is stated."""
    if weights is None:
        return [0.0] * len(rows)
    return [float(each) if each is not None and each > 0 else 0.0 for each in weights.numbers[rows]]


def _spread(numbers: Sequence[int | float]) -> Spread:
    places = [0, (len(numbers) - 1) // 2, len(numbers) // 2, len(numbers) - 1]
    exact = _exact_array(numbers)
    if exact is None:
        ordered = sorted(numbers)
        least, below, above, most = (ordered[place] for place in places)
    else:
        # Numpy lets the window go on meanwhile, Python's own sorting does not.
        least, below, above, most = np.partition(exact, places)[places].tolist()
    # Halved first: two numbers may be too large for their sum.
    median = below if below == above else below / 2 + above / 2
    return Spread(least, median, most)


def _exact_array(numbers: Sequence[int | float]) -> NDArray[np.float64] | NDArray[np.int64] | None:
    """Return numbers of one type as an array; None for others, and where they are too long."""
    kinds = {type(number) for number in numbers}
    one_by_one = (number for number in numbers)
    if kinds == {float}:
        return np.fromiter(one_by_one, np.float64, len(numbers))
    if kinds == {int} and all(-_LARGEST <= number <= _LARGEST for number in numbers):
        return np.fromiter(one_by_one, np.int64, len(numbers))
    return None


def _sum(numbers: Sequence[int | float]) -> int | float:
    """Add numbers up: whole ones exactly, others with one rounding, whatever their order."""
    # One by one: to add up a list in one call would keep the window waiting for a million.
    one_by_one = (number for number in numbers)
    if all(isinstance(number, int) for number in numbers):
        return sum(one_by_one)
    try:
        return math.fsum(one_by_one)
    except OverflowError:
        return math.inf
