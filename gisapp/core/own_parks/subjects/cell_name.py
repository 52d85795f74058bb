"""What spreadsheet programs call the cell that a fact stands in: `供地台账!F12`."""

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.subjects.own_subject import FactCell


def cell_name(layer: Layer, cell: FactCell) -> str:
    """Return the name of a cell; empty in a file that spreadsheet programs don't open as rows.

    Parameters
    ----------
    layer : Layer
        The row's.
    cell : FactCell
        The row, and the column.
    """
    letters = next((f.letters for f in layer.attributes.fields if f.name == cell.column), "")
    if not letters or cell.part != "cell":
        return ""
    sheet = cell.place.layer
    # As these programs write names that are no plain word.
    quoted = sheet if sheet.isalnum() else "'" + sheet.replace("'", "''") + "'"
    return f"{quoted}!{letters}{cell.place.row}"
