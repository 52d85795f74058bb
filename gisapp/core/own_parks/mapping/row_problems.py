"""What would be wrong with the keys and parents of a layer if its rows were what a user says."""

from collections.abc import Iterator
from dataclasses import replace

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.own_parks.mapping.mapping_problems import MappingProblem
from gisapp.core.own_parks.rows.layer_rows import rows_of
from gisapp.core.own_parks.rows.link_problems import link_problems
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.parks.mapping.cell_value import as_written
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import NO_PROGRESS, Progress


def row_problems(
    layer: Layer, mapping: LayerMapping, own: OwnRows, progress: Progress = NO_PROGRESS
) -> Iterator[Problem]:
    """Yield what is wrong with keys and parents; in a worker. What lies in what is not looked at.

    Parameters
    ----------
    layer : Layer
        Of any source.
    mapping : LayerMapping
        What the user says of it.
    own : OwnRows
        The rows of all mapped layers, among which parents are looked for.
    progress : Progress
        Asked whether to stop.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    Cancelled
        It is not wanted any more.
    """
    rows = rows_of(layer, mapping, own.schema, progress=progress)
    layers = {**own.layers, layer.layer_id: rows}
    yield from link_problems(replace(own, layers=layers, places={}), rows)


def cells_of(layer: Layer, problem: Problem) -> Iterator[MappingProblem]:
    """Yield the cells of such a problem, as many as are listed, with what is written there.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    column = str(problem.values["column"])
    cells = layer.attributes.column(column, problem.feature_ids).values
    for row, cell in zip(problem.feature_ids, cells, strict=True):
        yield MappingProblem(problem.code, row, column, as_written(cell))
