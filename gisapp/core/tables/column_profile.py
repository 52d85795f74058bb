"""What a column holds whichever of its rows are counted: its values, their order and bins."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gisapp.core.tables.bins import Bins, month_bins
from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.months import months_of
from gisapp.core.tables.value_masks import numbers_in
from gisapp.core.tables.value_search import ValueSearch

_LEAST_SHARE = 0.8
"""Of the rows with a text that must be a number before a column counts as one of numbers."""


@dataclass(frozen=True, eq=False)
class ColumnProfile:
    """What is the same whichever rows are counted: the values, their order and the bins.

    Parameters
    ----------
    column : CodedColumn
        All rows.
    why_no_total : str
        Why its numbers do not add up, as a code; empty where they do.
    """

    column: CodedColumn
    why_no_total: str = ""

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many of all rows have each value, (k,)."""
        return self.column.counts()

    @cached_property
    def by_frequency(self) -> NDArray[np.int64]:
        """The positions of the values, the most frequent first, (k,); else in their order."""
        return np.argsort(-self.counts, kind="stable")

    @cached_property
    def months(self) -> NDArray[np.float64] | None:
        """The month of each value, counted from the year 0, (k,); None where they are no dates.

        NaN for those that are none, and for days that no calendar has.
        """
        is_text = self.column.numbers is None
        return months_of(self.column.values, self.counts) if is_text else None

    @cached_property
    def numbers(self) -> NDArray[np.float64] | None:
        """Each value as a number, (k,), maybe infinite; None where they are mostly no numbers.

        NaN for texts that are no number, among others that are.
        """
        if self.column.numbers is not None or self.months is not None:
            return self.column.numbers
        return _numbers_of_texts(self.column, self.counts)

    @cached_property
    def positions(self) -> NDArray[np.float64] | None:
        """Where each value stands in a histogram, (k,): a number, or its month.

        NaN for those that stand nowhere. None where the values are mere texts.
        """
        if self.numbers is None:
            return self.months
        return np.where(np.isfinite(self.numbers), self.numbers, np.nan)

    @cached_property
    def missing(self) -> int:
        """In how many of all rows nothing is stated."""
        return len(self.column) - int(self.counts.sum())

    @cached_property
    def are_whole(self) -> bool:
        """True if all finite numbers are whole ones."""
        if self.numbers is None:
            return False
        finite = self.numbers[np.isfinite(self.numbers)]
        return bool(np.all(finite == np.round(finite)))

    @cached_property
    def search(self) -> ValueSearch:
        """Finds values by what is typed."""
        return ValueSearch(self.column)

    @cached_property
    def bins(self) -> Bins | None:
        """The bins of all rows' values; None where there is no value to put into one."""
        if self.positions is None:
            return None
        stands = ~np.isnan(self.positions)
        if not stands.any():
            return None
        places = np.flatnonzero(stands)
        places = places[np.argsort(self.positions[places], kind="stable")]
        if self.numbers is None:
            return month_bins(self.positions[places])
        return Bins.of(self.positions[places], self.counts[places])

    @cached_property
    def _bin_of_values(self) -> NDArray[np.int64]:
        """The bin of each value, and one more for those that stand nowhere, (k,)."""
        if self.bins is None or self.positions is None:
            return np.empty(0, np.int64)
        places = self.bins.places(np.nan_to_num(self.positions))
        return np.where(np.isnan(self.positions), len(self.bins), places)

    def bars(self, counts: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how many rows are in each bin.

        Parameters
        ----------
        counts : (k,) int64
            How many rows have each value.

        Returns
        -------
        (m,) int64
            Empty where there are no bins.
        """
        if self.bins is None:
            return np.empty(0, np.int64)
        bars = np.bincount(self._bin_of_values, weights=counts, minlength=len(self.bins) + 1)
        return bars[: len(self.bins)].astype(np.int64)


def profile_of(column: CodedColumn, why_no_total: str = "") -> ColumnProfile:
    """Return what is the same whichever rows are counted, all of it worked out.

    Parameters
    ----------
    column : CodedColumn
        Of all rows of a layer.
    why_no_total : str
        Why its numbers do not add up, as a code; empty where they do.
    """
    profile = ColumnProfile(column, why_no_total)
    # Later, the UI thread would have to wait for them.
    _ = profile.by_frequency, profile.bins, profile.are_whole
    return profile


def _numbers_of_texts(column: CodedColumn, counts: NDArray[np.int64]) -> NDArray[np.float64] | None:
    """Return the numbers that texts are, (k,), None where most are none."""
    import pyarrow as pa

    numbers = numbers_in(pa.chunked_array([column.values]))
    rows = int(counts.sum())
    is_mostly = rows and counts[~np.isnan(numbers)].sum() >= rows * _LEAST_SHARE
    return numbers if is_mostly else None
