"""The attributes of a layer's features, with those of a table that was joined to it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import (
    AttributeTable,
    AttributeValue,
    Column,
    Field,
    arrow_rows_of,
)
from gisapp.core.layers.row_places import RowPlace
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.text.bilingual import Bilingual


class PlacedAttributes(ABC):
    """Attributes of which some stand in another file than the features."""

    @abstractmethod
    def place_of(self, field: str, feature_id: int) -> RowPlace | None:
        """Return where such an attribute of a feature stands; None for the layer's own."""


@dataclass(frozen=True, eq=False)
class JoinedColumns:
    """What a table has for the features of a layer.

    Parameters
    ----------
    columns : mapping of Field to Column
        The table's columns, of a value for each of its rows.
    ids : (n,) int64
        The features that have a row, ascending.
    rows : (n,) int64
        Their rows.
    places : sequence of RowPlace
        Where each row of the table stands; empty where nobody knows.
    """

    columns: Mapping[Field, Column]
    ids: NDArray[np.int64]
    rows: NDArray[np.int64]
    places: Sequence[RowPlace] = ()

    def place_of(self, field: str, feature_id: int) -> RowPlace | None:
        """Return where a joined attribute of a feature stands; None where it is none."""
        (row,) = self._rows_of([feature_id]).tolist()
        is_here = any(known.name == field for known in self.columns)
        return self.places[row] if is_here and row >= 0 and self.places else None

    def column(self, field: str, feature_ids: Sequence[int]) -> Column | None:
        """Return a joined attribute of some features, None where it is none."""
        for known, column in self.columns.items():
            if known.name == field:
                codes = np.append(column.codes, len(column.distinct))
                return Column([*column.distinct, None], codes[self._rows_of(feature_ids)])
        return None

    def record(self, feature_id: int) -> Iterator[tuple[str, AttributeValue]]:
        """Yield the joined attributes of a feature by their names."""
        for field in self.columns:
            column = self.column(field.name, [feature_id])
            if column is not None:
                yield field.name, column.values[0]

    def _rows_of(self, feature_ids: Sequence[int]) -> NDArray[np.int64]:
        """Return the row of each feature; -1, the last of a column and one more, for none."""
        asked = np.asarray(feature_ids, np.int64)
        places = np.searchsorted(self.ids, asked)
        within = np.minimum(places, max(len(self.ids) - 1, 0))
        if not len(self.ids):
            return np.full(len(asked), -1, np.int64)
        return np.where(self.ids[within] == asked, self.rows[within], -1)


class JoinedAttributes(PlacedAttributes):
    """Attributes of a layer and of a table; see `AttributeTable`.

    Parameters
    ----------
    own : AttributeTable
        Those of the layer.
    joined : JoinedColumns
        Those of the table, under names that the layer has not.
    """

    def __init__(self, own: AttributeTable, joined: JoinedColumns) -> None:
        self._own = own
        self._joined = joined

    @property
    def fields(self) -> tuple[Field, ...]:
        """The attributes' names and types: the layer's, then the table's."""
        return (*self._own.fields, *self._joined.columns)

    @property
    def has_names(self) -> bool:
        """True if an attribute of the layer has the features' names."""
        return self._own.has_names

    @property
    def is_at_hand(self) -> bool:
        """True if the layer's own attributes can be read at once."""
        return self._own.is_at_hand

    @property
    def names_at_hand(self) -> bool:
        """True if the names of many features can be read at once."""
        return self._own.names_at_hand

    def fetch(self, progress: Progress = NO_PROGRESS) -> None:
        """Make the layer's own attributes ready to be read."""
        self._own.fetch(progress)

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return the attributes of one feature by name, the table's last."""
        return {**self._own.record(feature_id), **dict(self._joined.record(feature_id))}

    def place_of(self, field: str, feature_id: int) -> RowPlace | None:
        """Return where an attribute that came from a table stands; None for the layer's own."""
        place = self._joined.place_of(field, feature_id)
        if place is None and isinstance(self._own, JoinedAttributes):
            return self._own.place_of(field, feature_id)
        return place

    def known(self, field: str, feature_ids: Sequence[int]) -> Mapping[int, AttributeValue]:
        """Return one attribute of the features of which it is in memory."""
        column = self._joined.column(field, feature_ids)
        if column is None:
            return self._own.known(field, feature_ids)
        return dict(zip(feature_ids, column.values, strict=True))

    def arrow_rows(
        self,
        fields: Sequence[str],
        feature_ids: NDArray[np.int64],
        progress: Progress = NO_PROGRESS,
    ) -> ArrowRows:
        """Return several attributes of features as Arrow; see `AttributeTable.arrow_rows`."""
        theirs = [each.name for each in self._joined.columns if each.name in fields]
        ours = [each for each in fields if each not in theirs]
        own = self._own.arrow_rows(ours, feature_ids, progress)
        ids = own.ids.tolist()
        columns = {each: self._joined.column(each, ids) for each in theirs}
        found = {name: column for name, column in columns.items() if column is not None}
        return own.beside(arrow_rows_of(found, own.ids)).of_fields(fields)

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features, in the order asked for."""
        joined = self._joined.column(field, feature_ids)
        return self._own.column(field, feature_ids) if joined is None else joined

    def columns(self, fields: Sequence[str], feature_ids: Sequence[int]) -> Mapping[str, Column]:
        """Return several attributes of several features by their names."""
        found = {each: self._joined.column(each, feature_ids) for each in fields}
        own = [each for each in fields if found[each] is None]
        read = self._own.columns(own, feature_ids) if own else {}
        return {each: read[each] if column is None else column for each, column in found.items()}

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return the name of each feature, as the layer has it."""
        return self._own.names(feature_ids)
