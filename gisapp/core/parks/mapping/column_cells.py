"""All cells of a column at once: each distinct value is read once, and mere numbers by numpy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.parks.mapping.cell_reading import Cell, CellReading, read_cell
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.written_units import WRITTEN_UNITS

_STEP = 5_000


@dataclass(frozen=True, eq=False)
class CellReadings:
    """Distinct cells as they read.

    Parameters
    ----------
    values : (n,) float64
        In stored units; NaN where a cell states no number that can be used.
    special : mapping
        The readings of those that are no mere number and are not empty, by their positions.
    """

    values: NDArray[np.float64]
    special: dict[int, CellReading]

    @property
    def is_garbled(self) -> NDArray[np.bool_]:
        """(n,) True where a number is expected and none can be read."""
        garbled = np.zeros(len(self.values), np.bool_)
        garbled[[place for place, each in self.special.items() if each.is_garbled]] = True
        return garbled


def read_column(
    distinct: Sequence[Cell], column: ColumnMapping, progress: Progress = NO_PROGRESS
) -> CellReadings:
    """Return what the cells of a column of numbers state.

    Parameters
    ----------
    distinct : sequence of Cell
        The values that occur, as `Column.distinct` has them.
    column : ColumnMapping
        In which unit its numbers are written.
    progress : Progress
        Asked whether to stop.

    Raises
    ------
    Cancelled
        It is not wanted any more.
    """
    if _are_mere_numbers(distinct, column):
        numbers = np.array(distinct, np.float64)
        numbers[~np.isfinite(numbers)] = np.nan
        return CellReadings(numbers * WRITTEN_UNITS[column.unit].size, {})
    values = np.full(len(distinct), np.nan)
    special: dict[int, CellReading] = {}
    for place, cell in enumerate(distinct):
        if place % _STEP == 0:
            progress.check()
        reading = read_cell(cell, column, is_number=True)
        if reading is None:
            continue
        if reading.value is not None:
            values[place] = reading.value
        if reading.text or reading.note:
            special[place] = reading
    return CellReadings(values, special)


def _are_mere_numbers(distinct: Sequence[Cell], column: ColumnMapping) -> bool:
    kinds = set(map(type, distinct)) - {type(None)}
    is_as_written = column.calendar == "western" and column.unit in WRITTEN_UNITS
    return is_as_written and kinds <= {int, float} and bool(kinds)
