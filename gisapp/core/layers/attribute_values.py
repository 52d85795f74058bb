"""Attribute values in the form that JSON allows."""

import math
from collections.abc import Iterator, Sequence

from gisapp.core.layers.attributes import AttributeTable, AttributeValue
from gisapp.core.parks.dossier_json import Json


def attribute_rows(
    attributes: AttributeTable, fields: Sequence[str], feature_ids: Sequence[int]
) -> Iterator[tuple[Json, ...]]:
    """Yield one tuple for each feature, with the values of some fields in the form of JSON.

    Parameters
    ----------
    attributes : AttributeTable
        Is read once for each field.
    fields : sequence of str
        Without any, each tuple is empty.
    feature_ids : sequence of int
        The source's own ids.

    Raises
    ------
    KeyError
        There is no such field.
    """
    if not fields:
        return iter([()] * len(feature_ids))
    columns = (map(attribute_json, attributes.column(name, feature_ids).values) for name in fields)
    return zip(*columns, strict=True)


def attribute_json(value: AttributeValue) -> Json:
    """Return a value for JSON, which has neither bytes nor numbers that are not finite.

    >>> attribute_json(float("nan")), attribute_json(b"abc"), attribute_json("a")
    (None, '3 bytes', 'a')
    """
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
