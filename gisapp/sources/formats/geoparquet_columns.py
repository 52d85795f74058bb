"""Columns of a GeoParquet file as the application takes them: well-known binary, plain values."""

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_EXACT_DIGITS = 15
"""Of a decimal number, which a number of floating point keeps."""


def beyond_floats(file: "pq.ParquetFile") -> frozenset[str]:
    """Return the names of the columns of decimal numbers that floats would not keep.

    What the file says of the least and the largest value decides; where it doesn't, their type.
    """
    from pyarrow import types

    metadata = file.metadata
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    found = set()
    for place in range(metadata.num_columns):
        name = file.schema.column(place).path
        at = file.schema_arrow.get_field_index(name)
        kind = file.schema_arrow.field(at).type if at >= 0 else None
        if kind is None or not types.is_decimal(kind) or kind.scale <= 0:
            continue
        limit = 10 ** (_EXACT_DIGITS - kind.scale)
        stated = [group.column(place).statistics for group in groups]
        if kind.precision > _EXACT_DIGITS and not all(
            each is not None and _lies_within(each, limit) for each in stated
        ):
            found.add(name)
    return frozenset(found)


def _lies_within(statistics: "pq.Statistics", limit: float) -> bool:
    if not statistics.has_min_max:
        return statistics.null_count is not None and statistics.num_values == 0
    return bool(-limit < statistics.min and statistics.max < limit)


def field_type(kind: "pa.DataType", is_text: bool = False) -> str:
    """Return GDAL's word for the type of an attribute.

    Parameters
    ----------
    kind : pyarrow.DataType
        As it is stored.
    is_text : bool
        True where it is told as text.

    Examples
    --------
    >>> import pyarrow as pa
    >>> field_type(pa.decimal128(9, 2))
    'Real'
    """
    from pyarrow import types

    if is_text:
        return "String"
    if types.is_dictionary(kind):
        kind = kind.value_type
    words = (
        ("Integer64", types.is_int64(kind) or types.is_uint32(kind) or types.is_uint64(kind)),
        ("Integer", types.is_integer(kind) or types.is_boolean(kind)),
        ("Integer64", types.is_decimal(kind) and kind.scale <= 0),
        ("Real", types.is_floating(kind) or types.is_decimal(kind)),
        ("Date", types.is_date(kind)),
        ("Time", types.is_time(kind)),
        ("DateTime", types.is_timestamp(kind)),
        ("Binary", _is_binary(kind)),
    )
    return next((word for word, fits in words if fits), "String")


def _is_binary(kind: "pa.DataType") -> bool:
    from pyarrow import types

    fits: bool = types.is_binary(kind) or types.is_large_binary(kind) or types.is_binary_view(kind)
    return fits or bool(types.is_fixed_size_binary(kind))


def as_plain(column: "pa.Array", is_text: bool = False) -> "pa.Array":
    """Return an attribute in types that a panel can show.

    Parameters
    ----------
    column : (n,) array
        Of any type of Arrow's.
    is_text : bool
        True for decimals that floats would not keep.

    Returns
    -------
    (n,) array
        Decimals as floats or texts, but whole ones as they are, with all digits; dates and times
        as texts in ISO 8601, those with a zone in it, with how far it is from UTC; durations with
        their unit; the words of a dictionary themselves; all else as it is.

    Raises
    ------
    pyarrow.ArrowException
        A text is not UTF-8.
    """
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import types

    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if types.is_decimal(kind) and kind.scale > 0:
        texts = column.cast(pa.string())
        # Arrow's own way from a decimal to a float is off by a last digit.
        return texts if is_text else texts.cast(pa.float64())
    if types.is_duration(kind):
        return pc.binary_join_element_wise(column.cast(pa.string()), kind.unit, " ")
    if types.is_timestamp(kind):
        return _moments(column)
    if types.is_temporal(kind):
        return column.cast(pa.string())
    column.validate(full=True)
    # Little of Arrow works with views.
    if types.is_string_view(kind):
        return column.cast(pa.string())
    return column.cast(pa.binary()) if types.is_binary_view(kind) else column


def _moments(column: "pa.Array") -> "pa.Array":
    """Return times of a day as texts; in UTC where nobody knows their zone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = column.cast(pa.timestamp(column.type.unit))
    local, zones = plain, pa.array([""] * len(column), pa.string())
    if column.type.tz is not None:
        with suppress(pa.ArrowInvalid):
            local = pc.local_timestamp(column)
        ahead = pc.subtract(local, plain).cast(pa.duration("s"), safe=False)
        found = ahead.cast(pa.int64()).dictionary_encode()
        words = pa.array([_zone(each.as_py()) for each in found.dictionary], pa.string())
        zones = pa.DictionaryArray.from_arrays(found.indices, words).cast(pa.string())
    texts = pc.replace_substring_regex(local.cast(pa.string()), r"^(\S+) (\S+?)(\.0+)?$", r"\1T\2")
    return pc.binary_join_element_wise(texts, zones, "")


def _zone(seconds: int) -> str:
    """Return how far a zone is ahead of UTC, as ISO 8601 has it.

    >>> _zone(0), _zone(8 * 3600), _zone(-34200)
    ('Z', '+08:00', '-09:30')
    """
    if not seconds:
        return "Z"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    # Before there were zones, each town had the time of its own sun.
    ahead = f"{hours:02}:{minutes:02}" + (f":{rest:02}" if rest else "")
    return f"{'-' if seconds < 0 else '+'}{ahead}"


def as_wkb(column: "pa.Array", encoding: str) -> "pa.Array":
    """Return geometry as well-known binary.

    Parameters
    ----------
    column : (n,) array
        Well-known binary, or nested lists of coordinates as GeoArrow has them.
    encoding : str
        One of `geoparquet_metadata.ENCODINGS`.

    Returns
    -------
    (n,) binary array
        In the same CRS, null where geometry is missing.

    Raises
    ------
    pyarrow.ArrowException
        The column is not of this encoding.
    """
    import geoarrow.pyarrow as ga
    import pyarrow as pa

    storage = getattr(column, "storage", column)
    if encoding == "wkb":
        return storage.cast(pa.binary())
    coordinates = storage.type
    while pa.types.is_list(coordinates) or pa.types.is_large_list(coordinates):
        coordinates = coordinates.value_type
    has_z = pa.types.is_struct(coordinates) and coordinates.get_field_index("z") >= 0
    dimensions = ga.Dimensions.XYZ if has_z else ga.Dimensions.XY
    kind = getattr(ga, encoding)().with_dimensions(dimensions)
    return ga.as_wkb(kind.wrap_array(storage.cast(kind.storage_type))).storage
