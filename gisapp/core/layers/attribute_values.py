"""Attribute values in the form that JSON allows."""

import math
from collections.abc import Callable, Iterator, Sequence

from gisapp.core.layers.attributes import AttributeTable, AttributeValue
from gisapp.core.text.json_value import Json


def byte_count(value: bytes) -> str:
    """Return how many bytes there are, for people who cannot read them.

    >>> byte_count(b"abc")
    '3 bytes'
    """
    return f"{len(value)} bytes"


def attribute_rows(
    attributes: AttributeTable,
    fields: Sequence[str],
    feature_ids: Sequence[int],
    bytes_as: Callable[[bytes], str] = bytes.hex,
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
    bytes_as : callable
        As of `attribute_json`.

    Raises
    ------
    KeyError
        There is no such field.
    """
    if not fields:
        return iter([()] * len(feature_ids))
    columns = (
        [attribute_json(value, bytes_as) for value in attributes.column(name, feature_ids).values]
        for name in fields
    )
    return zip(*columns, strict=True)


def attribute_json(value: AttributeValue, bytes_as: Callable[[bytes], str] = bytes.hex) -> Json:
    """Return a value for JSON, which has neither bytes nor numbers that are not finite.

    Parameters
    ----------
    value : AttributeValue
        NaN and infinity become None.
    bytes_as : callable
        How bytes are written. Hexadecimal digits lose nothing; `byte_count` is for people.

    Examples
    --------
    >>> attribute_json(float("nan")), attribute_json(b"abc"), attribute_json("a")
    (None, '616263', 'a')
    """
    if isinstance(value, bytes):
        return bytes_as(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
