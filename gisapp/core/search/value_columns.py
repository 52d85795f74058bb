"""The attributes of many features as columns that can be searched: texts, numbers, yes and no."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_text import number_text
from gisapp.core.layers.attributes import Column, Field, FieldRole
from gisapp.core.parks.mapping.column_cells import read_column
from gisapp.core.search.asked import Asked
from gisapp.core.search.column_meaning import Heading, Meaning
from gisapp.core.search.text_column import Texts
from gisapp.core.search.value_column import Codes, ValueColumn
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import bare
from gisapp.core.text.quantity import Quantity, Range, TypedUnit, unit_of_heading
from gisapp.words import LANGUAGES, load_words

_RUN = 4000
"""Numbers that are put together at once: a step that no one waits for."""
_FLAG_WORDS = ("panel.no", "panel.yes")


def value_columns(
    attribute: Field, column: Column, role: FieldRole, meaning: Meaning | None = None
) -> Iterator[ValueColumn]:
    """Yield an attribute made ready to be searched.

    Parameters
    ----------
    attribute : Field
        What is searched.
    column : Column
        Its values.
    role : FieldRole
        What its numbers are.
    meaning : Meaning or None
        What it states, in a mapped layer: then its numbers are found in whatever unit, and what
        is no number is found as text.
    """
    heading = Heading(attribute.name, meaning.described.label if meaning else Bilingual())
    if meaning is not None and meaning.unit is not None:
        yield _Numbers.stated(heading, column, meaning, meaning.unit)
        if not attribute.is_numeric:
            yield Texts.of(heading, column, role)
    elif any(isinstance(value, bool) for value in column.distinct):
        yield _Flags.of(heading, column)
    elif attribute.is_numeric and role not in ("code", "year"):
        yield _Numbers.of(heading, column, role)
    else:
        # Who looks for a code types its beginning.
        yield Texts.of(heading, column, role)


@dataclass(frozen=True, eq=False)
class _Numbers:
    """A column of numbers, each once.

    Parameters
    ----------
    codes : (features,) int32
        Which of `numbers` each feature has, -1 for none.
    numbers : (distinct,) int64 or float64
        In ascending order.
    unit : TypedUnit or None
        That the field's name tells, or its meaning.
    role : FieldRole
        What the numbers are.
    meaning : Meaning or None
        What the column states, in a mapped layer.
    qualifiers : mapping
        Of the numbers that are no plain ones, such as `approx`, by their places.
    """

    heading: Heading
    codes: NDArray[np.int32]
    numbers: NDArray[np.int64] | NDArray[np.float64]
    unit: TypedUnit | None
    role: FieldRole
    meaning: Meaning | None = None
    qualifiers: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def stated(
        cls, heading: Heading, column: Column, meaning: Meaning, unit: TypedUnit
    ) -> "_Numbers":
        """Return the numbers that the cells of a column state, in the unit they are written in."""
        readings = read_column(column.distinct, meaning.column)
        order = np.argsort(readings.values, kind="stable")
        order = order[: np.count_nonzero(np.isfinite(readings.values))]
        place_of = np.full(len(column.distinct), -1, np.int32)
        place_of[order] = np.arange(len(order))
        qualifiers = {
            int(place_of[place]): each.qualifier for place, each in readings.special.items()
        }
        return cls(
            heading,
            place_of[column.codes],
            readings.values[order] / unit.size,
            unit,
            "quantity",
            meaning,
            qualifiers,
        )

    @classmethod
    def of(cls, heading: Heading, column: Column, role: FieldRole) -> "_Numbers":
        known = [
            (code, value)
            for code, value in enumerate(column.distinct)
            if isinstance(value, int | float) and value == value
        ]
        numbers = _as_array([value for _, value in known])
        order = np.argsort(numbers, kind="stable")
        place_of = np.full(len(column.distinct), -1, np.int32)
        place_of[np.array([code for code, _ in known], np.int64)[order]] = np.arange(len(known))
        codes = place_of[column.codes]
        return cls(heading, codes, numbers[order], unit_of_heading(heading.field), role)

    @property
    def nbytes(self) -> int:
        return self.codes.nbytes + self.numbers.nbytes

    def matched(self, code: int, asked: Asked) -> Bilingual:
        number: int | float = self.numbers[code].item()
        if self.meaning is None or self.unit is None:
            return self.heading.told(number_text(number, self.role))
        qualifier = self.qualifiers.get(code, "eq")
        return self.heading.told(*self.meaning.in_words(number * self.unit.size, qualifier))

    def having(self, asked: Asked, limit: int) -> Iterator[tuple[int, Codes]]:
        quantity = asked.quantity
        if quantity is None or not self._may_be(quantity):
            return
        for low, high in self._ranges(quantity):
            if abs(low) < 2**63 and abs(high) < 2**63:
                first = int(np.searchsorted(self.numbers, low, side="left"))
                last = int(np.searchsorted(self.numbers, high, side="right"))
                if first < last:
                    rank = 0 if self._is_as_typed(quantity, low, high) else 1
                    yield rank, list(range(first, min(last, first + limit)))

    def having_alike(self, asked: Asked, limit: int) -> Iterator[tuple[int, Codes]]:
        yield from ()

    def _ranges(self, quantity: Quantity) -> Iterator[Range]:
        yield from quantity.ranges_in(self.unit)
        if self.unit is None and quantity.is_share:
            # A rate may be in percent, though its heading does not say so.
            yield from quantity.ranges_in(quantity.unit)

    def _may_be(self, quantity: Quantity) -> bool:
        """True unless a percentage is asked of what is no rate."""
        return not quantity.is_share or self.unit is not None or self.role == "rate"

    def _is_as_typed(self, quantity: Quantity, low: float, high: float) -> bool:
        """True if the quantity reads so in the column, or if its unit is known to be the same."""
        return self.unit is not None if quantity.unit else low <= quantity.amount <= high


@dataclass(frozen=True, eq=False)
class _Flags:
    """A column of yes and no: code 1 is yes, 0 is no."""

    heading: Heading
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, heading: Heading, column: Column) -> "_Flags":
        code_of = [int(value) if isinstance(value, bool) else -1 for value in column.distinct]
        return cls(heading, np.array(code_of, np.int32)[column.codes])

    @property
    def nbytes(self) -> int:
        return self.codes.nbytes

    def matched(self, code: int, asked: Asked) -> Bilingual:
        en, zh = (load_words(language)(_FLAG_WORDS[code]) for language in LANGUAGES)
        return self.heading.told(en, zh)

    def having(self, asked: Asked, limit: int) -> Iterator[tuple[int, Codes]]:
        yield 0, [code for code in (0, 1) if asked.text in _flag_forms(code)]

    def having_alike(self, asked: Asked, limit: int) -> Iterator[tuple[int, Codes]]:
        yield from ()


@cache
def _flag_forms(code: int) -> frozenset[str]:
    """Return how no (0) or yes (1) may be typed."""
    said = {bare(load_words(language)(_FLAG_WORDS[code])) for language in LANGUAGES}
    return frozenset(said | {"true" if code else "false"})


def _as_array(numbers: Sequence[int | float]) -> NDArray[np.int64] | NDArray[np.float64]:
    runs = [np.array(numbers[first : first + _RUN]) for first in range(0, len(numbers), _RUN)]
    return np.concatenate(runs) if runs else np.empty(0)
