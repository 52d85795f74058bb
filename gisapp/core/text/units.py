"""Stored values (m², CNY, counts) as the words and units that the user chose.

The exported page does the same in `resources/html/scripts/units.js`, from the same table of units.
"""

import math
from dataclasses import dataclass
from typing import Literal, cast

from gisapp.core.text.currencies import MONEY, currency_of, dimension
from gisapp.core.text.unit_names import scale_and_unit, unit_name
from gisapp.unit_table import Steps, load_unit_table
from gisapp.words import Language, Words

AreaUnit = Literal["m2", "ha", "km2", "mu"]
MoneyStyle = Literal["million", "wan"]

_TABLE = load_unit_table()
_OF_LAND = "money/land"
_SMALLEST_PLAIN = 1e-15
"""Smaller numbers would be read as zeros alone: they have a power of ten."""
SQUARE_METRES = cast("dict[AreaUnit, float]", _TABLE.square_metres)
"""1 mu is 2000/3 m², so 15 mu are one hectare."""
MONEY_OF = cast("dict[Language, MoneyStyle]", _TABLE.money_of)
"""How money is shown in each language unless the user chose otherwise."""

STATED_DIGITS = _TABLE.digits["stated"]
"""Significant digits that a stated value is shown with at most; whole numbers keep all."""
DERIVED_DIGITS = _TABLE.digits["derived"]
"""Significant digits of what was worked out: more would claim more than the sources know."""


@dataclass(frozen=True)
class UnitChoice:
    """The units that a user wants.

    Parameters
    ----------
    area : AreaUnit or None
        None takes the unit in which the number reads best.
    money : MoneyStyle
        `million` for million and billion yuan, `wan` for 万元 and 亿元.
    """

    area: AreaUnit | None = None
    money: MoneyStyle = "million"

    @classmethod
    def usual(cls, language: Language) -> "UnitChoice":
        """Return the units that are usual in a language."""
        return cls(money=MONEY_OF[language])


def format_number(value: float, digits: int = STATED_DIGITS) -> str:
    """Return a number with grouped digits.

    Parameters
    ----------
    value : float
        Any number; a whole one of type int is exact; not finite ones are "inf" or "nan".
    digits : int
        Significant digits at most; digits before the point are never dropped.

    Examples
    --------
    >>> format_number(4133.333, 3), format_number(21.5), format_number(0.062)
    ('4,133', '21.5', '0.062')
    >>> format_number(-0.0), format_number(1.25e-70)
    ('0', '1.25e−70')
    >>> format_number(9007199254740993)
    '9,007,199,254,740,993'
    """
    if isinstance(value, int):
        # Formatted as a whole number: as a float it would lose digits.
        return f"{value:,}".replace("-", "−")
    if value == 0 or not math.isfinite(value):
        return f"{abs(value) if value == 0 else value:g}"
    if abs(value) < _SMALLEST_PLAIN:
        number, power = f"{value:.{digits - 1}e}".split("e")
        return f"{_trimmed(number)}e{power}".replace("-", "−")
    before_point = math.floor(math.log10(abs(value))) + 1
    decimals = max(0, digits - before_point)
    return _trimmed(f"{value:,.{decimals}f}").replace("-", "−")


def _trimmed(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def format_value(
    value: float,
    unit: str,
    choice: UnitChoice,
    words: Words,
    noun: str = "",
    digits: int = STATED_DIGITS,
    like: float | None = None,
) -> str:
    """Return a stored value in the user's units.

    Parameters
    ----------
    value : float
        In `unit`.
    unit : str
        A stored unit.
    choice : UnitChoice
        The user's.
    noun : str
        The property: it says what is counted (`plants_built` → "15 plants"), whether money per
        area is that of land, and whether a ratio is a share.
    digits : int
        Significant digits at most; digits before the point are never dropped.
    like : float or None
        The number whose unit it has, so that several read alike; None for its own.
    """
    like = value if like is None else like
    match unit:
        case "m2" if choice.area:
            return format_area(value, choice.area, words, digits)
        case "rank":
            return words(_ordinal_code(value), number=format_number(value, digits))
        case "ratio":
            return _format_ratio(value, noun, words, digits, like)
        case "count":
            return _format_count(value, noun, words, digits)
    steps = _steps(unit, choice.money, noun)
    if not steps:
        return format_number(value, digits)
    size, name = _step(like, unit, steps)
    return _in_unit(format_number(value / size, digits), name, words)


def shared_unit(
    like: float, unit: str, choice: UnitChoice, words: Words, noun: str = ""
) -> tuple[float, str]:
    """Return how large the unit is in which numbers read alike, and what it is called.

    Parameters
    ----------
    like : float
        The number whose unit the others have; for this and the others see `format_value`.

    Returns
    -------
    size : float
        In `unit`.
    name : str
        Empty for a plain number, and for what is counted.
    """
    if unit == "m2" and choice.area:
        return SQUARE_METRES[choice.area], unit_name(choice.area, words)
    if unit == "ratio" and _is_share(like, noun):
        return 0.01, words("unit.percent", number="").strip()
    steps = () if unit in ("ratio", "rank", "count") else _steps(unit, choice.money, noun)
    if not steps:
        return 1.0, ""
    size, name = _step(like, unit, steps)
    return size, _in_unit("", name, words).strip()


def format_area(value_m2: float, unit: AreaUnit, words: Words, digits: int = STATED_DIGITS) -> str:
    """Return an area in one unit: "21.5 km²".

    Parameters
    ----------
    value_m2 : float
        In m².
    unit : AreaUnit
        The unit to show.
    digits : int
        Significant digits at most.
    """
    return _in_unit(format_number(value_m2 / SQUARE_METRES[unit], digits), unit, words)


def area_in_other_units(
    value_m2: float, choice: UnitChoice, words: Words, digits: int = STATED_DIGITS
) -> tuple[str, ...]:
    """Return an area in each unit but the one that `format_value` shows it in.

    Parameters
    ----------
    value_m2 : float
        In m².
    choice : UnitChoice
        The user's.
    digits : int
        Significant digits at most.
    """
    shown = format_value(value_m2, "m2", choice, words, digits=digits)
    areas = (format_area(value_m2, unit, words, digits) for unit in SQUARE_METRES)
    return tuple(area for area in areas if area != shown)


def format_percent(share: float, words: Words, digits: int) -> str:
    """Return a share of one as a percentage: 0.1476 with 3 digits is "14.8 %"."""
    return words("unit.percent", number=format_number(share * 100, digits))


def qualified(value: str, qualifier: str, words: Words) -> str:
    """Return a formatted value with its qualifier: "> 5 billion yuan", "about 50 %"."""
    return words(f"qualifier.{qualifier}", value=value)


def signed(value: float, text: str) -> str:
    """Return the text of a number with its sign, where it is a change: also a plus."""
    return f"+{text}" if value > 0 else text


def _steps(unit: str, money: MoneyStyle, noun: str) -> Steps:
    kind = dimension(unit)
    if unit == "CNY/m2" and noun in _TABLE.of_land:
        kind = _OF_LAND
    return _TABLE.shown[kind][money] if kind in _TABLE.shown else ()


def _step(value: float, unit: str, steps: Steps) -> tuple[float, str]:
    """Return the largest unit of which there is at least one, else the smallest."""
    size, name = next((step for step in steps if abs(value) >= step[0]), steps[-1])
    return size, name.replace(MONEY, currency_of(unit))


def _in_unit(number: str, name: str, words: Words) -> str:
    """Return a number with its unit: "5 billion yuan", 158.7 万元/亩."""
    scale, simple = scale_and_unit(name)
    code = f"unit.in_{scale}"
    if scale and code in words:
        return words(code, number=number, unit=unit_name(simple, words))
    return words("unit.in", number=number, unit=unit_name(name, words))


def _format_ratio(value: float, noun: str, words: Words, digits: int, like: float) -> str:
    """Return a share up to one as a percentage, and what is more as a multiple."""
    if noun in _TABLE.ratios["number"]:
        return format_number(value, digits)
    if _is_share(like, noun):
        return format_percent(value, words, digits)
    return words("unit.times", number=format_number(value, digits))


def _is_share(value: float, noun: str) -> bool:
    is_number = noun in _TABLE.ratios["number"]
    return not is_number and (abs(value) <= 1 or noun in _TABLE.ratios["percent"])


def _format_count(value: float, noun: str, words: Words, digits: int) -> str:
    number = format_number(value, digits)
    code = f"count_one.{noun}" if value == 1 else f"count.{noun}"
    return words(code, number=number) if code in words else number


def _ordinal_code(rank: float) -> str:
    """Return the words' code for an ordinal: English has 1st, 2nd, 3rd, 4th, but 11th."""
    last = int(abs(rank)) % 10
    regular = last not in (1, 2, 3) or int(abs(rank)) % 100 in (11, 12, 13)
    return "unit.rank" if regular else f"unit.rank_{last}"
