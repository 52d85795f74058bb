"""A quantity as users write it: "10亿", "1 billion", "62,000", "六百三十亩", "20万元/亩".

The exported page reads it alike in `resources/html/scripts/quantities.js`, from the same table.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from gisapp.core.text.matching import folded
from gisapp.grammar import grammar, pattern, without_invisible

_SHOWN_EXACTLY = 5e-6
"""Of a value: what is shown with six digits differs from it by no more."""
_LONGEST = 400
"""Letters of a quantity; a longer text is not read."""

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
    >>> read_quantity("三亿五千万元").value
    350000000.0
    """

    amount: float
    unit: TypedUnit | None
    whole: int | None

    @property
    def value(self) -> float:
        """The quantity in the stored unit."""
        return self.amount * (self.unit.size if self.unit else 1)

    @property
    def is_share(self) -> bool:
        """True for a percentage or another part of a whole."""
        return self.unit is not None and self.unit.stored == "ratio"

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
            # Values may be in the typed unit too, but 20 is not 20 %.
            yield from {
                self._around(self.value),
                self._around(self.value if self.is_share else self.amount),
            }
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
    """Return the quantity that a text states; None for another text, or beyond all numbers."""
    if len(text) > _LONGEST:
        return None
    match = _pattern("quantity").match(_plain(text))
    if match is None:
        return None
    named, sign, numeral, typed = match.groups()
    amount, unit = _amount(numeral), _unit_of_both(named, typed)
    if amount is None or not math.isfinite(amount) or ((named or typed) and unit is None):
        return None
    is_whole = unit is None and _pattern("whole").match(numeral)
    size = -1 if sign == "-" else 1
    return Quantity(size * amount, unit, size * int(_digits(numeral)) if is_whole else None)


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
    return _unit(match[2], _amount(match[1] or "") or 1.0) if match else None


def _plain(text: str) -> str:
    text = without_invisible(text)
    for written, meant in grammar("quantities")["written_as"]:
        text = re.sub(written, meant, text)
    return folded(text).replace("−", "-")


def _amount(numeral: str) -> float | None:
    """Return what a numeral amounts to: a multiplier is one of the smaller parts before it.

    None where a last digit may be of more than one place, as in "三万五".
    """
    table = grammar("quantities")
    parts: list[float] = []
    number, factor = None, 0.0
    for token in _pattern("token").findall(numeral):
        if token in table["multipliers"]:
            factor = float(table["multipliers"][token])
            smaller = sum(part for part in parts if part < factor)
            times = smaller or 1.0 if number is None else smaller + number
            parts = [*(part for part in parts if part >= factor), times * factor]
            number = None
        elif token not in "零〇":
            if number is not None:
                return None
            number = float(table["digits"].get(token) or _digits(token))
    if parts and number is not None and number < factor / 10 and "零" not in numeral:
        return None
    return sum(parts) + (number or 0)


def _digits(number: str) -> str:
    return number.replace(",", "").replace(" ", "")


def _unit_of_both(named: str | None, typed: str | None) -> TypedUnit | None:
    """Return the unit that is named before a number or typed after it, None if they differ."""
    before = _unit(grammar("quantities")["named_before"].get(named), 1.0)
    after = _unit(typed, 1.0)
    if before is None or after is None:
        return before or after
    return after if before.stored == after.stored else None


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
        "NAMED": _any_of(table["named_before"]),
    }
    return pattern(table[name], pieces)


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name) for name in longest_first)
