"""Stored values (m², CNY, counts) as the words and units that the user chose."""

import math
from dataclasses import dataclass
from typing import Literal

from gisapp.words import Language, Words

AreaUnit = Literal["m2", "ha", "km2", "mu"]
MoneyStyle = Literal["million", "wan"]

SQUARE_METRES: dict[AreaUnit, float] = {"m2": 1.0, "ha": 1e4, "km2": 1e6, "mu": 2000 / 3}
"""1 mu is 2000/3 m², so 15 mu are one hectare."""

_MONEY_STEPS: dict[MoneyStyle, tuple[tuple[float, str], ...]] = {
    "million": ((1e9, "unit.billion_yuan"), (1e6, "unit.million_yuan"), (1.0, "unit.yuan")),
    "wan": ((1e8, "unit.yi_yuan"), (1e4, "unit.wan_yuan"), (1.0, "unit.yuan")),
}
MONEY_OF: dict[Language, MoneyStyle] = {"en": "million", "zh": "wan"}
"""How money is told in each language unless the user chose otherwise."""

STATED_DIGITS = 6
"""Significant digits that a stated value is shown with at most; whole numbers keep all."""


@dataclass(frozen=True)
class UnitChoice:
    """How areas and money are told: `million` / billion yuan, or `wan` for 万元 and 亿元.

    `area` None takes the unit in which the number reads best.
    """

    area: AreaUnit | None = None
    money: MoneyStyle = "million"

    @classmethod
    def usual(cls, language: Language) -> "UnitChoice":
        """Return the units that are usual in a language."""
        return cls(money=MONEY_OF[language])


def format_number(value: float, digits: int = STATED_DIGITS) -> str:
    """Return a number with grouped digits, rounded to `digits` significant ones after the point.

    Digits before the point are never dropped.

    >>> format_number(4133.333, 3), format_number(21.5), format_number(0.062)
    ('4,133', '21.5', '0.062')
    """
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    before_point = math.floor(math.log10(abs(value))) + 1
    decimals = max(0, digits - before_point)
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def format_value(
    value: float,
    unit: str,
    choice: UnitChoice,
    words: Words,
    noun: str = "",
    digits: int = STATED_DIGITS,
) -> str:
    """Return a stored value in the user's units.

    Parameters
    ----------
    value : float
        In `unit`, which is one of the stored units or `CNY/m2`.
    noun : str
        For a count, the property that says what is counted: `plants_built` → "15 plants".
    digits : int
        Significant digits at most; digits before the point are never dropped.
    """
    match unit:
        case "m2":
            return format_area(value, choice.area or _best_area_unit(value), words, digits)
        case "CNY":
            return _format_money(value, choice.money, words, digits)
        case "rank":
            return words(_ordinal_code(value), number=format_number(value, digits))
        case "ratio":
            return _format_ratio(value, words, digits)
        case "m" if abs(value) >= 1000:
            return words("unit.km", number=format_number(value / 1000, digits))
        case "count":
            return _format_count(value, noun, words, digits)
    code = {"CNY/m2": "unit.yuan_per_m2", "m": "unit.m", "year": "unit.year"}.get(unit)
    number = format_number(value, digits)
    return words(code, number=number) if code else number


def format_area(value_m2: float, unit: AreaUnit, words: Words, digits: int = STATED_DIGITS) -> str:
    """Return an area given in m² in one unit: "21.5 km²"."""
    number = format_number(value_m2 / SQUARE_METRES[unit], digits)
    return words(f"unit.{unit}", number=number)


def area_in_all_units(
    value_m2: float, words: Words, digits: int = STATED_DIGITS
) -> tuple[tuple[AreaUnit, str], ...]:
    """Return an area given in m² in every unit: m², ha, km², mu."""
    return tuple((unit, format_area(value_m2, unit, words, digits)) for unit in SQUARE_METRES)


def format_percent(share: float, words: Words, digits: int = 3) -> str:
    """Return a share of one as a percentage: 0.1476 → "14.8 %"."""
    return words("unit.percent", number=format_number(share * 100, digits))


def qualified(value: str, qualifier: str, words: Words) -> str:
    """Return a formatted value with its qualifier: "> 5 billion yuan", "about 50 %"."""
    return words(f"qualifier.{qualifier}", value=value)


def _best_area_unit(value_m2: float) -> AreaUnit:
    return "km2" if abs(value_m2) >= 1e6 else "m2"


def _format_money(value: float, style: MoneyStyle, words: Words, digits: int) -> str:
    for size, code in _MONEY_STEPS[style]:
        if abs(value) >= size:
            return words(code, number=format_number(value / size, digits))
    return words("unit.yuan", number=format_number(value, digits))


def _format_ratio(value: float, words: Words, digits: int) -> str:
    """Return a share up to one as a percentage, and what is more as a multiple."""
    if abs(value) <= 1:
        return format_percent(value, words, digits)
    return words("unit.times", number=format_number(value, digits))


def _format_count(value: float, noun: str, words: Words, digits: int) -> str:
    number = format_number(value, digits)
    code = f"count_one.{noun}" if value == 1 else f"count.{noun}"
    return words(code, number=number) if code in words else number


def _ordinal_code(rank: float) -> str:
    """Return the words' code for an ordinal: English has 1st, 2nd, 3rd, 4th, but 11th."""
    last = int(rank) % 10
    regular = last not in (1, 2, 3) or int(rank) % 100 in (11, 12, 13)
    return "unit.rank" if regular else f"unit.rank_{last}"
