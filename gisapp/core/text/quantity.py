"""A quantity as users write it: "10亿", "1 billion", "62,000", "6.2万", "42万平方米", "630亩".

The exported page reads it alike in `resources/html/scripts/quantities.js`, from the same table.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from gisapp.core.text.matching import folded
from gisapp.grammar import grammar, pattern

_SHOWN_EXACTLY = 5e-6
"""Of a value: what is shown with six digits differs from it by no more."""


Range = tuple[float, float]
"""From where to where values lie, both included."""


class TypedUnit(NamedTuple):
    """A unit as it is typed: the stored unit that it is of, and how many of those it has."""

    stored: str
    size: float


@dataclass(frozen=True)
class Quantity:
    """A number that was typed, and its unit if there was one.

    Parameters
    ----------
    amount : float
        In the unit that was typed.
    unit : TypedUnit or None
        None where only a number was typed.
    whole : int or None
        The number where all its digits stand there: nothing near it is meant.

    Examples
    --------
    >>> read_quantity("42万平方米").is_value(420_000, "m2")
    True
    >>> read_quantity("6.2万").is_value(62_000, "CNY")
    True
    """

    amount: float
    unit: TypedUnit | None
    whole: int | None

    @property
    def value(self) -> float:
        """The quantity in the stored unit."""
        return self.amount * (self.unit.size if self.unit else 1)

    def is_value(self, value: float, unit: str) -> bool:
        """True if a value in a stored unit is what was typed, as far as six digits show it."""
        fits = self.unit is None or self.unit.stored == unit
        low, high = self._around(self.value)
        return fits and low <= value <= high

    def ranges_in(self, unit: TypedUnit | None) -> Iterator[Range]:
        """Yield from where to where values lie that are this quantity.

        Parameters
        ----------
        unit : TypedUnit or None
            That of the values; None where it is not known.
        """
        if unit is None:
            yield from {self._around(self.value), self._around(self.amount)}
        elif self.unit is None:
            yield from {self._around(self.amount), self._around(self.amount / unit.size)}
        elif self.unit.stored == unit.stored:
            yield self._around(self.value / unit.size)

    def _around(self, value: float) -> Range:
        if self.whole is not None and value == self.amount:
            return self.whole, self.whole
        doubt = abs(value) * _SHOWN_EXACTLY
        return value - doubt, value + doubt


def read_quantity(text: str) -> Quantity | None:
    """Return the quantity that a text is; None if it is none, or too large for a number."""
    match = _pattern("quantity").match(folded(text).replace("，", ",").replace("−", "-"))
    if match is None:
        return None
    number, multiplier, unit = match.groups()
    digits = number.replace(",", "")
    amount = float(digits) * _multiplier(multiplier)
    whole = None if multiplier or unit or "." in digits else int(digits)
    return Quantity(amount, _unit(unit, 1.0), whole) if math.isfinite(amount) else None


def unit_of_heading(heading: str) -> TypedUnit | None:
    """Return the unit that the heading of a column names.

    Examples
    --------
    >>> unit_of_heading("投资（万元）")
    TypedUnit(stored='CNY', size=10000.0)
    >>> unit_of_heading("area_m2"), unit_of_heading("玉米")
    (TypedUnit(stored='m2', size=1.0), None)
    """
    plain = folded(heading)
    match = _pattern("heading").search(plain) or _pattern("heading_without_gap").search(plain)
    return _unit(match[2], _multiplier(match[1])) if match else None


def _multiplier(name: str | None) -> float:
    return float(grammar("quantities")["multipliers"][name]) if name else 1.0


def _unit(name: str | None, multiplier: float) -> TypedUnit | None:
    for stored, size, names in grammar("quantities")["units"]:
        if name in names:
            return TypedUnit(stored, size * multiplier)
    return None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = grammar("quantities")
    units = (unit for _, _, names in table["units"] for unit in names)
    pieces = {
        **table["pieces"],
        "MULTIPLIER": _any_of(table["multipliers"]),
        "UNIT": _any_of(units),
    }
    return pattern(table[name], pieces)


def _any_of(names: "Iterator[str] | dict[str, float]") -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name) for name in longest_first)
