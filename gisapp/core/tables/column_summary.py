"""What one column holds in all rows or some: counts, statistics, values and a histogram."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gisapp.core.tables.coded_column import CodedColumn, CountedRows
from gisapp.core.tables.column_profile import ColumnProfile

_LARGEST_SUM = 2.0**62


@dataclass(frozen=True)
class NumberSummary:
    """What the numbers of some rows come to.

    Parameters
    ----------
    minimum, median, maximum : float
        Of those that are finite; whole where the column's numbers are.
    mean : float
    total : int, float or None
        Their sum; None where they do not add up.
    why_no_total : str
        Why they do not, as a code of `summary.no_total_<code>`; empty where they do.
    """

    minimum: float
    median: float
    maximum: float
    mean: float
    total: float | None
    why_no_total: str = ""


@dataclass(frozen=True, eq=False)
class ColumnSummary:
    """What a column holds in some rows.

    Parameters
    ----------
    profile : ColumnProfile
        Of all rows.
    rows : int
        How many rows are counted.
    missing : int
        In how many of them nothing is stated, numbers that are none (NaN) among them.
    not_numbers : int
        In how many the number is none (NaN).
    infinite : int
        How many have an infinite number.
    off_scale : int
        How many have another value that stands in no bin: a text among numbers, a day that no
        calendar has.
    counts : (k,) int64
        How many have each value, in the order of `profile.column.values`: 0 for those of other
        rows.
    order : (k,) int64
        The positions of the values, the most frequent of these rows first, then of all rows.
    bars : (m,) int64
        How many are in each bin of `profile.bins`.
    numbers : NumberSummary or None
        None where no finite number is stated.
    """

    profile: ColumnProfile
    rows: int
    missing: int
    not_numbers: int
    infinite: int
    off_scale: int
    counts: NDArray[np.int64]
    order: NDArray[np.int64]
    bars: NDArray[np.int64]
    numbers: NumberSummary | None

    @property
    def stated(self) -> int:
        """In how many rows a value is stated."""
        return self.rows - self.missing

    @cached_property
    def span(self) -> tuple[float, float] | None:
        """The first and the last place in the histogram at which a value stands; None for none."""
        positions = self.profile.positions
        found = np.empty(0) if positions is None else positions[self.counts > 0]
        found = found[~np.isnan(found)]
        return (float(found.min()), float(found.max())) if len(found) else None

    @cached_property
    def distinct(self) -> int:
        """How many different values they have."""
        return int(np.count_nonzero(self.counts))


def summary_of(profile: ColumnProfile, rows: CountedRows | None = None) -> ColumnSummary:
    """Return what a column holds in some rows; nothing is sampled.

    Parameters
    ----------
    profile : ColumnProfile
        Of all rows.
    rows : (n,) bool or int64, or None
        Those to count, or how often to count each; None for all.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from gisapp.core.tables.column_profile import profile_of
    >>> column = CodedColumn.of(pa.chunked_array([[3, 3, None, 12]]))
    >>> summary = summary_of(profile_of(column), np.array([True, True, True, False]))
    >>> summary.stated, summary.missing, summary.distinct, summary.numbers.total
    (2, 1, 1, 6)
    """
    column = profile.column
    counts = profile.counts if rows is None else column.counts(rows)
    weights = column.weights if rows is None else rows
    count = len(column) if weights is None else int(weights.sum())
    bars = profile.bars(counts)
    nans = column.not_numbers
    order = profile.by_frequency
    if rows is not None:
        order = order[np.argsort(-counts[order], kind="stable")]
    stated = int(counts.sum())
    infinite = off_scale = 0
    if profile.numbers is not None:
        infinite = int(counts[np.isinf(profile.numbers)].sum())
    if profile.positions is not None:
        off_scale = int(counts[np.isnan(profile.positions)].sum()) - infinite
    return ColumnSummary(
        profile,
        count,
        count - stated,
        0 if nans is None else int((nans if weights is None else weights[nans]).sum()),
        infinite,
        off_scale,
        counts,
        order,
        bars,
        _numbers(profile, counts),
    )


def _numbers(profile: ColumnProfile, counts: NDArray[np.int64]) -> NumberSummary | None:
    if profile.numbers is None:
        return None
    there = np.flatnonzero((counts > 0) & np.isfinite(profile.numbers))
    if not len(there):
        return None
    if not profile.column.is_numeric:
        # Texts stand in no order.
        there = there[np.argsort(profile.numbers[there], kind="stable")]
    found, weights = profile.numbers[there], counts[there]
    share = weights / weights.sum()
    total = math.inf if profile.why_no_total else _total(profile.column, there, found, weights)
    why = profile.why_no_total or ("" if math.isfinite(total) else "too_large")
    return NumberSummary(
        _exact(profile, there[0]),
        _median(found, weights),
        _exact(profile, there[-1]),
        float(np.dot(found, share)),
        None if why else total,
        why,
    )


def _exact(profile: ColumnProfile, place: int) -> float:
    """Return a number as it is stored: a whole one of any size has all its digits."""
    import pyarrow as pa

    values, place = profile.column.values, int(place)
    if profile.numbers is not None and not pa.types.is_integer(values.type):
        return float(profile.numbers[place])
    number: int = values[place].as_py()
    return number


def _median(found: NDArray[np.float64], weights: NDArray[np.int64]) -> float:
    running = np.cumsum(weights)
    count = int(running[-1])
    middle = np.searchsorted(running, ((count - 1) // 2, count // 2), side="right")
    low, high = found[middle]
    return float(low / 2 + high / 2) if low != high else float(low)


def _total(
    column: CodedColumn,
    there: NDArray[np.int64],
    found: NDArray[np.float64],
    weights: NDArray[np.int64],
) -> float:
    import pyarrow as pa

    with np.errstate(over="ignore"):
        total = float(np.dot(found, weights))
    if not pa.types.is_integer(column.values.type):
        return total
    whole = column.values.take(pa.array(there))
    if float(np.dot(np.abs(found), weights)) < _LARGEST_SUM:
        return int(np.dot(whole.to_numpy(zero_copy_only=False).astype(np.int64), weights))
    pairs = zip(whole.to_pylist(), weights.tolist(), strict=True)
    exact: int = sum(number * weight for number, weight in pairs)
    return exact
