"""Attributes of a layer without what an export must not show: fields, and single values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attribute_values import attribute_rows
from gisapp.core.layers.attributes import (
    AttributesInMemory,
    AttributeTable,
    AttributeValue,
    Column,
    Field,
)
from gisapp.core.layers.joined_attributes import PlacedAttributes
from gisapp.core.layers.row_places import RowPlace
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.json_value import Json


@dataclass(frozen=True, eq=False)
class RedactedAttributes(PlacedAttributes):
    """An `AttributeTable` that knows nothing of some fields of another.

    Parameters
    ----------
    table : AttributeTable
        With all fields.
    hidden : tuple of str
        The names of the fields to leave out.
    """

    table: AttributeTable
    hidden: tuple[str, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are not hidden, in the source's order."""
        return tuple(field for field in self.table.fields if field.name not in self.hidden)

    @property
    def has_names(self) -> bool:
        """True if an attribute says what features are called."""
        return self.table.has_names

    @property
    def is_at_hand(self) -> bool:
        """True if attributes can be read without `fetch`."""
        return self.table.is_at_hand

    @property
    def names_at_hand(self) -> bool:
        """True if the names of many features can be read without `fetch`."""
        return self.table.names_at_hand

    def place_of(self, field: str, feature_id: int) -> RowPlace | None:
        """Return where an attribute that came from a table stands; None for the layer's own."""
        if field in self.hidden or not isinstance(self.table, PlacedAttributes):
            return None
        return self.table.place_of(field, feature_id)

    def fetch(self, progress: Progress = NO_PROGRESS) -> None:
        """Read what must be read before attributes can be asked for."""
        self.table.fetch(progress)

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return the attributes of one feature that are not hidden."""
        record = self.table.record(feature_id)
        return {name: value for name, value in record.items() if name not in self.hidden}

    def known(self, field: str, feature_ids: Sequence[int]) -> Mapping[int, AttributeValue]:
        """Return one attribute of those features of which it is in memory; none if hidden."""
        return {} if field in self.hidden else self.table.known(field, feature_ids)

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features.

        Raises
        ------
        KeyError
            There is no such field, or it is hidden.
        """
        if field in self.hidden:
            raise KeyError(field)
        return self.table.column(field, feature_ids)

    def columns(self, fields: Sequence[str], feature_ids: Sequence[int]) -> Mapping[str, Column]:
        """Return several attributes of several features.

        Raises
        ------
        KeyError
            There is no such field, or it is hidden.
        """
        if hidden := set(fields) & set(self.hidden):
            raise KeyError(*hidden)
        return self.table.columns(fields, feature_ids)

    def arrow_rows(
        self,
        fields: Sequence[str],
        feature_ids: NDArray[np.int64],
        progress: Progress = NO_PROGRESS,
    ) -> ArrowRows:
        """Return several attributes of the layer's features as Arrow; as `columns`."""
        if hidden := set(fields) & set(self.hidden):
            raise KeyError(*hidden)
        return self.table.arrow_rows(fields, feature_ids, progress)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return what features are called; empty where that is the value of a hidden field."""
        if not self.fields:
            return [Bilingual()] * len(feature_ids)
        names = self.table.names(feature_ids)
        secrets = attribute_rows(self.table, self.hidden, feature_ids)
        return [
            Bilingual() if {name.en, name.zh} & _written(values) else name
            for name, values in zip(names, secrets, strict=True)
        ]


def _written(values: Sequence[Json]) -> set[str]:
    """Return how values may be written in a name."""
    return {text for value in values for text in (str(value), _text(value))}


def _text(value: Json) -> str:
    return plain_text(value) if isinstance(value, str | int | float) else ""


@dataclass(frozen=True, eq=False)
class SilentAttributes(AttributesInMemory):
    """An `AttributeTable` in memory in which values that tell something are missing.

    Parameters
    ----------
    table : AttributeTable
        With all values.
    tells : callable
        True for a text that must not be shown.
    """

    table: AttributeTable
    tells: Callable[[str], bool]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields of the table."""
        return self.table.fields

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return the attributes of one feature; None for what must not be shown."""
        record = self.table.record(feature_id)
        return {name: self._shown(value) for name, value in record.items()}

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features; KeyError if there is no such field."""
        column = self.table.column(field, feature_ids)
        return Column([self._shown(each) for each in column.distinct], column.codes)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return what features are called."""
        return self.table.names(feature_ids)

    def _shown(self, value: AttributeValue) -> AttributeValue:
        return None if isinstance(value, str) and self.tells(value) else value
