"""An attribute's number as a user reads it: amounts with grouped digits, codes and years without.

The exported page does the same in `resources/html/scripts/attribute_text.js`.
"""

import math

import numpy as np

from gisapp.core.layers.attributes import AttributeValue, FieldRole
from gisapp.core.text.exact_numbers import exact_text
from gisapp.core.text.number_roles import FIRST_YEAR, LARGEST_EXACT, LAST_YEAR
from gisapp.core.text.units import format_number

_DIGITS = 15
"""Significant digits that any number of floating point keeps; later ones are its own noise."""


def number_text(value: float, role: FieldRole) -> str:
    """Return a number of an attribute as a user reads it; no digit is invented or lost.

    Parameters
    ----------
    value : float
        A whole number of type int is exact whatever its size.
    role : FieldRole
        What the field's numbers are.

    Examples
    --------
    >>> number_text(2305843009223239036, "code"), number_text(2017.0, "year")
    ('2305843009223239036', '2017')
    >>> number_text(62000.0, "quantity"), number_text(2017, "quantity")
    ('62,000', '2017')
    """
    is_whole = exact_text(value).lstrip("-").isdigit()
    # An amount may be a year that nothing tells of.
    if is_whole and (role in ("code", "year") or FIRST_YEAR <= value <= LAST_YEAR):
        return exact_text(value).replace("-", "−")
    return amount_text(value)


def amount_text(value: float) -> str:
    """Return an amount with grouped digits.

    Examples
    --------
    >>> amount_text(2305843009223239036), amount_text(1e17)
    ('2,305,843,009,223,239,036', '≈ 1e+17')
    >>> amount_text(4133.5), amount_text(123456789012.345)
    ('4,133.5', '123,456,789,012.345')
    """
    if not isinstance(value, int) and LARGEST_EXACT <= abs(value) < math.inf:
        # Its last digits would be no one's: a number of floating point has not so many.
        return f"≈ {np.format_float_scientific(value, trim='-')}".replace("-", "−")
    return format_number(value, _DIGITS)


def plain_text(value: AttributeValue) -> str:
    """Return any value as it is copied, empty for none.

    >>> plain_text(2017.0), plain_text("012345"), plain_text(None)
    ('2017', '012345', '')
    """
    if value is None:
        return ""
    return exact_text(value) if isinstance(value, float) else str(value)
