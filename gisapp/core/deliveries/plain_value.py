"""What a cell means, so that two files that write one value differently are not told apart."""

import math
import re
from datetime import date

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Letters, digits and signs of full width to those of half."""
_NUMBER = re.compile(
    r"[+-]?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]*)?(?:(?<=[0-9])[eE][+-][0-9]{1,3})?"
)
"""A number without zeros before it: 007 is a code."""
_DAY = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
    r"(?:[T ]([0-9]{1,2}:[0-9]{2})(?::([0-9]{2})(?:\.0+)?)?)?"
)
_LONGEST = 40
"""Letters of a number or a day; what is longer is a text."""
_LARGEST = 1e22
"""Whole numbers of floating point up to here are written with all their digits."""
_BOOLS = {"true": "1", "false": "0"}


def meaning_of(value: AttributeValue) -> str:
    """Return a text that is the same for all ways to write one value; empty for none.

    Examples
    --------
    >>> [meaning_of(each) for each in (1, 1.0, "1", "１", "1.00", " 1 ", True)]
    ['1', '1', '1', '1', '1', '1', '1']
    >>> meaning_of("2024/1/1"), meaning_of("1,234.50"), meaning_of("007"), meaning_of(None)
    ('2024-01-01', '1234.5', '007', '')
    """
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, bool | int):
        return "" if value is None else str(int(value))
    if isinstance(value, bytes):
        return value.hex()
    text = written(value)
    if len(text) > _LONGEST:
        return text
    if _NUMBER.fullmatch(text):
        return _number_of(text.replace(",", ""))
    day = _DAY.fullmatch(text)
    if day is not None:
        return _day(day) or text
    return _BOOLS.get(text.lower(), text)


def written(value: AttributeValue) -> str:
    """Return a value as it is written, in half width, without blanks around it: a key's form.

    >>> written(1001.0), written("ＧＺ－0１ "), written("1.10")
    ('1001', 'GZ-01', '1.10')
    """
    text = value.hex() if isinstance(value, bytes) else plain_text(value)
    # Most are plain: a million of them take half the time so.
    narrow = text if text.isascii() else text.translate(_NARROW)
    return "" if narrow == "nan" else " ".join(narrow.split())


def _number_of(text: str) -> str:
    whole, _, rest = text.partition(".")
    if "e" not in rest.lower() and "e" not in whole.lower() and not rest.strip("0"):
        return str(int(whole))
    return _number(float(text))


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    if value.is_integer() and abs(value) < _LARGEST:
        return str(int(value))
    # The digits beyond are noise of floating point: 0.1 + 0.2 is 0.3.
    return f"{value:.15g}"


def _day(found: re.Match[str]) -> str:
    """Return a day as ISO 8601 writes it, with the time where it is not midnight."""
    month, day = found[3] or found[5], found[4] or found[6]
    try:
        text = date(int(found[1]), int(month), int(day)).isoformat()
    except ValueError:
        return ""
    time = f"{(found[7] or '').rjust(5, '0')}:{found[8] or '00'}"
    return text if not found[7] or time == "00:00:00" else f"{text} {time}"
