"""The attributes of a layer as they once were, in memory whatever becomes of their file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributesInMemory, AttributeValue, Column, Field
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.vector.arrow_columns import column_of


@dataclass(frozen=True, eq=False)
class KeptAttributes(AttributesInMemory):
    """Attributes that were read once; see `AttributeTable`.

    Parameters
    ----------
    fields : tuple of Field
        The attributes' names and types.
    rows : ArrowRows
        All of them, of all features.
    name_field : str or None
        The field with the features' names.
    """

    fields: tuple[Field, ...]
    rows: ArrowRows
    name_field: str | None

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return all attributes of one feature by their names."""
        return {
            field.name: self.column(field.name, [feature_id]).values[0] for field in self.fields
        }

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features; KeyError if there is no such field."""
        if not len(feature_ids):
            return Column.of([])
        return column_of(self.rows.values(field, feature_ids))

    def arrow_rows(
        self,
        fields: Sequence[str],
        feature_ids: NDArray[np.int64],
        _progress: Progress = NO_PROGRESS,
    ) -> ArrowRows:
        """Return several attributes of several features as Arrow, in the source's order."""
        return self.rows.of_features(feature_ids).of_fields(fields)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return the name of each feature, empty where there are none."""
        if self.name_field is None:
            return [Bilingual()] * len(feature_ids)
        texts = map(plain_text, self.column(self.name_field, feature_ids).values)
        return [Bilingual(text.strip(), text.strip()) for text in texts]
