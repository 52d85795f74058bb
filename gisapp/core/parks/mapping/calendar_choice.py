"""Whether the years of a column are counted from 1912, as in Taiwan: 民國 114 is 2025."""

import re
from typing import Literal

from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.value_forms import ValueForms

FIRST_MINGUO, LAST_MINGUO = 60, 130
"""Years of the Republic that occur in tables: 1971 to 2041."""
_TIMES = ("date", "year")
_DATE = re.compile(r"(?:民[國国])?\s*(\d{2,3})\s*[-/.年]\s*\d{1,2}(?:\D.*)?")
_DIGITS = re.compile(r"(\d{2,3})(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])0*")


def calendar_of(
    known: Property, heading: str, stated: Literal["western", "minguo"], forms: ValueForms
) -> Literal["western", "minguo"]:
    """Return how the years of a column are counted.

    Parameters
    ----------
    known : Property
        What the column states; only dates and years have a calendar.
    heading : str
        As the table has it.
    stated : "western" or "minguo"
        How a year in the heading is written.
    forms : ValueForms
        The values: years of the Republic have two or three digits.
    """
    if known.type not in _TIMES:
        return stated
    if re.search("西元|公元|western", heading):
        return "western"
    if re.search("民[國国]", heading):
        return "minguo"
    years = [year for text in forms.texts if (year := _year_of(text)) is not None]
    if not years or len(years) < 0.8 * len(forms.texts):
        return stated
    return "minguo" if all(FIRST_MINGUO <= year <= LAST_MINGUO for year in years) else stated


def _year_of(text: str) -> int | None:
    plain = text.removesuffix(".0").removesuffix("年")
    if plain.isdecimal() and len(plain) <= len("114"):
        return int(plain)
    for pattern in (_DATE, _DIGITS):
        match = pattern.fullmatch(plain)
        if match is not None:
            return int(match[1])
    return None
