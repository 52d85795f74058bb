"""Values of Arrow for formats that have texts and numbers alone, and which types these are."""

import math
from datetime import UTC, date, datetime  # noqa: F401 - of the examples
from decimal import Decimal
from typing import TYPE_CHECKING

from gisapp.core.text.json_value import Json

if TYPE_CHECKING:
    import pyarrow as pa


def json_value(value: object) -> Json:
    """Return a value for JSON: days and moments as ISO 8601, bytes in hexadecimal digits.

    >>> json_value(float("nan")), json_value(b"abc"), json_value(date(2020, 2, 29))
    (None, '616263', '2020-02-29')
    """
    match value:
        case bytes():
            return value.hex()
        case float() if not math.isfinite(value):
            return None
        case Decimal():
            return int(value)
        case date():
            return iso_text(value)
        case str() | int() | float() | None:
            return value
    return str(value)


def iso_text(value: date) -> str:
    """Return a day or a moment in ISO 8601, with no more digits than it has.

    >>> iso_text(datetime(2020, 2, 29, 12, 30, 0, 500_000, UTC))
    '2020-02-29T12:30:00.500Z'
    """
    text = value.isoformat()
    if isinstance(value, datetime) and value.microsecond and not value.microsecond % 1000:
        text = value.isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def is_text(kind: "pa.DataType") -> bool:
    """Return True for the type of texts."""
    import pyarrow as pa

    return bool(pa.types.is_string(kind))


def is_longer(kind: "pa.DataType") -> bool:
    """Return True for the type of whole numbers of more than 64 bits."""
    import pyarrow as pa

    return bool(pa.types.is_decimal(kind))


def is_temporal(kind: "pa.DataType") -> bool:
    """Return True for the type of days and moments."""
    import pyarrow as pa

    return bool(pa.types.is_temporal(kind))


def is_bytes(kind: "pa.DataType") -> bool:
    """Return True for the type of bytes."""
    import pyarrow as pa

    return bool(pa.types.is_binary(kind))
