"""How a text separates its cells, found in its first lines."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DELIMITERS = "\t;,|"
_LETTERS = 65_536
"""Of the text that are looked at."""
_MOST_ROWS = 200


@dataclass(frozen=True)
class Dialect:
    """How a text separates its cells.

    Parameters
    ----------
    delimiter : str
        One letter; a space stands for any number of them.
    skipped : int
        Lines at the beginning that say how to read the rest.
    agreement : float
        The share of the first rows that have the same number of cells, of 0 … 1.
    width : int
        That number.
    """

    delimiter: str
    skipped: int
    agreement: float
    width: int

    def rows(self, text: str) -> Iterator[list[str]]:
        """Return the rows of a text, without the lines that are skipped."""
        lines = io.StringIO(text, newline="")
        for _ in range(self.skipped):
            lines.readline()
        is_blank = self.delimiter == " "
        return csv.reader(lines, delimiter=self.delimiter, skipinitialspace=is_blank)


def sniffed(text: str, *, may_be_blanks: bool = False) -> Dialect:
    r"""Return how a text separates its cells: so that its rows agree most on their number.

    Parameters
    ----------
    text : str
        The beginning of the file, or all of it.
    may_be_blanks : bool
        True to try blanks too.

    Examples
    --------
    >>> sniffed("name;lng;lat\nA;115,9;28,6\n").delimiter
    ';'
    >>> sniffed("sep=|\na|b\n").skipped
    1
    """
    start = text[:_LETTERS]
    named = start.partition("\n")[0].strip().lower()
    if named.startswith("sep=") and len(named) == len("sep=") + 1:
        return _tried(start, named[-1], 1)
    tried = [_tried(start, each) for each in _DELIMITERS + " " * may_be_blanks]
    return max(tried, key=lambda each: (each.width > 1, each.agreement, each.width))


def first_rows(text: str, dialect: Dialect) -> list[list[str]]:
    """Return the first whole rows of a text, for a look at them."""
    start = text[:_LETTERS]
    rows = []
    for row in dialect.rows(start):
        rows.append(row)
        if len(rows) > _MOST_ROWS:
            break
    # The last one may have been cut.
    return rows[:-1] if len(text) > _LETTERS and len(rows) > 1 else rows


def _tried(text: str, delimiter: str, skipped: int = 0) -> Dialect:
    dialect = Dialect(delimiter, skipped, 0.0, 0)
    widths = [len(row) for row in first_rows(text, dialect) if any(map(str.strip, row))]
    width, count = _most_frequent(widths)
    return Dialect(delimiter, skipped, count / max(len(widths), 1), width)


def _most_frequent(widths: Sequence[int]) -> tuple[int, int]:
    """Return the width that most rows have; of several, the largest."""
    counts = Counter(widths)
    return max(counts.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
