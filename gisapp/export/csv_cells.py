"""Cells of CSV files that spreadsheet programs take for what they are: text, never a formula."""

from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program takes for the beginning of a formula."""


def csv_line(values: Iterable[str | int | float | None]) -> str:
    r"""Return a line of a CSV file with its end; numbers stay numbers.

    >>> csv_line(["=1+1", -1.5, None, "a,b"]).rstrip()
    '"\'=1+1",-1.5,,"a,b"'
    """
    return ",".join(map(csv_cell, values)) + "\r\n"


def csv_cell(value: str | int | float | None) -> str:
    """Return one cell, in quotes where it needs them."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    is_formula = value.startswith(_FORMULA)
    text = f"'{value}" if is_formula else value
    if is_formula or any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
