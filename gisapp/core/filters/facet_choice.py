"""What a click in a list of values, or a brush over a histogram, makes of a condition."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.filters.layer_filter import AnyOf, Between
from gisapp.core.tables.bins import Bins
from gisapp.core.tables.column_profile import ColumnProfile

FieldCondition = AnyOf | Between | None
Mask = NDArray[np.bool_]
MOST_NAMED = 2000
"""Of so many values a condition names those that it takes; of more, those that it leaves out,
where these are fewer."""
_BEFORE_NEXT_MONTH = 1 / 64
"""Less than a day, in months."""


def checked(profile: ColumnProfile, condition: FieldCondition) -> tuple[Mask, bool]:
    """Return which values of a column a condition takes, and whether it takes missing ones.

    Returns
    -------
    values : (k,) bool
        In the order of `profile.column.values`.
    takes_missing : bool
    """
    count = len(profile.column.values)
    match condition:
        case AnyOf(values=values, takes_missing=takes_missing, is_excluded=is_excluded):
            taken = np.full(count, is_excluded)
            taken[profile.column.places_of(values)] = not is_excluded
            return taken, takes_missing
        case Between(low=low, high=high, takes_missing=takes_missing):
            numbers = profile.months if profile.numbers is None else profile.numbers
            if numbers is None:
                return np.zeros(count, np.bool_), takes_missing
            taken = ~np.isnan(numbers)
            taken &= numbers >= (-np.inf if low is None else low)
            taken &= numbers <= (np.inf if high is None else high)
            return taken, takes_missing
    return np.ones(count, np.bool_), True


def toggled(
    profile: ColumnProfile, field: str, condition: FieldCondition, place: int | None
) -> FieldCondition:
    """Return a condition that takes one more value, or leaves one out.

    Parameters
    ----------
    place : int or None
        The value's position in `profile.column.values`; None for missing ones.
    """
    if isinstance(condition, Between) and place is None:
        return Between(field, condition.low, condition.high, not condition.takes_missing)
    taken, takes_missing = checked(profile, condition)
    if place is None:
        takes_missing = not takes_missing
    else:
        taken[place] = not taken[place]
    return _condition_of(profile, field, taken, takes_missing)


def only(profile: ColumnProfile, field: str, place: int | None) -> AnyOf:
    """Return a condition that takes one value alone; None stands for missing ones."""
    if place is None:
        return AnyOf(field, (), takes_missing=True)
    return AnyOf(field, tuple(profile.column.texts([place])))


def only_those(profile: ColumnProfile, field: str, places: NDArray[np.int64]) -> AnyOf:
    """Return a condition that takes some values alone, such as those that were found."""
    return AnyOf(field, tuple(profile.column.texts(places)))


def brushed(
    profile: ColumnProfile, bins: Bins, condition: FieldCondition, field: str, low: int, high: int
) -> FieldCondition:
    """Return a condition that takes what lies in some bins; None where these are all.

    Parameters
    ----------
    condition : FieldCondition
        The one of before: whether it takes missing values stays so.
    low, high : int
        The numbers of the edges between which the bins lie.
    """
    first = None if low <= 0 else float(bins.edges[low])
    last = None if high >= len(bins) else _below(profile, bins, high)
    if first is None and last is None:
        return None
    takes_missing = isinstance(condition, Between) and condition.takes_missing
    if first is not None and last is not None and last < first:
        last = first
    return Between(field, first, last, takes_missing)


def brush_of(profile: ColumnProfile, bins: Bins, condition: FieldCondition) -> tuple[float, float]:
    """Return from where to where a condition takes bins, as positions from 0 to 1."""
    if not isinstance(condition, Between):
        return 0.0, 1.0
    low, high = condition.low, condition.high
    end = None if high is None else high + _step(profile, bins)
    return (
        0.0 if low is None else bins.position_of(low),
        1.0 if end is None else bins.position_of(end),
    )


def _below(profile: ColumnProfile, bins: Bins, edge: int) -> float:
    """Return the largest number that lies in the bins before an edge."""
    return float(bins.edges[edge]) - _step(profile, bins)


def _step(profile: ColumnProfile, bins: Bins) -> float:
    """Return how far the last number of a bin lies before its upper edge."""
    if bins.scale == "month":
        return _BEFORE_NEXT_MONTH
    return 1.0 if profile.are_whole else 0.0


def _condition_of(
    profile: ColumnProfile, field: str, taken: Mask, takes_missing: bool
) -> FieldCondition:
    if taken.all() and (takes_missing or not profile.missing):
        return None
    by_frequency = profile.by_frequency
    # Of very many values those are named that are fewer.
    is_excluded = len(taken) > MOST_NAMED and 2 * np.count_nonzero(taken) > len(taken)
    named = taken != is_excluded
    texts = profile.column.texts(by_frequency[named[by_frequency]])
    return AnyOf(field, tuple(texts), takes_missing, bool(is_excluded))
