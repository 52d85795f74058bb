"""The condition that leaves only the features of one class."""

import math

from gisapp.core.filters.layer_filter import AnyOf, Between
from gisapp.core.layers.symbology import Symbology
from gisapp.core.tables.months import MONTHS_A_YEAR


def condition_of(symbology: Symbology, key: str) -> AnyOf | Between | None:
    """Return the condition that only the features of a class fulfil.

    Parameters
    ----------
    symbology : Symbology
        With an attribute.
    key : str
        One of its keys.

    Returns
    -------
    AnyOf, Between or None
        None for the class of other values, which no one condition tells.
    """
    place = symbology.keys.index(key)
    made, field = symbology.classes[place], symbology.attribute
    if made.kind == "value" and symbology.method == "years" and made.value.isdecimal():
        first = float(int(made.value) * MONTHS_A_YEAR)
        return Between(field, first, math.nextafter(first + MONTHS_A_YEAR, -math.inf))
    if made.kind == "value":
        return AnyOf(field, (made.value,))
    if made.kind == "missing":
        return AnyOf(field, (), takes_missing=True)
    if made.kind == "others":
        return None
    number = sum(each.kind == "range" for each in symbology.classes[:place])
    ends = (None, *symbology.breaks, None)
    low, above = ends[number], ends[number + 1]
    # A class has all numbers below the next break, but not the break itself.
    return Between(field, low, None if above is None else math.nextafter(above, -math.inf))
