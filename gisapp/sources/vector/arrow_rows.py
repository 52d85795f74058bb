"""Some columns of a file as Arrow, looked up by feature id, and what a panel makes of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import AttributeValue, Column

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, eq=False)
class ArrowRows:
    """Some columns of a file, the id of each row, and the rows' order by id."""

    table: "pa.Table"
    ids: NDArray[np.int64]
    order: NDArray[np.int64]

    @classmethod
    def of(cls, table: "pa.Table", ids: NDArray[np.int64]) -> "ArrowRows":
        """Return rows that can be looked up."""
        return cls(table, ids, np.argsort(ids, kind="stable"))

    def record(self, feature_id: int) -> Mapping[str, object]:
        """Return the row of a feature."""
        (place,) = self._places([feature_id]).tolist()
        # One value of each column: to take the row would copy all of some of them.
        return {name: self.table.column(name)[place].as_py() for name in self.table.column_names}

    def values(self, field: str, feature_ids: Sequence[int]) -> "pa.ChunkedArray":
        """Return one attribute of features, in the order asked for."""
        return self.table.column(field).take(self._places(feature_ids))

    def have(self, feature_ids: Sequence[int]) -> bool:
        """Tell whether all of some features are here."""
        return bool(np.isin(feature_ids, self.ids).all())

    def _places(self, feature_ids: Sequence[int]) -> NDArray[np.int64]:
        places = np.searchsorted(self.ids, feature_ids, sorter=self.order)
        return np.asarray(self.order[places])


def joined(runs: Sequence[ArrowRows]) -> ArrowRows:
    """Return the rows of several runs together."""
    import pyarrow as pa

    return ArrowRows.of(
        pa.concat_tables([run.table for run in runs]), np.concatenate([run.ids for run in runs])
    )


def column_of(column: "pa.ChunkedArray") -> Column:
    """Return the values of a column of Arrow's, which has them one for each feature."""
    import pyarrow as pa

    # Arrow's own to_pylist would hold the interpreter lock, and so the window, to its end.
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


def plain(value: object) -> AttributeValue:
    """Return an Arrow value as one that a panel can show: dates in ISO 8601, lists in JSON."""
    match value:
        case None | str() | int() | float() | bytes():
            return value
        case date() | time():
            return value.isoformat()
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
