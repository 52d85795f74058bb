"""The values of one column of a large table, found again in whatever form they are written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue, Column
from gisapp.core.layers.key_matching import folded_key, key_without_zeros
from gisapp.core.progress import NO_PROGRESS, Progress

_AT_ONCE = 20_000
_FORMS: tuple[Callable[[AttributeValue], str], ...] = (plain_text, folded_key, key_without_zeros)
"""How a value is compared: as it is written, else without blanks, widths and case, else also
without zeros before a number."""


@dataclass(frozen=True, eq=False)
class RowKeys:
    """Which rows have which value; 16 bytes a row, for the values themselves stay in the table.

    Parameters
    ----------
    hashes : (n,) int64
        Of the loosest form of each stated value, ascending.
    rows : (n,) int64
        The row that has it.
    """

    hashes: NDArray[np.int64]
    rows: Rows

    @classmethod
    def of(cls, column: Column, progress: Progress = NO_PROGRESS) -> "RowKeys":
        """Return the rows of a column by their values; empty cells are left out.

        Parameters
        ----------
        column : Column
            A value for each row.
        progress : Progress
            Asked after every 20,000 values whether to stop.

        Examples
        --------
        >>> RowKeys.of(Column.of(["A-1", None, "ａ-1 "])).find("a-1").tolist()
        [0, 2]
        """
        known = np.zeros(len(column.distinct), np.int64)
        is_stated = np.zeros(len(column.distinct), np.bool_)
        for first in range(0, len(column.distinct), _AT_ONCE):
            progress.check()
            some = slice(first, first + _AT_ONCE)
            forms = [key_without_zeros(value) for value in column.distinct[some]]
            known[some] = list(map(hash, forms))
            is_stated[some] = list(map(bool, forms))
        rows = np.flatnonzero(is_stated[column.codes])
        hashes = known[column.codes[rows]]
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], rows[order])

    def find(self, value: AttributeValue) -> Rows:
        """Return the rows whose value may read like `value` in its loosest form, ascending.

        Two values may have one hash: `reading_alike` tells which ones are meant.
        """
        form = key_without_zeros(value)
        if not form:
            return np.empty(0, np.int64)
        first = np.searchsorted(self.hashes, hash(form), "left")
        return self.rows[first : np.searchsorted(self.hashes, hash(form), "right")]


NO_KEYS = RowKeys(np.empty(0, np.int64), np.empty(0, np.int64))


def reading_alike(value: AttributeValue, others: Sequence[AttributeValue]) -> list[int]:
    """Return the places of the values that read most like one, in the strictest form that any has.

    >>> reading_alike("007", ["7", "007", "８"]), reading_alike("ａ", ["A", "b"])
    ([1], [0])
    """
    for form in _FORMS:
        wanted = form(value)
        places = [place for place, each in enumerate(others) if wanted and form(each) == wanted]
        if places:
            return places
    return []
