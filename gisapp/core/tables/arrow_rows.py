"""Some columns of a layer as Arrow, looked up by feature id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa


_FEW = 1000
"""Features that are looked up one by one."""
_COPIED = 100
"""Features of which values are copied one by one."""
_SPARSE = 4
"""So many times more ids than rows may there be in a list of the rows of all ids."""


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

    def of_fields(self, fields: Sequence[str]) -> "ArrowRows":
        """Return some of the columns, in the order asked for; KeyError if one is not here."""
        return ArrowRows(self.table.select(list(fields)), self.ids, self.order)

    def of_features(self, feature_ids: NDArray[np.int64]) -> "ArrowRows":
        """Return the rows of some features, in the order in which they stand here.

        Nothing is copied where these are all that are here.

        Parameters
        ----------
        feature_ids : (n,) int64
            In any order.
        """
        if len(feature_ids) == len(self.ids) and self.have(feature_ids):
            return self
        is_wanted = np.isin(self.ids, feature_ids)
        if is_wanted.all():
            return self
        return ArrowRows.of(self.table.filter(is_wanted), self.ids[is_wanted])

    def beside(self, others: "ArrowRows") -> "ArrowRows":
        """Return these rows with the columns of others, of the same features in the same order."""
        table = self.table
        for name in others.table.column_names:
            table = table.append_column(name, others.table.column(name))
        return ArrowRows(table, self.ids, self.order)

    def record(self, feature_id: int) -> Mapping[str, object]:
        """Return the row of a feature, whose id must be among these."""
        (place,) = self.places([feature_id]).tolist()
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
        import pyarrow as pa

        column, places = self.table.column(field), self.places(feature_ids)
        if len(places) > _COPIED:
            return column.take(places)
        # To take texts from several chunks would copy all of the column first.
        slices = (column.slice(place, 1) for place in places.tolist())
        return pa.chunked_array([chunk for each in slices for chunk in each.chunks], column.type)

    def have(self, feature_ids: Sequence[int] | NDArray[np.int64]) -> bool:
        """Return True if all of some features are here."""
        if not len(self.ids):
            return not len(feature_ids)
        return bool(np.array_equal(self.ids[self.places(feature_ids)], feature_ids))

    def those_of(self, feature_ids: Sequence[int]) -> list[int]:
        """Return those of some features that are here, in the order asked for."""
        asked = np.asarray(feature_ids, np.int64)
        found: list[int] = asked[np.isin(asked, self.ids)].tolist()
        return found

    def places(self, feature_ids: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the row of each feature, (n,) int64; of one that is not here, any row.

        There must be a row.
        """
        asked = np.asarray(feature_ids, np.int64)
        if len(asked) == len(self.ids) and np.array_equal(asked, self.ids):
            # Who compares or adds up asks for all rows, column by column.
            return np.arange(len(asked))
        # The list of the rows of all ids is not made for a few.
        if len(asked) < _FEW or self._row_of_id is None:
            found = np.searchsorted(self.ids, asked, sorter=self.order)
            return np.asarray(self.order[np.minimum(found, len(self.ids) - 1)])
        first, rows = self._row_of_id
        return rows.take(asked - first, mode="clip")

    @cached_property
    def _row_of_id(self) -> tuple[int, NDArray[np.int64]] | None:
        """The least id, and the row of each from there on; None where ids lie far apart."""
        if not len(self.ids):
            return None
        first, last = int(self.ids[self.order[0]]), int(self.ids[self.order[-1]])
        if last - first > _SPARSE * len(self.ids):
            return None
        rows = np.zeros(last - first + 1, np.int64)
        rows[self.ids - first] = np.arange(len(self.ids))
        return first, rows
