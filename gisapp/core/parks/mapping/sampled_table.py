"""What a guess looks at: the headings of a table, and some of the values below them."""

from collections.abc import Sequence
from dataclasses import dataclass

from gisapp.core.parks.mapping.cell_value import Cell


@dataclass(frozen=True)
class SampledColumn:
    """A column with some of its values.

    Parameters
    ----------
    name : str
        The column's name, as the mapping calls it.
    values : sequence of Cell
        Of some rows, the same rows for each column; None for an empty cell.
    label : str
        What the source says to show in place of the name; may be empty.
    is_numeric : bool
        True if the source stores numbers.
    """

    name: str
    values: Sequence[Cell] = ()
    label: str = ""
    is_numeric: bool = False


@dataclass(frozen=True)
class SampledTable:
    """A table with some of its rows.

    Parameters
    ----------
    columns : tuple of SampledColumn
        In the table's order.
    titles : tuple of str
        What is written above it, and the names of sheet and layer.
    has_shapes : bool
        True if rows have a place.
    areas_m2 : sequence of float or None
        What the shapes of the first rows measure; None for a row without one. May be shorter.
    file_name : str
        What its file is called, without the suffix; it may hold other tables too.
    """

    columns: tuple[SampledColumn, ...]
    titles: tuple[str, ...] = ()
    has_shapes: bool = False
    areas_m2: Sequence[float | None] = ()
    file_name: str = ""

    def column(self, name: str) -> SampledColumn | None:
        """Return a column by its name, None where there is none."""
        return next((each for each in self.columns if each.name == name), None)
