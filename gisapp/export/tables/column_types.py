"""Attributes as columns of Arrow in the types that their fields state, as far as values fit."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from gisapp.core.layers.attributes import Field
from gisapp.core.tables.plain_values import plain

if TYPE_CHECKING:
    import pyarrow as pa

_ZONE = r"(?P<zone>Z|[+-]\d\d:?\d\d)$"
_UNITS = ("ms", "us", "ns")
"""Of moments: the coarsest that keeps all digits is taken."""


def typed(table: "pa.Table", fields: Sequence[Field]) -> "pa.Table":
    """Return a table whose columns have the types of the fields, as far as their values fit.

    Numbers are int32, int64 or float64, or decimals where they are longer; days date32, moments
    timestamps with or without a zone. All else is text.

    Parameters
    ----------
    table : pyarrow.Table
        Of attributes as layers have them: days and moments are texts in ISO 8601.
    fields : sequence of Field
        Of the columns, in their order.
    """
    import pyarrow as pa

    columns = [
        _typed(column, field.type) for column, field in zip(table.columns, fields, strict=True)
    ]
    return pa.table(columns, names=[field.name for field in fields])


def text_column(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Return values as texts, null where there is none; lists are JSON, bytes hexadecimal."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_string(kind):
        return column
    if pa.types.is_integer(kind) or pa.types.is_date(kind):
        return column.cast(pa.string())
    return pa.chunked_array([pa.array(map(_text, column.to_pylist()), pa.string())])


def _text(value: object) -> str | None:
    value = plain(value)
    if isinstance(value, bytes):
        return value.hex()
    return None if value is None else str(value)


def _typed(column: "pa.ChunkedArray", kind: str) -> "pa.ChunkedArray":
    """Return a column in the type that GDAL's word for the type of its field says."""
    import pyarrow as pa

    types = pa.types
    if types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if types.is_null(column.type):
        return column.cast(_declared(kind))
    if types.is_boolean(column.type) or types.is_floating(column.type):
        return column if types.is_boolean(column.type) else column.cast(pa.float64())
    if types.is_integer(column.type) or (types.is_decimal(column.type) and not column.type.scale):
        return _whole(column)
    if types.is_string(column.type) and kind in ("Date", "DateTime"):
        return _days(column) if kind == "Date" else _moments(column)
    if types.is_binary(column.type) or types.is_large_binary(column.type):
        return column.cast(pa.binary())
    return text_column(column)


def _declared(kind: str) -> "pa.DataType":
    """Return the type of a column without a value."""
    import pyarrow as pa

    return {
        "Integer": pa.int32(),
        "Integer64": pa.int64(),
        "Real": pa.float64(),
        "Binary": pa.binary(),
        "Date": pa.date32(),
        "DateTime": pa.timestamp("ms"),
    }.get(kind, pa.string())


def _whole(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Return whole numbers as such: as decimals where they have more than 64 bits."""
    import pyarrow as pa

    is_short = pa.types.is_integer(column.type) and column.type.bit_width < 64
    with suppress(pa.ArrowInvalid):
        if is_short and not pa.types.is_uint32(column.type):
            return column.cast(pa.int32())
        return column.cast(pa.int64())
    return column.cast(pa.decimal128(38, 0))


def _days(texts: "pa.ChunkedArray") -> "pa.ChunkedArray":
    import pyarrow as pa

    with suppress(pa.ArrowInvalid):
        return texts.cast(pa.date32())
    return texts


def _moments(texts: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Return moments with the zone of all of them, in UTC where zones differ, or as they are."""
    import pyarrow as pa

    zone = _zone_of(texts)
    for unit in _UNITS:
        with suppress(pa.ArrowInvalid):
            return texts.cast(pa.timestamp(unit, zone))
    return texts


def _zone_of(texts: "pa.ChunkedArray") -> str | None:
    import pyarrow.compute as pc

    found = pc.unique(pc.struct_field(pc.extract_regex(texts.drop_null(), _ZONE), "zone"))
    zones = {each for each in found.to_pylist() if each}
    if len(zones) != 1 or zones == {"Z"}:
        return "UTC" if zones else None
    return re.sub(r"^(...)(\d\d)$", r"\1:\2", zones.pop())
