"""Cells of CSV files that spreadsheet programs take for what they are: text, never a formula."""

import re
from collections.abc import Iterable

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.grammar import grammar, pattern

_FORMULA = pattern(grammar("csv_cells")["formula"], {})
"""What a spreadsheet program takes for the beginning of a formula, whatever blanks stand before."""
_HARMLESS = pattern(grammar("csv_cells")["harmless"], {})
"""What begins so and is none: a dash for nothing, a telephone number."""
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ORDINARY = re.compile(r"\w(?:[\w .,:;()/%-]*\w)?")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?")


def csv_line(values: Iterable[AttributeValue]) -> str:
    r"""Return a line of a CSV file with its end; numbers stay numbers.

    >>> csv_line(["=1+1", -1.5, None, "a,b"]).rstrip()
    '"\'=1+1",-1.5,,"a,b"'
    """
    return ",".join(map(csv_cell, values)) + "\r\n"


def csv_cell(value: AttributeValue) -> str:
    """Return one cell, in quotes where it needs them; bytes are hexadecimal digits."""
    text = _text_of(value)
    if is_ordinary(text) and "," not in text:
        return text
    guarded = _guarded(value, text)
    if guarded != text or any(mark in text for mark in ',"\r\n'):
        return '"' + guarded.replace('"', '""') + '"'
    return text


def is_ordinary(text: str) -> bool:
    """True for words and numbers without a mark that any table or HTML gives a meaning to.

    >>> is_ordinary("地块 12"), is_ordinary("-12"), is_ordinary("a & b")
    (True, False, False)
    """
    return _ORDINARY.fullmatch(text) is not None


def cell_text(value: AttributeValue) -> str:
    r"""Return what a cell of the clipboard says: guarded, its lines parted by \n, without tabs."""
    text = _LINE_END.sub("\n", _text_of(value).strip()).replace("\t", " ").replace("\0", "")
    return _guarded(value, text)


def quoted_lines(text: str) -> str:
    r"""Return a cell as it stands between tabs: one of several lines stands in quotes.

    >>> quoted_lines("two\nlines"), quoted_lines('12" pipe')
    ('"two\nlines"', '12" pipe')
    """
    # Spreadsheets read quotes where a cell begins with one, and there alone.
    if "\n" in text or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def is_guarded(value: AttributeValue) -> bool:
    """Return True for a value that gets a mark before it, lest it is taken for a formula.

    >>> is_guarded("=1+1"), is_guarded("-1.5")
    (True, True)
    """
    text = _text_of(value)
    return _guarded(value, text) != text


def _text_of(value: AttributeValue) -> str:
    return value.hex() if isinstance(value, bytes) else plain_text(value)


def _guarded(value: AttributeValue, text: str) -> str:
    """Return the text of a cell, with a mark before what else were a formula."""
    is_number = not isinstance(value, str) and _NUMBER.fullmatch(text)
    is_formula = _FORMULA.search(text) and not _HARMLESS.search(text)
    return f"'{text}" if is_formula and not is_number else text
