"""A cell as it will read: the value in the user's units and language, and what is written."""

from dataclasses import dataclass

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.own_parks.fact_columns import is_number
from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.cell_reading import Cell, read_cell
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.text.shortening import shortened
from gisapp.core.text.units import UnitChoice, format_value, qualified
from gisapp.words import Words

_MOST_LETTERS = 80


@dataclass(frozen=True)
class CellPreview:
    """A cell as it will read.

    Parameters
    ----------
    text : str
        The value; what is written where it has no meaning or cannot be read; may be empty.
    written : str
        What is written.
    is_garbled : bool
        True where it cannot be read as what the column is said to state.
    """

    text: str
    written: str
    is_garbled: bool = False


def cell_preview(
    cell: Cell, column: ColumnMapping, known: Property | None, units: UnitChoice, words: Words
) -> CellPreview:
    """Return how a cell reads.

    Parameters
    ----------
    cell : Cell
        A value of the column.
    column : ColumnMapping
        What the column is said to state.
    known : Property or None
        The property of that; None where it has no meaning.
    units : UnitChoice
        The user's.
    words : Words
        In the user's language.
    """
    written = shortened(" ".join(plain_text(cell).split()), _MOST_LETTERS)
    if known is None:
        return CellPreview(written, written)
    reading = read_cell(cell, column, is_number=is_number(known), is_date=known.type == "date")
    if reading is None:
        return CellPreview("", written)
    if reading.is_garbled:
        return CellPreview(written, written, is_garbled=True)
    if reading.value is None:
        return CellPreview(shortened(" ".join(reading.text.split()), _MOST_LETTERS), written)
    value = format_value(reading.value, reading.unit, units, words, known.code)
    return CellPreview(qualified(value, reading.qualifier, words), written)
