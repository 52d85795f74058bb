"""The attributes of a layer's features, to be found by their values: numbers, texts and codes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import names_of
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.search.asked import Asked
from gisapp.core.search.column_meaning import meanings_of
from gisapp.core.search.value_column import Codes, ValueColumn
from gisapp.core.search.value_columns import value_columns
from gisapp.core.text.bilingual import Bilingual

_MOST_BYTES = 256 * 2**20
"""Memory that the values of one layer may take; columns that do not fit are not searched."""
_NAMES_COMPARED = 50
"""Names from which is seen that a column has the names, which are searched by themselves."""


class FoundValue(NamedTuple):
    """A feature that was found by its attributes, "field: value"; rank 0 fits best."""

    rank: int
    feature_id: int
    matched: Bilingual


class ValueIndex:
    """The attributes of a layer's features, made by `index_values`.

    `feature_count` is how many features the layer had; `left_out` are the fields that are not
    searched, for there are too many values.
    """

    def __init__(
        self, layer: Layer, columns: Sequence[ValueColumn], left_out: Sequence[str]
    ) -> None:
        self.layer_id = layer.layer_id
        self.layer_name = layer.name
        self._layer = layer
        self.feature_ids = layer.geometry.feature_ids
        self.feature_count = layer.feature_count
        self.left_out = tuple(left_out)
        self.columns = tuple(columns)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return what features are called.

        Raises
        ------
        SourceError
            The layer's source cannot be read any more.
        """
        return names_of(self._layer, feature_ids)

    def find(self, asked: Asked, limit: int) -> list[FoundValue]:
        """Return the features that have a value, at most `limit`: by rank, field and feature."""
        return self._best([column.having(asked, limit) for column in self.columns], asked, limit)

    def find_alike(self, asked: Asked, limit: int) -> list[FoundValue]:
        """Return the features that have a value nearly: with a letter wrong, in long ones two."""
        alike = [column.having_alike(asked, limit) for column in self.columns]
        return self._best(alike, asked, limit)

    def _best(
        self, having: Sequence[Iterable[tuple[int, Codes]]], asked: Asked, limit: int
    ) -> list[FoundValue]:
        """Return each feature once, by what fits best of the values that each column has."""
        ranked = [
            (rank, place, codes) for place, found in enumerate(having) for rank, codes in found
        ]
        best: dict[int, FoundValue] = {}
        for rank, place, codes in sorted(ranked):
            column = self.columns[place]
            for row in rows_having(column, codes)[:limit].tolist():
                if len(best) == limit:
                    return list(best.values())
                if row not in best:
                    matched = column.matched(int(column.codes[row]), asked)
                    best[row] = FoundValue(rank, int(self.feature_ids[row]), matched)
        return list(best.values())


def rows_having(column: ValueColumn, codes: Codes) -> NDArray[np.int64]:
    """Return the features, by their rows, that have one of some values of a column."""
    return np.flatnonzero(np.isin(column.codes, codes))


def index_values(
    layer: Layer, progress: Progress = NO_PROGRESS, schema: ParkSchema | None = None
) -> ValueIndex:
    """Read all attributes of all features that a layer has in memory.

    Parameters
    ----------
    layer : Layer
        Of any source.
    progress : Progress
        Reported to, and checked, before each attribute.
    schema : ParkSchema or None
        What the columns of a mapped layer may state.

    Raises
    ------
    Cancelled
        The reading shall end.
    SourceError
        The layer's source cannot be read any more.
    """
    layer.attributes.fetch(progress)
    ids = layer.geometry.feature_ids.tolist()
    columns: list[ValueColumn] = []
    meanings = meanings_of(layer, schema)
    left_out, nbytes = [], 0
    for done, field in enumerate(layer.attributes.fields):
        progress.check()
        progress.report(done / len(layer.attributes.fields))
        if _has_names(layer, field, ids):
            continue
        values = layer.attributes.column(field.name, ids)
        for column in value_columns(field, values, role_of(layer, field), meanings.get(field.name)):
            if nbytes + column.nbytes > _MOST_BYTES:
                left_out.append(field.name)
                continue
            nbytes += column.nbytes
            columns.append(column)
    return ValueIndex(layer, columns, left_out)


def _has_names(layer: Layer, field: Field, ids: Sequence[int]) -> bool:
    some = ids[:_NAMES_COMPARED]
    names = [name.en for name in layer.attributes.names(some)]
    values = layer.attributes.column(field.name, some).values if any(names) else []
    return any(names) and names == [str(value or "") for value in values]
