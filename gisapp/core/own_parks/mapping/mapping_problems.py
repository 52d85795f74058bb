"""Cells of a mapped layer that can't be used as they are, by row: texts, errors, mixed units."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids
from gisapp.core.own_parks.fact_columns import is_number
from gisapp.core.own_parks.rows.total_rows import without_totals
from gisapp.core.parks.mapping.cell_value import Cell, as_written
from gisapp.core.parks.mapping.column_cells import read_column
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress

_STEP = 50_000
"""Rows that are read at a time."""


@dataclass(frozen=True)
class MappingProblem:
    """A cell that is not what its column is said to be.

    Parameters
    ----------
    code : str
        As the note of a `CellReading`: `excel_error`, `no_number`, `own_unit` …; its words are
        `cell.<code>`.
    row : int
        The feature's id.
    column : str
        The column's name.
    value : str
        What is written.
    """

    code: str
    row: int
    column: str
    value: str


def mapping_problems(
    layer: Layer, mapping: LayerMapping, schema: ParkSchema, progress: Progress = NO_PROGRESS
) -> Iterator[MappingProblem]:
    """Yield the cells that state no number, or one in another unit, column by column.

    Parameters
    ----------
    layer : Layer
        Its attributes must be at hand; they are read 50,000 rows at a time.
    mapping : LayerMapping
        What its columns state.
    schema : ParkSchema
        Which properties are numbers.
    progress : Progress
        Asked whether to stop.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    Cancelled
        It is not wanted any more.
    """
    ids = without_totals(layer, np.sort(layer.geometry.feature_ids), mapping, progress)
    names = {field.name for field in layer.attributes.fields}
    for column in mapping.facts:
        known = schema.properties.get(column.property_code)
        if column.column in names and known is not None and is_number(known):
            yield from _of_column(layer, ids, column, progress)


def _of_column(
    layer: Layer, ids: Ids, column: ColumnMapping, progress: Progress
) -> Iterator[MappingProblem]:
    for start in range(0, len(ids), _STEP):
        progress.check()
        rows = ids[start : start + _STEP]
        cells = layer.attributes.column(column.column, rows.tolist())
        readings = read_column(cast("list[Cell]", cells.distinct), column, progress)
        noted = {place: each.note for place, each in readings.special.items() if each.note}
        if not noted:
            continue
        for place in np.flatnonzero(np.isin(cells.codes, list(noted))).tolist():
            code = int(cells.codes[place])
            value = as_written(cells.distinct[code])
            yield MappingProblem(noted[code], int(rows[place]), column.column, value)
