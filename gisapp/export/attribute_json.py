"""Attribute values as JSON can tell them."""

import math

from gisapp.core.dossier_json import Json
from gisapp.core.layer import AttributeValue


def attribute_json(value: AttributeValue) -> Json:
    """Return a value for JSON, which knows neither bytes nor what is no number.

    >>> attribute_json(float("nan")), attribute_json(b"abc"), attribute_json("a")
    (None, '3 bytes', 'a')
    """
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
