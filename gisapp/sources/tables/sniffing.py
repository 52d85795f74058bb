"""What is a table by its first bytes and lines, and how a text separates its cells."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.sources.formats.file_kinds import (
    TEXT_TABLE_SUFFIXES,
    WORKBOOK_SUFFIXES,
    begins_as_workbook,
    begins_otherwise,
    is_no_text,
)
from gisapp.sources.text_encodings import decode, find_encoding

if TYPE_CHECKING:
    import _csv

LOOKED_AT_BYTES = 65_536
_OFTEN_TEXT = (".txt", ".xls", ".xlsx")
_OF_TEXT = (*TEXT_TABLE_SUFFIXES, ".txt")
_DELIMITERS = "\t;,|"
_MOST_ROWS = 200
_LEAST_AGREEMENT = 0.8


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

    def rows(self, text: str) -> "_csv.Reader":
        """Return the rows of a text, without the lines that are skipped."""
        lines = io.StringIO(text, newline="")
        for _ in range(self.skipped):
            lines.readline()
        is_blank = self.delimiter == " "
        return csv.reader(lines, delimiter=self.delimiter, skipinitialspace=is_blank)


def is_text_table(path: Path) -> bool:
    """Return True for a file that is called a table, or looks like one under another name.

    Many a program calls text a workbook, so that Excel opens it.
    """
    suffix = path.suffix.lower()
    if suffix in TEXT_TABLE_SUFFIXES:
        return not (path.is_file() and is_no_text(path))
    return suffix in _OFTEN_TEXT and _looks_like_one(path)


def is_workbook(path: Path) -> bool:
    """Return True for a file that is called a workbook, or is one though it is called a text."""
    suffix = path.suffix.lower()
    if suffix in WORKBOOK_SUFFIXES:
        return True
    return suffix in _OF_TEXT and path.is_file() and begins_as_workbook(path)


def sniffed(text: str, *, may_be_blanks: bool = False) -> Dialect:
    r"""Return how a text separates its cells: so that its rows agree most on their number.

    Parameters
    ----------
    text : str
        The beginning of the file.
    may_be_blanks : bool
        True to try blanks too.

    Examples
    --------
    >>> sniffed("name;lng;lat\nA;115,9;28,6\n").delimiter
    ';'
    >>> sniffed("sep=|\na|b\n").skipped
    1
    """
    named = text.partition("\n")[0].strip().lower()
    if named.startswith("sep=") and len(named) == len("sep=") + 1:
        return _tried(text, named[-1], 1)
    tried = [_tried(text, each) for each in _DELIMITERS + " " * may_be_blanks]
    return max(tried, key=lambda each: (each.width > 1, each.agreement, each.width))


def first_rows(text: str, dialect: Dialect, *, is_cut: bool) -> list[list[str]]:
    """Return the first rows of a text, for a look at them.

    Parameters
    ----------
    text : str
        The beginning of the file.
    dialect : Dialect
        How it separates its cells.
    is_cut : bool
        True where the file goes on: the last row may not be whole.
    """
    rows = list(islice(dialect.rows(text), _MOST_ROWS))
    return rows[:-1] if is_cut and 1 < len(rows) < _MOST_ROWS else rows


def heading_lines(text: str, dialect: Dialect, rows: int) -> int:
    """Return how many lines the first rows of a text take: a cell may have several."""
    reader = dialect.rows(text)
    for _ in islice(reader, rows):
        pass
    lines: int = reader.line_num
    return dialect.skipped + lines


def _looks_like_one(path: Path) -> bool:
    try:
        if path.suffix.lower() != ".txt" and not begins_otherwise(path):
            return False
        with path.open("rb") as file:
            stored = file.read(LOOKED_AT_BYTES)
    except OSError:
        return False
    text, _ = decode(stored, find_encoding(stored).encoding)
    if "\0" in text:
        return False
    dialect = sniffed(text, may_be_blanks=True)
    rows = first_rows(text, dialect, is_cut=len(stored) == LOOKED_AT_BYTES)
    return dialect.width > 1 and dialect.agreement >= _LEAST_AGREEMENT and len(rows) > 1


def _tried(text: str, delimiter: str, skipped: int = 0) -> Dialect:
    dialect = Dialect(delimiter, skipped, 0.0, 0)
    rows = first_rows(text, dialect, is_cut=False)
    widths = [len(row) for row in rows if any(map(str.strip, row))]
    width, count = _most_frequent(widths)
    return Dialect(delimiter, skipped, count / max(len(widths), 1), width)


def _most_frequent(widths: Sequence[int]) -> tuple[int, int]:
    """Return the width that most rows have; of several, the largest."""
    counts = Counter(widths)
    return max(counts.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
