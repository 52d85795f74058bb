"""A cell, and what it reads as."""

from dataclasses import dataclass

Cell = str | int | float | bool | bytes | None
"""A value as a layer's attributes have it."""

_LARGEST_EXACT = 2**53
_YES, _NO = "√", "×"
"""What a cell of yes or no is written as, whatever the language."""


@dataclass(frozen=True)
class CellReading:
    """A cell as it reads.

    Parameters
    ----------
    value : float or None
        In `unit`; None for a text, for a range, and for what does not parse.
    text : str
        What is written, where that is no mere number.
    unit : str
        A stored unit.
    qualifier : str
        `eq`, `approx`, or a bound: `gt`, `ge`, `lt`, `le`.
    is_garbled : bool
        True where a number is expected and none can be read.
    note : str
        What is special about it, a code whose words are `cell.<note>`: `excel_error`,
        `no_number`, `other_unit` (of another dimension), `twice` (万 below 万元), `own_unit` (the
        cell names another unit than the column), `range`, `why_not` (words in place of a number,
        such as 待定), `no_date`, `no_month`; empty for nothing.
    """

    value: float | None = None
    text: str = ""
    unit: str = ""
    qualifier: str = "eq"
    is_garbled: bool = False
    note: str = ""


def as_written(cell: Cell) -> str:
    """Return a cell as its program shows it; empty for an empty one.

    >>> as_written(13.0), as_written(" a "), as_written(None), as_written(True)
    ('13', 'a', '', '√')
    """
    match cell:
        case None:
            return ""
        case bool():
            return _YES if cell else _NO
        case float() if cell != cell:
            return ""
        case float() if cell.is_integer() and abs(cell) < _LARGEST_EXACT:
            return str(int(cell))
        case bytes():
            return cell.hex()
    return str(cell).strip()
