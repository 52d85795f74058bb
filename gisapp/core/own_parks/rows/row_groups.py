"""Which rows of a table may be compared: those of one kind and one time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import Column

Group = tuple[str, str]
"""What rows have in common: their kind, and the year that they are about; empty where not told."""
_MOST = 500


@dataclass(frozen=True, eq=False)
class RowGroups:
    """The group of each row of a table.

    Parameters
    ----------
    groups : sequence of Group
        Each once; none where there are so many that none means anything.
    codes : (rows,) int64
        The place of each row's group.
    """

    groups: Sequence[Group]
    codes: NDArray[np.int64]

    @classmethod
    def of(cls, rows: int, kinds: Column | None, years: Column | None) -> "RowGroups":
        """Return the groups of the rows of a table.

        Parameters
        ----------
        rows : int
            How many there are.
        kinds, years : Column or None
            What each row is and is about, as texts; None where that is the same for all.

        Examples
        --------
        >>> found = RowGroups.of(3, Column.of(["plot", "park", "plot"]), None)
        >>> found.groups, found.codes.tolist()
        ([('plot', ''), ('park', '')], [0, 1, 0])
        """
        first, second = (_or_alike(each, rows) for each in (kinds, years))
        pairs = first.codes * len(second.distinct) + second.codes
        used, codes = np.unique(pairs, return_inverse=True)
        if len(used) > _MOST:
            return cls((), np.zeros(rows, np.int64))
        groups = [
            (str(first.distinct[one]), str(second.distinct[other]))
            for one, other in (divmod(pair, len(second.distinct)) for pair in used.tolist())
        ]
        return cls(groups, codes)


def _or_alike(column: Column | None, rows: int) -> Column:
    return Column([""], np.zeros(rows, np.int64)) if column is None else column
