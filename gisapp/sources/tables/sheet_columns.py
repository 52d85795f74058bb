"""A column of a sheet as Arrow: numbers, days and moments as such, what is mixed as written."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np

from gisapp.sources.tables.headings import Cell

if TYPE_CHECKING:
    import pyarrow as pa

_LARGEST_EXACT = 2**53


def column_of_cells(cells: Sequence[Cell]) -> "pa.Array":
    """Return a column of a sheet; an empty text is an empty cell.

    Parameters
    ----------
    cells : (n,) sequence of Cell
        Texts, numbers, days, moments, times, yes and no.

    Examples
    --------
    >>> column_of_cells([12.0, "", 13.0]).to_pylist()
    [12, None, 13]
    >>> column_of_cells([12.0, "none", 0.5]).to_pylist()
    ['12', 'none', '0.5']
    """
    import pyarrow as pa

    kinds = set(map(type, cells))
    if kinds == {str}:
        # Blank texts go later, all at once.
        return pa.array(cells, pa.string())
    if kinds <= {int, float}:
        return _numbers(cells)
    texts, stated = False, cells
    if str in kinds:
        kinds -= {str}
        texts = any(isinstance(cell, str) and cell.strip() for cell in cells)
        stated = [None if isinstance(cell, str) and not cell.strip() else cell for cell in cells]
    if texts or not kinds:
        return pa.array([None if cell is None else as_text(cell) for cell in stated], pa.string())
    if kinds <= {int, float}:
        return _numbers(stated)
    if kinds == {bool}:
        return pa.array(stated, pa.bool_())
    if kinds == {date}:
        return pa.array(stated, pa.date32())
    if kinds <= {date, datetime}:
        return pa.array([cell and as_text(cell) for cell in stated], pa.string())
    return pa.array([None if cell is None else as_text(cell) for cell in stated], pa.string())


def as_text(cell: Cell) -> str:
    """Return a cell as its program shows it; a day in ISO 8601.

    >>> as_text(13.0), as_text(0.1), as_text(True), as_text(timedelta(hours=30))
    ('13', '0.1', 'TRUE', '30:00:00')
    """
    match cell:
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer() and abs(cell) < _LARGEST_EXACT:
            return str(int(cell))
        case datetime():
            return _moment(cell)
        case date() | time():
            return cell.isoformat()
        case timedelta():
            minutes, seconds = divmod(int(cell.total_seconds()), 60)
            hours, minutes = divmod(minutes, 60)
            return f"{hours}:{minutes:02}:{seconds:02}"
    return str(cell)


def _numbers(cells: Sequence[Cell]) -> "pa.Array":
    import pyarrow as pa

    numbers = pa.array(cells, pa.float64())
    values = numbers.drop_null().to_numpy()
    are_whole = np.all((values == np.floor(values)) & (np.abs(values) < _LARGEST_EXACT))
    return numbers.cast(pa.int64()) if are_whole else numbers


def _moment(cell: date) -> str:
    """Return a moment without a time that says nothing."""
    return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
