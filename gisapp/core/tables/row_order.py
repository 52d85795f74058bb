"""The order of a table's rows by some of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.tables.text_keys import text_bytes, text_keys
from gisapp.core.tables.value_masks import encoded, is_text

if TYPE_CHECKING:
    import pyarrow as pa

RowNumbers = NDArray[np.int32]
"""Rows of a table by their places in it, (n,)."""


@dataclass(frozen=True)
class SortKey:
    """A column by which rows are ordered.

    Parameters
    ----------
    column : str
        Its name.
    descending : bool
        True for the largest first; missing values come last all the same.
    """

    column: str
    descending: bool = False


def ordered(table: "pa.Table", keys: Sequence[SortKey]) -> RowNumbers:
    """Return the rows of a table in the order of some columns, the first one before the others.

    Rows that are alike stay in the table's order. Numbers are in the order of their size, texts
    as in `text_keys`; what is missing comes last, and before it what is no number.

    Parameters
    ----------
    table : pyarrow.Table
        Of n rows.
    keys : sequence of SortKey
        Columns of the table; none for the order that the table has.

    Returns
    -------
    (n,) int32

    Examples
    --------
    >>> import pyarrow as pa
    >>> table = pa.table({"plot": ["DK-10", None, "dk-2"]})
    >>> ordered(table, [SortKey("plot")]).tolist()
    [2, 0, 1]
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not keys:
        return np.arange(len(table), dtype=np.int32)
    columns: dict[str, pa.Array] = {}
    sort_keys: list[tuple[str, str, str]] = []
    for key in keys:
        for values in sortable(table.column(key.column)):
            name = str(len(columns))
            columns[name] = values
            sort_keys.append((name, "descending" if key.descending else "ascending", "at_end"))
    found = pc.sort_indices(pa.table(columns), sort_keys=sort_keys)
    return np.asarray(found.to_numpy(), np.int32)


def sortable(column: "pa.ChunkedArray") -> "list[pa.Array]":
    """Return what Arrow sorts a column by as users expect it: the first array before the others.

    Parameters
    ----------
    column : (n,) pyarrow.ChunkedArray
        Of any type.
    """
    import pyarrow as pa

    column = encoded(column)
    if pa.types.is_dictionary(column.type) and is_text(column.type.value_type):
        return [_ranks(column)]
    values = _comparable(column)
    return text_keys(values) if is_text(values.type) else [values]


def sortable_anywhere(column: "pa.ChunkedArray") -> "pa.Array":
    """Return the same in one array that is in order also with other pieces of the column.

    Parameters
    ----------
    column : (n,) pyarrow.ChunkedArray
        Of any type.
    """
    values = _comparable(column)
    return text_bytes(values) if is_text(values.type) else values


def _comparable(column: "pa.ChunkedArray") -> "pa.Array":
    """Return values that Arrow can order, or else texts."""
    import pyarrow as pa

    whole = whole_column(column)
    kind = whole.type
    if pa.types.is_boolean(kind):
        return whole.cast(pa.uint8())
    if is_text(kind) or pa.types.is_primitive(kind):
        return whole
    if pa.types.is_decimal(kind) or pa.types.is_binary(kind):
        return whole
    texts = [None if each is None else str(each) for each in whole.to_pylist()]
    return pa.array(texts, pa.string())


def _ranks(column: "pa.ChunkedArray") -> "pa.Array":
    """Return where each text of an encoded column stands among those that occur."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not column.num_chunks:
        return pa.array([], pa.int32())
    [chunk] = column.chunks
    keys = [each.to_numpy(zero_copy_only=False) for each in text_keys(chunk.dictionary)]
    names = [str(place) for place in range(len(keys))]
    table = pa.table(dict(zip(names, map(pa.array, keys), strict=True)))
    order = pc.sort_indices(table, sort_keys=[(name, "ascending") for name in names]).to_numpy()
    is_new = np.zeros(len(order), np.bool_)
    for each in keys:
        is_new[1:] |= each[order[1:]] != each[order[:-1]]
    ranks = np.empty(len(order), np.int32)
    ranks[order] = np.cumsum(is_new)
    return pa.array(ranks).take(chunk.indices)


def whole_column(column: "pa.ChunkedArray") -> "pa.Array":
    """Return a column in one piece, with its values in place of codes for them."""
    import pyarrow as pa

    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks)
    return whole.dictionary_decode() if pa.types.is_dictionary(whole.type) else whole
