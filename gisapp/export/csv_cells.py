"""Cells of CSV files that spreadsheet programs take for what they are: text, never a formula."""

import re
from collections.abc import Iterable

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program takes for the beginning of a formula."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?")


def csv_line(values: Iterable[AttributeValue]) -> str:
    r"""Return a line of a CSV file with its end; numbers stay numbers.

    >>> csv_line(["=1+1", -1.5, None, "a,b"]).rstrip()
    '"\'=1+1",-1.5,,"a,b"'
    """
    return ",".join(map(csv_cell, values)) + "\r\n"


def csv_cell(value: AttributeValue) -> str:
    """Return one cell, in quotes where it needs them; bytes are hexadecimal digits."""
    text = value.hex() if isinstance(value, bytes) else plain_text(value)
    is_number = not isinstance(value, str) and _NUMBER.fullmatch(text)
    is_formula = text.startswith(_FORMULA) and not is_number
    if is_formula:
        text = f"'{text}"
    if is_formula or any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
