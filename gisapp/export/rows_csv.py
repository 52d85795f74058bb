"""Rows of a table as a CSV file that spreadsheets open as text: none takes it for formulas."""

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.export.atomic_file import whole_file

_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?")


def write_rows(path: Path, columns: Mapping[str, Sequence[AttributeValue]]) -> None:
    """Write rows to a file, in UTF-8 with the mark by which Excel knows it.

    Parameters
    ----------
    path : Path
        The file to write, new or old.
    columns : mapping of str to sequence of AttributeValue
        Values by heading, one for each row.

    Raises
    ------
    ExportError
        The place cannot be written.
    """
    with (
        whole_file(path) as made,
        made.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow(map(guarded, columns))
        writer.writerows(zip(*(map(guarded, each) for each in columns.values()), strict=True))


def guarded(value: AttributeValue) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded(-1.5), guarded("昌东"), guarded(None)
    ("'=1+1", '-1.5', '昌东', '')
    """
    text = plain_text(value) if not isinstance(value, bytes) else value.hex()
    is_harmless = not isinstance(value, str) and _NUMBER.fullmatch(text)
    return f"'{text}" if _FORMULA.match(text) and not is_harmless else text
