"""Attribute values as JSON can tell them."""

import math
from collections.abc import Iterator, Sequence

from gisapp.core.layers.attributes import AttributeTable, AttributeValue
from gisapp.core.text.json_value import Json


def attribute_rows(
    attributes: AttributeTable, fields: Sequence[str], feature_ids: Sequence[int]
) -> Iterator[tuple[Json, ...]]:
    """Yield the values of some fields, feature by feature; read at once, not one by one."""
    if not fields:
        return iter([()] * len(feature_ids))
    columns = (map(attribute_json, attributes.column(name, feature_ids).values) for name in fields)
    return zip(*columns, strict=True)


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
