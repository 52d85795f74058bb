"""How the numbers of a column are spread over all its rows, for a histogram with breaks."""

from dataclasses import dataclass

import numpy as np

from gisapp.core.tables.bins import Bins
from gisapp.core.tables.column_profile import ColumnProfile


@dataclass(frozen=True, eq=False)
class NumberSpread:
    """The numbers of one column.

    Parameters
    ----------
    bins : Bins
        With at least one number.
    bars : tuple of int
        How many rows are in each bin.
    low, high : float
        The least and the greatest finite number.
    """

    bins: Bins
    bars: tuple[int, ...]
    low: float
    high: float

    @classmethod
    def of(cls, profile: ColumnProfile) -> "NumberSpread | None":
        """Return the spread of a column; None where no finite number is stated.

        Examples
        --------
        >>> import pyarrow as pa
        >>> from gisapp.core.tables.coded_column import CodedColumn
        >>> column = CodedColumn.of(pa.chunked_array([[3.0, 3.0, None, 12.0]]))
        >>> spread = NumberSpread.of(ColumnProfile(column))
        >>> spread.low, spread.high, sum(spread.bars)
        (3.0, 12.0, 3)
        """
        numbers = profile.column.numbers
        if numbers is None or profile.bins is None:
            return None
        finite = numbers[np.isfinite(numbers)]
        bars = tuple(profile.bars(profile.counts).tolist())
        return cls(profile.bins, bars, float(finite[0]), float(finite[-1]))
