"""The units that numbers can be written in, as rows of a list."""

from collections.abc import Sequence

from gisapp.core.own_parks.mapping.unit_text import unit_text
from gisapp.core.text.matching import folded
from gisapp.ui.mapping.picker import PickerRow
from gisapp.words import Words


class UnitRows:
    """The rows of the units of one property.

    Parameters
    ----------
    units : sequence of str
        All that fit.
    """

    def __init__(self, units: Sequence[str], words: Words) -> None:
        self._units = units
        self._words = words

    def fitting(self, typed: str, likely: Sequence[str]) -> tuple[PickerRow, ...]:
        """Return the rows to choose from: `typed` is a part of a name."""
        wanted = folded(typed)
        if wanted:
            rows = map(self._row, self._units)
            return tuple(row for row in rows if wanted in folded(f"{row.text} {row.aside}"))
        first = [unit for unit in likely if unit in self._units]
        others = [unit for unit in self._units if unit not in first]
        heading = PickerRow("", self._words("mapping.other_units"), is_heading=True)
        parts = (*map(self._row, first), *([heading] if first and others else ()))
        return (*parts, *map(self._row, others))

    def _row(self, unit: str) -> PickerRow:
        text = unit_text(unit, self._words)
        return PickerRow(unit, text, unit if unit != text else "")
