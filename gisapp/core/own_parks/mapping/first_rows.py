"""The first rows of a layer, to show a user how they would read."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.total_rows import without_totals

SHOWN = 3
_LOOKED_AT = 60
"""Rows among which the fullest are looked for: few, so that any file is quick."""


@dataclass(frozen=True, eq=False)
class FirstRows:
    """Some rows of a layer.

    Parameters
    ----------
    row_ids : tuple of int
        The ids of the rows.
    columns : mapping of str to list
        The cells of each column in the order of `row_ids`, by the column's name.
    """

    row_ids: tuple[int, ...]
    columns: Mapping[str, list[AttributeValue]]

    def cell(self, column: str, place: int) -> AttributeValue:
        """Return the cell of a column in one of the rows."""
        return self.columns[column][place]


def first_rows(layer: Layer) -> FirstRows:
    """Return three of the first rows, those in which most is written; in a worker.

    Raises
    ------
    SourceError
        The file cannot be read any more.
    """
    row_ids = row_ids_of(layer)[:_LOOKED_AT].tolist()
    names = [field.name for field in layer.attributes.fields]
    columns = layer.attributes.columns(names, row_ids)
    values = {name: columns[name].values for name in names}
    filled = [sum(_is_written(values[name][row]) for name in names) for row in range(len(row_ids))]
    fullest = sorted(range(len(row_ids)), key=lambda row: -filled[row])[:SHOWN]
    shown = sorted(fullest)
    return FirstRows(
        tuple(row_ids[row] for row in shown),
        {name: [values[name][row] for row in shown] for name in names},
    )


def row_ids_of(layer: Layer) -> NDArray[np.int64]:
    """Return the ids of a layer's rows in memory but totals; of a larger one, of its first batch.

    Returns
    -------
    (rows,) int64
        In the order of the file.
    """
    ids = layer.geometry.feature_ids
    if not len(ids) and layer.partial is not None:
        for batch in islice(layer.partial.store.batches(None), 1):
            ids = batch.feature_ids
    return without_totals(layer, np.sort(ids), None)


def _is_written(cell: AttributeValue) -> bool:
    return cell is not None and cell != ""
