"""The units that headings name, as mappings call them: 万元/亩 is `1e4 CNY/mu`."""

import re
from functools import cache

from gisapp.core.text.matching import folded
from gisapp.core.text.written_units import WRITTEN_UNITS
from gisapp.grammar import grammar

_PER = re.compile(r"/|·|\*|每|per(?=[a-z])(?!sons?$)")
_PEOPLE = frozenset(("人", "person", "persons", "people", "capita", "employee"))
_CURRENCY_BEFORE = re.compile(r"(新台币|人民币|港币)([万亿千百十]*)元")
_LONGEST = 30


def unit_named(text: str) -> str:
    """Return the unit that a text is, as mappings call it; empty for another text.

    It may be one that nothing can be stated in yet; `is_known` tells.

    Examples
    --------
    >>> unit_named("万元/亩"), unit_named("公頃"), unit_named("㎡"), unit_named("地方口径")
    ('1e4 CNY/mu', 'ha', 'm2', '')
    >>> unit_named("USD m"), unit_named("单位：万元")
    ('1e6 USD', '1e4 CNY')
    """
    return _unit_of("".join(folded(text[: 2 * _LONGEST]).split()))


def is_known(unit: str) -> bool:
    """True if numbers in a unit can be taken as stored ones."""
    return unit in WRITTEN_UNITS


@cache
def _unit_of(plain: str) -> str:
    plain = re.sub(r"^(?:单位|units?)[:,]?", "", plain)
    plain = re.sub(r"(?<=.)p\.?a\.?$", "/year", plain)
    if not plain or len(plain) > _LONGEST:
        return ""
    parts = _PER.split(plain)
    names = [_simple(parts[0]), *(_below(part) for part in parts[1:])]
    return "/".join(names) if all(names) else ""


@cache
def _codes() -> dict[str, str]:
    return {code: name for name, codes in grammar("headings")["units"].items() for code in codes}


@cache
def _multiplied_units() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of a multiplier before a unit, and behind one as in "USD m"."""
    longest_first = sorted(grammar("headings")["multipliers"], key=len, reverse=True)
    multiplier = "|".join(map(re.escape, longest_first))
    return re.compile(rf"({multiplier})(.+)"), re.compile(rf"(.+?)({multiplier}|m)")


def _below(plain: str) -> str:
    return "person" if plain in _PEOPLE else _simple(plain)


def _simple(plain: str) -> str:
    codes, multipliers = _codes(), grammar("headings")["multipliers"]
    if plain in codes:
        return codes[plain]
    prefixed = _CURRENCY_BEFORE.fullmatch(plain)
    if prefixed is not None:
        scale, unit = multipliers.get(prefixed[2], 1), codes[prefixed[1]]
        return _multiplied(scale, unit) if scale != 1 else unit
    for pattern in _multiplied_units():
        found = pattern.fullmatch(plain)
        if found is not None:
            factor, unit = found.groups() if found[1] in multipliers else (found[2], found[1])
            if unit in codes:
                return _multiplied(multipliers.get(factor, 1e6), codes[unit])
    return ""


def _multiplied(factor: float, unit: str) -> str:
    """Return such as `1e4 CNY`."""
    mantissa, exponent = f"{factor:e}".split("e")
    return f"{float(mantissa):g}e{int(exponent)} {unit}"
