"""Writes what is wrong with a layer as a CSV file: a line for each feature that is concerned."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.export.atomic_file import whole_file
from gisapp.export.csv_cells import csv_line
from gisapp.words import Words

HEADINGS = ("code", "sentence", "count", "layer", "feature_id", "lon", "lat")
_DECIMALS = 7
"""Of a degree: a centimetre on the ground."""

Row = tuple[str | int | float | None, ...]


def write_problems(layer: Layer, problems: Sequence[Problem], path: Path, words: Words) -> int:
    """Write problems of a layer and return how many lines they took, without the heading.

    Parameters
    ----------
    layer : Layer
        The features' places are those of its geometry in memory.
    problems : sequence of Problem
        Those of the layer's origin, and what was found since.
    path : Path
        A file, new or old.
    words : Words
        The language of the sentences.

    Raises
    ------
    ExportError
        The file cannot be written.
    """
    rows = [row for problem in problems for row in _rows(layer, problem, words)]
    with whole_file(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        # With a mark of its encoding, so that Excel reads Chinese.
        file.writelines(map(csv_line, (HEADINGS, *rows)))
    return len(rows)


def _rows(layer: Layer, problem: Problem, words: Words) -> Iterator[Row]:
    known = (problem.code, problem.sentence(words), problem.count, layer.origin.layer)
    if not problem.feature_ids:
        yield (*known, None, None, None)
        return
    in_memory = layer.geometry.feature_ids
    mine = np.flatnonzero(np.isin(in_memory, np.array(problem.feature_ids, np.int64)))
    places = {int(in_memory[row]): _place(layer, row) for row in mine.tolist()}
    for feature_id in problem.feature_ids:
        yield (*known, feature_id, *places.get(feature_id, (None, None)))


def _place(layer: Layer, row: int) -> tuple[float | None, float | None]:
    """Return longitude and latitude of a feature's middle, nothing where it has no geometry."""
    west, south, east, north = layer.geometry.bounds[row]
    if not np.isfinite((west, south, east, north)).all():
        return None, None
    ((lon, lat),) = mercator_to_lonlat(np.array([[(west + east) / 2, (south + north) / 2]]))
    return round(float(lon), _DECIMALS), round(float(lat), _DECIMALS)
