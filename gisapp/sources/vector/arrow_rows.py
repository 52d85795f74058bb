"""Some columns of a file as Arrow, looked up by feature id, and their values as Python has them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import AttributeValue, Column

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, eq=False)
class ArrowRows:
    """Some columns of a file, looked up by feature id.

    Parameters
    ----------
    table : pyarrow.Table
        The columns.
    ids : (n,) int64
        The feature id of each row.
    order : (n,) int64
        The rows in the order of their ids.
    """

    table: "pa.Table"
    ids: NDArray[np.int64]
    order: NDArray[np.int64]

    @classmethod
    def of(cls, table: "pa.Table", ids: NDArray[np.int64]) -> "ArrowRows":
        """Return the rows of a table, to be looked up by id.

        Parameters
        ----------
        table : pyarrow.Table
            Of n rows.
        ids : (n,) int64
            The feature id of each row, in any order.
        """
        return cls(table, ids, np.argsort(ids, kind="stable"))

    def record(self, feature_id: int) -> Mapping[str, object]:
        """Return the row of a feature, whose id must be among these."""
        (place,) = self._places([feature_id]).tolist()
        # One value of each column: to take the row would copy all of some of them.
        return {name: self.table.column(name)[place].as_py() for name in self.table.column_names}

    def values(self, field: str, feature_ids: Sequence[int]) -> "pa.ChunkedArray":
        """Return one attribute of some features.

        Parameters
        ----------
        field : str
            The name of a column; KeyError if there is none.
        feature_ids : (m,) sequence of int
            All of them must be here.

        Returns
        -------
        (m,) pyarrow.ChunkedArray
            In the order asked for.
        """
        return self.table.column(field).take(self._places(feature_ids))

    def have(self, feature_ids: Sequence[int]) -> bool:
        """Return True if all of some features are here."""
        if not len(self.ids):
            return not len(feature_ids)
        return bool(np.array_equal(self.ids[self._places(feature_ids)], feature_ids))

    def those_of(self, feature_ids: Sequence[int]) -> list[int]:
        """Return those of some features that are here, in the order asked for."""
        asked = np.asarray(feature_ids, np.int64)
        found: list[int] = asked[np.isin(asked, self.ids)].tolist()
        return found

    def _places(self, feature_ids: Sequence[int]) -> NDArray[np.int64]:
        places = np.searchsorted(self.ids, feature_ids, sorter=self.order)
        return np.asarray(self.order[np.minimum(places, len(self.ids) - 1)])


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


def as_written(table: "pa.Table") -> "pa.Table":
    """Return a table with values as they were written, where Arrow or GDAL has them otherwise.

    Short floats have their own digits: in a longer one, 0.1 would be 0.10000000149011612. Days are
    texts, for Python knows no year before 1. A moment that GDAL could not write is missing.
    """
    import pyarrow as pa

    for place, field in enumerate(table.schema):
        column = table.column(place)
        if pa.types.is_float32(field.type) or pa.types.is_float16(field.type):
            column = column.cast(pa.float32()).cast(pa.string()).cast(pa.float64())
        elif pa.types.is_date(field.type):
            column = column.cast(pa.string())
        elif pa.types.is_string(field.type):
            column = _without_blank_moments(column)
        table = table.set_column(place, field.with_type(column.type), column)
    return table


def _without_blank_moments(texts: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Return texts, null for those of zero bytes alone: a moment before the year 0 is such one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pc.any(pc.starts_with(texts, "\0")).as_py():
        return texts
    is_blank = pc.match_substring_regex(texts, r"^\x00{19,}$")
    return pc.if_else(is_blank, pa.scalar(None, texts.type), texts)


def plain(value: object) -> AttributeValue:
    """Return an Arrow value as one that a panel can show: dates in ISO 8601, lists in JSON.

    >>> plain(["工业", 2])
    '["工业", 2]'
    >>> plain([b"ab"])
    '["6162"]'
    """
    match value:
        case None | str() | int() | float() | bytes():
            return value
        case Decimal() if value == value.to_integral_value():
            return int(value)
        case date() | time():
            return value.isoformat()
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=_in_json)
    return str(value)


def _in_json(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
