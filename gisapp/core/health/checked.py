"""What rules look at: layers, what is known of their rows, and from where on something is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gisapp.core.health.finding import Finding, middles_of
from gisapp.core.health.limits import Limits
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.parks.mapping.cell_value import as_written
from gisapp.core.parks.mapping.column_cells import read_column
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.progress import Progress
from gisapp.core.text.bilingual import Bilingual


@dataclass(frozen=True, eq=False)
class Checked:
    """The layers of one check.

    Parameters
    ----------
    own : OwnRows
        What is known of the rows of all mapped layers.
    this_year : int
        By which figures are old.
    limits : Limits
    asked : mapping
        By the ids of layers: what columns may state, which nobody confirmed.
    """

    own: OwnRows
    this_year: int
    limits: Limits = field(default_factory=Limits)
    asked: Mapping[str, Sequence[ColumnMapping]] = field(default_factory=dict)

    def rows_of(self, layer: Layer) -> LayerRows | None:
        """Return the rows of a mapped layer; None for one without a mapping."""
        return self.own.layers.get(layer.layer_id)

    def keys_of(self, layer: Layer, feature_ids: Sequence[int]) -> list[str]:
        """Return the key of each feature as it is written; empty where there is none."""
        rows = self.rows_of(layer)
        names = [field.name for field in layer.attributes.fields]
        if rows is None or rows.mapping.key not in names or not feature_ids:
            return [""] * len(feature_ids)
        return list(map(as_written, layer.attributes.column(rows.mapping.key, feature_ids).values))

    def each(
        self, code: str, layer: Layer, feature_ids: Sequence[int], **values: Sequence[object]
    ) -> Iterator[Finding]:
        """Yield a finding for each feature, with its key and place.

        Parameters
        ----------
        code : str
        layer : Layer
        feature_ids : sequence of int
        **values : sequence of object
            What stands at the placeholders of the words, one for each feature.
        """
        keys, places = self.keys_of(layer, feature_ids), middles_of(layer, feature_ids)
        for place, feature_id in enumerate(feature_ids):
            own = {name: some[place] for name, some in values.items()}
            key = keys[place]
            shown = {"row": key or f"#{feature_id}", **own}
            yield Finding(code, layer.layer_id, (feature_id,), key, shown, places[place])


def numbers_of(
    layer: Layer, column: ColumnMapping, feature_ids: Sequence[int], progress: Progress
) -> NDArray[np.float64]:
    """Return what a column of numbers states of features, in stored units; NaN for nothing."""
    cells = layer.attributes.column(column.column, feature_ids)
    readings = read_column(cells.distinct, column, progress)
    return np.append(readings.values, np.nan)[cells.codes]


def label_of(checked: Checked, code: str) -> Bilingual:
    """Return the name of a property, its code where it has none."""
    known = checked.own.schema.properties.get(code)
    return known.label if known else Bilingual(code, code)
