"""What the cells of a column look like, to find out whether another file's are of the same kind."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.parks.mapping.sampled_table import SampledTable

_MOST_APART = 30.0
"""From one delivery to the next, medians and lengths hardly differ by more than so many times."""
_LENGTHS_APART = 4.0
_SHARES_APART = 0.5


@dataclass(frozen=True)
class ColumnProfile:
    """What the cells that are not empty look like.

    Parameters
    ----------
    numbers : float
        The share of them that are numbers, from 0 to 1.
    distinct : float
        The share of them that stands there only once, counting each value once.
    letters : float
        How long they are written, in letters; the mean.
    middle : float
        The median of the sizes of the numbers; 0 where there are none.
    """

    numbers: float
    distinct: float
    letters: float
    middle: float

    @classmethod
    def of(cls, cells: Sequence[AttributeValue]) -> "ColumnProfile | None":
        """Return the profile of a column; None for one without a value.

        >>> ColumnProfile.of([12.5, 12.5, None, "20.5", "A-13"])
        ColumnProfile(numbers=0.75, distinct=0.75, letters=4.0, middle=12.5)
        """
        written = [text for cell in cells if cell is not None and (text := str(cell).strip())]
        if not written:
            return None
        numbers = [abs(each) for text in written if (each := _number(text)) is not None]
        return cls(
            len(numbers) / len(written),
            len(set(written)) / len(written),
            sum(map(len, written)) / len(written),
            float(np.median(numbers)) if numbers else 0.0,
        )

    def is_like(self, other: "ColumnProfile") -> bool:
        """Return True if two columns may well state the same of different times or places."""
        if abs(self.numbers - other.numbers) > _SHARES_APART:
            return False
        if self.numbers > _SHARES_APART:
            return _within(self.middle, other.middle, _MOST_APART)
        is_as_varied = abs(self.distinct - other.distinct) <= _SHARES_APART
        return is_as_varied and _within(self.letters, other.letters, _LENGTHS_APART)


def profiles_of(table: SampledTable) -> dict[str, ColumnProfile]:
    """Return the profile of each column of which any value is known."""
    made = {column.name: ColumnProfile.of(column.values) for column in table.columns}
    return {name: profile for name, profile in made.items() if profile is not None}


def _within(one: float, other: float, most_times: float) -> bool:
    smaller, larger = sorted((one, other))
    return smaller == 0 or larger <= smaller * most_times


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None
