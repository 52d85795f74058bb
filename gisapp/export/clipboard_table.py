"""Rows for the clipboard: as text with tabs, and as the HTML that keeps codes of digits text."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.text.exact_numbers import exact_text
from gisapp.export.csv_cells import cell_text, is_ordinary, quoted_lines

_EXACT_DIGITS = 15
"""Of a number in a spreadsheet; the digits after these become zeros."""
_LONG = 10**_EXACT_DIGITS
_TAKEN_FOR_MORE = re.compile(r"[0-9=+@%/-]|^(?:true|false)$", re.IGNORECASE)
"""What a spreadsheet may take for a number, a date or a formula."""
_AS_TEXT = " style=\"mso-number-format:'\\@'\""
"""Excel, WPS and LibreOffice read it: the cell is text, and 007 keeps its zeros."""
_BREAK = '<br style="mso-data-placement:same-cell">'


@dataclass(frozen=True)
class ClipboardTable:
    """One table in both ways; programs take the one that they read best."""

    text: str
    html: str


def clipboard_table(
    headings: Sequence[str], pieces: Iterable[Sequence[Sequence[AttributeValue]]]
) -> ClipboardTable:
    r"""Return rows as they go to the clipboard.

    Parameters
    ----------
    headings : sequence of str
        What stands above each column.
    pieces : iterable of sequences of columns
        The rows piece by piece, each column by column, in the order of the headings.

    Examples
    --------
    >>> table = clipboard_table(["code", "area"], [[["007"], [1.5]]])
    >>> table.text
    'code\tarea\n007\t1.5\n'
    >>> "<td style=\"mso-number-format:'\\@'\">007</td><td>1.5</td>" in table.html
    True
    """
    lines, marked = [], []
    for columns in ([[each] for each in headings], *pieces):
        cells = [_cells(column) for column in columns]
        lines += ["\t".join(row) for row in zip(*(texts for texts, _ in cells), strict=True)]
        marked += ["".join(row) for row in zip(*(marks for _, marks in cells), strict=True)]
    body = "\n".join(f"<tr>{row}</tr>" for row in marked)
    return ClipboardTable(
        "\n".join((*lines, "")), f'<html><meta charset="utf-8"><table>\n{body}\n</table></html>'
    )


def _cells(column: Sequence[AttributeValue]) -> tuple[list[str], list[str]]:
    """Return the cells of a column as text and as HTML, each value worked out once."""
    kinds = set(map(type, column)) - {type(None)}
    if kinds <= {int, float}:
        numbers = cast("Sequence[float | None]", column)
        if all(each is None or abs(each) < _LONG for each in numbers):
            texts = ["" if each is None else exact_text(each) for each in numbers]
            return texts, [f"<td>{text}</td>" for text in texts]
    # 1 and true are equal, but do not read alike.
    once = set(column) if len(kinds) <= 1 else ()
    made = {value: _cell(value) for value in once}
    cells = [made[value] for value in column] if once else [_cell(value) for value in column]
    return [text for text, _ in cells], [mark for _, mark in cells]


def _cell(value: AttributeValue) -> tuple[str, str]:
    if isinstance(value, str) and is_ordinary(value):
        style = _AS_TEXT if _TAKEN_FOR_MORE.search(value) else ""
        return value, f"<td{style}>{value}</td>"
    text = cell_text(value)
    style = _AS_TEXT if _is_kept_as_text(value, text) else ""
    return quoted_lines(text), f"<td{style}>{html.escape(text).replace(chr(10), _BREAK)}</td>"


def _is_kept_as_text(value: AttributeValue, text: str) -> bool:
    """True for texts that would become something else, and numbers of too many digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return len(text.lstrip("-")) > _EXACT_DIGITS
    return not isinstance(value, float) and _TAKEN_FOR_MORE.search(text) is not None
