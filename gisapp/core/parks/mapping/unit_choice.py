"""In which unit a column is written, and how sure that is."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.heading_units import unit_named
from gisapp.core.parks.mapping.heading_words import basis_of
from gisapp.core.parks.mapping.value_forms import ValueForms
from gisapp.core.text.currencies import MONEY, UNKNOWN_CURRENCY, currency_of, dimension
from gisapp.core.text.written_units import WRITTEN_UNITS, units_for

_OFFERED_FIRST = {
    "m2": ("mu", "ha", "m2", "km2"),
    "CNY": ("1e4 CNY", "1e8 CNY", "CNY", "USD", "1e6 USD"),
    "CNY/m2": ("1e4 CNY/mu", "1e4 CNY/ha", "CNY/m2"),
    "m": ("m", "km"),
    "ratio": ("percent", "ratio"),
    "kWh": ("kWh", "1e4 kWh"),
    "m3": ("m3", "1e4 m3"),
}
"""The units that a user is asked about, by the stored unit of a property; else all that fit."""
_MOST_OFFERED = 6
_LEAST_LAND_M2 = 200
_OF_LAND = ("m2", "mu", "ha", "km2", "acre", "sqft")
_NEEDS_NONE = frozenset(("", "count", "rank", "score", "year", "deg", "count/day"))
_TITLE_UNIT = re.compile(r"(?:单位|unit|units)\s*[:：]\s*([^()（）\n]{1,40})", re.IGNORECASE)
_LARGEST_SHARE = 1.0
_LARGEST_FAR = 12
_FAR = re.compile(r"(?:^|_)far(?:_|$)|max_far")

_WATER = re.compile(r"water|sewer")
_OF_WATER = re.compile(r"(?:^|(?<= ))(?:t|kWh)\b")
"""A tonne of water is a cubic metre, and 度 of water meters is one too."""

NOT_STATED = 0.45
"""How sure a column is whose numbers have a unit that nobody states."""
UNFIT = 0.4
"""The same where the unit that is stated measures something else."""
DOUBTED = 0.5


class UnitChoice(NamedTuple):
    """A unit, and how sure it is.

    Parameters
    ----------
    unit : str
        As mappings call it; empty where none is known.
    sure : float
        From 0 to 1.
    alternatives : tuple of str
        What else it may be, where a user must say; empty where it is sure.
    """

    unit: str
    sure: float = 1.0
    alternatives: tuple[str, ...] = ()


def units_of_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """Return the units that are stated for a whole table, as in "单位：万元、亩".

    >>> units_of_titles(["供地台账（单位：亩、万元）"])
    ('mu', '1e4 CNY')
    """
    return tuple(_units_in(titles))


def _units_in(titles: Sequence[str]) -> Iterator[str]:
    for title in titles:
        for match in _TITLE_UNIT.finditer(title):
            for part in re.split(r"[、，,;；\s]+", match[1]):
                if unit := unit_named(part):
                    yield unit


def choose_unit(
    known: Property, stated: str, implied: str, titles: Sequence[str], forms: ValueForms
) -> UnitChoice:
    """Return the unit that a column of numbers is written in.

    Parameters
    ----------
    known : Property
        What the column states.
    stated : str
        The unit that its heading names; empty for none.
    implied : str
        The unit that such a heading has by convention; empty for none.
    titles : sequence of str
        Units that are stated for the whole table.
    forms : ValueForms
        Its values.
    """
    if known.unit == "ratio":
        return _share(known, stated, implied, forms)
    if stated:
        return _stated(known, stated, implied)
    own = _of_cells(known, forms) or _of_shapes(known, forms)
    usual = "" if _is_tiny_land(known, implied, forms) else implied
    for unit in (own, usual, *titles):
        if unit in WRITTEN_UNITS and unit and _fits(known, unit):
            return UnitChoice(unit)
    if known.unit in _NEEDS_NONE:
        return UnitChoice(known.unit if known.unit in WRITTEN_UNITS else "")
    return UnitChoice("", NOT_STATED, _offered(known))


def meant_unit(stated: str, implied: str) -> str:
    """Return the unit that a heading means: 亩均税收（万元） is 万元/亩.

    Parameters
    ----------
    stated : str
        The unit in the heading; empty for none.
    implied : str
        The unit that such a heading has by convention; empty for none.

    Examples
    --------
    >>> meant_unit("CNY", "1e4 CNY/mu"), meant_unit("ha", "m2")
    ('CNY/mu', 'ha')
    >>> meant_unit("CNY", "TWD"), meant_unit("EUR/m2/month", "currency/m2/month")
    ('TWD', 'EUR/m2/month')
    """
    _, per, denominator = implied.partition("/")
    whole = f"{stated}/{denominator}"
    if stated and per and whole in WRITTEN_UNITS:
        return whole
    if stated not in WRITTEN_UNITS:
        # What is counted each year is stated without saying so elsewhere.
        return stated.removesuffix("/year")
    if currency_of(WRITTEN_UNITS[stated].stored) != "CNY":
        return stated
    is_same = implied in WRITTEN_UNITS and _apart_from_currency(implied, stated)
    return implied if is_same else stated


def _apart_from_currency(one: str, other: str) -> bool:
    """True for the same unit of two currencies: 元 is one of several where the heading knows it."""
    first, second = WRITTEN_UNITS[one], WRITTEN_UNITS[other]
    return first.size == second.size and dimension(first.stored) == dimension(second.stored)


def in_currencies(choice: UnitChoice, currencies: Sequence[str]) -> UnitChoice:
    """Return a choice of money as a question for its currency; another one as it is.

    Parameters
    ----------
    choice : UnitChoice
        In which money is in yuan.
    currencies : sequence of str
        Those that it may be in, the likeliest first.
    """
    if currency_of(WRITTEN_UNITS[choice.unit].stored) != "CNY":
        return choice
    units = [choice.unit.replace("CNY", currency) for currency in currencies]
    known = tuple(unit for unit in units if unit in WRITTEN_UNITS)
    return UnitChoice(known[0], DOUBTED, known)


def _stated(known: Property, stated: str, implied: str) -> UnitChoice:
    stated = meant_unit(stated, implied)
    if _WATER.search(known.code) and known.unit.startswith("m3"):
        stated = _OF_WATER.sub("m3", stated)
    if stated not in WRITTEN_UNITS:
        return UnitChoice("", NOT_STATED, _offered(known))
    return UnitChoice(stated) if _fits(known, stated) else UnitChoice(stated, UNFIT)


def _fits(known: Property, unit: str) -> bool:
    stored = WRITTEN_UNITS[unit].stored
    return dimension(stored) == dimension(known.unit) and currency_of(stored) != UNKNOWN_CURRENCY


def _offered(known: Property) -> tuple[str, ...]:
    return _OFFERED_FIRST.get(known.unit) or units_for(known.unit)[:_MOST_OFFERED]


def _of_cells(known: Property, forms: ValueForms) -> str:
    """Return the stored unit that all cells name themselves, such as 5000万元; empty if not all."""
    stored = {unit.stored if unit else "" for unit in forms.own_units}
    of_money = stored == {"CNY"} and dimension(known.unit) == MONEY
    return known.unit if stored == {known.unit} or of_money else ""


def _is_tiny_land(known: Property, unit: str, forms: ValueForms) -> bool:
    """True where land would be smaller than any that is built on: the unit is another one."""
    numbers = sorted(number for number in forms.numbers if number > 0)
    if known.unit != "m2" or not numbers or basis_of(known.code, "") != "land":
        return False
    middle = numbers[len(numbers) // 2]
    return (
        bool(unit) and unit in WRITTEN_UNITS and middle * WRITTEN_UNITS[unit].size < _LEAST_LAND_M2
    )


def _of_shapes(known: Property, forms: ValueForms) -> str:
    """Return the unit in which the numbers are what the shapes measure; empty for none."""
    if known.unit != "m2" or not forms.m2_each:
        return ""
    near = (unit for unit in _OF_LAND if abs(forms.m2_each / WRITTEN_UNITS[unit].size - 1) < 0.1)
    return next(near, "")


def _share(known: Property, stated: str, implied: str, forms: ValueForms) -> UnitChoice:
    """Tell percent from ratio: by the heading, and by how large the numbers are."""
    numbers = [abs(number) for number in forms.numbers if number]
    said = stated if stated in ("percent", "ratio") else ""
    if stated and not said:
        return UnitChoice("", UNFIT, _offered(known))
    if not numbers:
        return UnitChoice(said or (implied if implied in WRITTEN_UNITS else "") or "percent")
    if _FAR.search(known.code):
        middle = sorted(numbers)[len(numbers) // 2]
        return UnitChoice(said or ("percent" if middle > _LARGEST_FAR else "ratio"))
    small = sum(number <= _LARGEST_SHARE for number in numbers)
    if small == len(numbers):
        if said == "percent" or max(numbers) == _LARGEST_SHARE == min(numbers):
            return UnitChoice("percent", DOUBTED, _offered(known))
        return UnitChoice("ratio", 0.9)
    if not said and 0.25 * len(numbers) < small:
        return UnitChoice("percent", 0.6, _offered(known))
    return UnitChoice(said or "percent")
