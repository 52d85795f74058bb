"""Values of Arrow as Python has them, and as users read them."""

import json
import math
from datetime import date, time
from decimal import Decimal

from gisapp.core.text.exact_numbers import exact_text

PlainValue = str | int | float | bool | bytes | None
"""What a value of an attribute can be."""


def plain(value: object) -> PlainValue:
    """Return an Arrow value as one that a panel can show: dates in ISO 8601, lists in JSON.

    >>> plain(["工业", 2])
    '["工业", 2]'
    >>> plain([b"ab"])
    '["6162"]'
    """
    match value:
        case None | str() | int() | float() | bytes():
            return value
        case Decimal() if value == value.to_integral_value():
            return int(value)
        case date() | time():
            return value.isoformat()
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=_in_json)
    return str(value)


def _in_json(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def value_text(value: PlainValue) -> str:
    r"""Return what tells a value from others: what a user reads of it, empty for none.

    Spaces around it and between its words do not count.

    >>> value_text(2017.0), value_text("  a \u3000b "), value_text(float("nan")), value_text(True)
    ('2017', 'a b', '', 'True')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bytes):
        return value.hex(" ")
    return " ".join((exact_text(value) if isinstance(value, float) else str(value)).split())
