"""What one cell of a mapped column states: a number in stored units, a text, or nothing usable."""

from math import isfinite

from gisapp.core.parks.mapping.cell_dates import read_date
from gisapp.core.parks.mapping.cell_marks import is_excel_error, says_nothing
from gisapp.core.parks.mapping.cell_numbers import read_number
from gisapp.core.parks.mapping.cell_value import Cell, CellReading, as_written
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping

__all__ = ["Cell", "CellReading", "read_cell"]


def read_cell(
    cell: Cell, column: ColumnMapping, *, is_number: bool, is_date: bool = False
) -> CellReading | None:
    """Return what a cell states; None for one that states nothing: empty, a dash, "N/A".

    Parameters
    ----------
    cell : Cell
        A value of the column.
    column : ColumnMapping
        In which unit its numbers are written, and how its years are counted.
    is_number : bool
        True where the property is stated as a number.
    is_date : bool
        True where it is stated as a date; its text is ISO 8601 then, as far as one can be read.

    Examples
    --------
    >>> area = ColumnMapping("area", "plot_area", unit="ha")
    >>> read_cell("约20亩", area, is_number=True).value
    13333.333333333332
    >>> read_cell("#REF!", area, is_number=True).note, read_cell("—", area, is_number=True)
    ('excel_error', None)
    >>> read_cell("民國113年3月", area, is_number=False, is_date=True).text
    '2024-03'
    """
    if is_number and (isinstance(cell, float) or type(cell) is int) and isfinite(cell):
        # Most cells are, and there are very many.
        return read_number(cell, "", column)
    written = as_written(cell)
    if not written or says_nothing(written, is_number=is_number or is_date):
        return None
    if is_excel_error(written):
        return CellReading(text=written, is_garbled=True, note="excel_error")
    if is_number:
        return read_number(cell, written, column)
    if is_date:
        return read_date(cell, written, column.calendar)
    return CellReading(text=written)
