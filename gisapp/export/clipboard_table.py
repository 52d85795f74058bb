"""Rows for the clipboard: as text with tabs, and as the HTML that keeps codes of digits text."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gisapp.core.layers.attributes import AttributeValue
from gisapp.export.csv_cells import cell_text, tab_line

_EXACT_DIGITS = 15
"""Of a number in a spreadsheet; the digits after these become zeros."""
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


def clipboard_table(rows: Iterable[Sequence[AttributeValue]]) -> ClipboardTable:
    r"""Return rows as they go to the clipboard.

    >>> table = clipboard_table([["code", "area"], ["007", 1.5]])
    >>> table.text
    'code\tarea\n007\t1.5\n'
    >>> "<td style=\"mso-number-format:'\\@'\">007</td><td>1.5</td>" in table.html
    True
    """
    lines, marked = [], []
    for row in rows:
        lines.append(tab_line(row))
        marked.append(f"<tr>{''.join(map(_marked_cell, row))}</tr>")
    body = "\n".join(marked)
    return ClipboardTable(
        "".join(lines), f'<html><meta charset="utf-8"><table>\n{body}\n</table></html>'
    )


def _marked_cell(value: AttributeValue) -> str:
    text = cell_text(value)
    style = _AS_TEXT if _is_kept_as_text(value, text) else ""
    return f"<td{style}>{html.escape(text).replace(chr(10), _BREAK)}</td>"


def _is_kept_as_text(value: AttributeValue, text: str) -> bool:
    """True for texts that would become something else, and numbers of too many digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return len(text.lstrip("-")) > _EXACT_DIGITS
    return not isinstance(value, float) and _TAKEN_FOR_MORE.search(text) is not None
