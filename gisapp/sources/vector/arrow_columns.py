"""Columns of Arrow as they were written in a file, and their values as Python has them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.layers.attributes import AttributeValue, Column
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.tables.plain_values import plain

if TYPE_CHECKING:
    import pyarrow as pa


def joined(runs: Sequence[ArrowRows]) -> ArrowRows:
    """Return the rows of several runs as one; their columns must be the same."""
    import pyarrow as pa

    return ArrowRows.of(
        pa.concat_tables([run.table for run in runs]), np.concatenate([run.ids for run in runs])
    )


def column_of(column: "pa.ChunkedArray") -> Column:
    """Return a column of Arrow's, one value for each feature, as the core has columns.

    Parameters
    ----------
    column : (n,) pyarrow.ChunkedArray
        Of any type.

    Returns
    -------
    Column
        Of n features; numbers are in ascending order among its distinct values.
    """
    import pyarrow as pa

    # Arrow's own to_pylist would keep the interpreter lock, and so stop the window, to its end.
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return _numbers(column)
    if pa.types.is_string(kind):
        encoded = column.combine_chunks().dictionary_encode(null_encoding="encode")
        distinct = [value.as_py() for value in encoded.dictionary]
        return Column(distinct, encoded.indices.to_numpy().astype(np.int64))
    return Column.of([plain(value.as_py()) for value in column])


def _numbers(column: "pa.ChunkedArray") -> Column:
    stated = column.is_valid().to_numpy()
    numbers, places = np.unique(column.fill_null(0).to_numpy()[stated], return_inverse=True)
    distinct: list[AttributeValue] = numbers.tolist()
    codes = np.full(len(stated), len(distinct), np.int64)
    codes[stated] = places
    return Column(distinct if stated.all() else [*distinct, None], codes)


def as_stored(table: "pa.Table") -> "pa.Table":
    """Return a table with what values are stored as in place of extension types.

    GDAL says so of lists and objects in JSON: Arrow can neither sort nor compare them.
    """
    import pyarrow as pa

    for place, field in enumerate(table.schema):
        if isinstance(field.type, pa.BaseExtensionType):
            kind = field.type.storage_type
            stored = pa.chunked_array([each.storage for each in table.column(place).chunks], kind)
            table = table.set_column(place, field.name, stored)
    return table


def as_written(table: "pa.Table") -> "pa.Table":
    """Return a table with values as they were written, where Arrow or GDAL has them otherwise.

    Short floats have their own digits: in a longer one, 0.1 would be 0.10000000149011612. Days are
    texts, for Python knows no year before 1. A moment that GDAL could not write is missing.
    """
    import pyarrow as pa

    columns = [_column_as_written(each) for each in table.columns]
    # All at once: a table of thousands of columns would be copied for each of them.
    fields = [
        field.with_type(column.type) for field, column in zip(table.schema, columns, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=pa.schema(fields, table.schema.metadata))


def _column_as_written(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    import pyarrow as pa

    if pa.types.is_float32(column.type) or pa.types.is_float16(column.type):
        return column.cast(pa.float32()).cast(pa.string()).cast(pa.float64())
    if pa.types.is_date(column.type):
        return column.cast(pa.string())
    return _without_blank_moments(column) if pa.types.is_string(column.type) else column


def _without_blank_moments(texts: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Return texts, null for those of zero bytes alone: a moment before the year 0 is such one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pc.any(pc.starts_with(texts, "\0")).as_py():
        return texts
    is_blank = pc.match_substring_regex(texts, r"^\x00{19,}$")
    return pc.if_else(is_blank, pa.scalar(None, texts.type), texts)
