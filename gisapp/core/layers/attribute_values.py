"""Attribute values in the form that JSON allows."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeGuard

from gisapp.core.layers.attributes import AttributeTable, AttributeValue
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.text.json_value import Json
from gisapp.core.text.number_roles import LARGEST_EXACT


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
        Of a few features it is read once, else once for each field.
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
    columns = attributes.columns(fields, feature_ids)
    told = ([attribute_json(each, bytes_as) for each in columns[name].values] for name in fields)
    return zip(*told, strict=True)


def record_json(layer: Layer, record: Mapping[str, AttributeValue]) -> dict[str, Json]:
    """Return the attributes of a feature for JSON; codes and years never end in a point and zero.

    Parameters
    ----------
    layer : Layer
        The feature's.
    record : mapping of str to AttributeValue
        Its attributes by name.
    """
    whole = {
        field.name for field in layer.attributes.fields if role_of(layer, field) in ("code", "year")
    }
    return {
        name: int(value) if name in whole and _is_whole(value) else attribute_json(value)
        for name, value in record.items()
    }


def _is_whole(value: AttributeValue) -> TypeGuard[float]:
    """True for a number of floating point that is a whole one, with all its digits."""
    return isinstance(value, float) and value.is_integer() and abs(value) < LARGEST_EXACT


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
