"""Polygons that are not valid: outlines that cross or touch where they must not."""

from collections.abc import Iterable

import numpy as np
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.invalidity import invalidity_of
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import MOST_LISTED, Layer, Problem
from gisapp.core.progress import NO_PROGRESS, Progress

INVALID_GEOMETRY = "invalid_geometry"
"""The code of the problem."""
_STEP = 1024


def invalid_shapes(layer: Layer, progress: Progress = NO_PROGRESS) -> tuple[Problem, ...]:
    """Look for invalid polygons in a layer, all features of its source included.

    Takes two seconds for a million polygons.

    Parameters
    ----------
    layer : Layer
        Of any kind; points and lines are always valid.
    progress : Progress
        Asked after every thousand polygons whether the check shall end.

    Returns
    -------
    tuple of Problem
        One for all invalid polygons; empty if all are valid, or if the layer's origin has the
        problem already. After a cancel, of the polygons that were looked at.

    Raises
    ------
    SourceError
        The file of a layer beyond memory cannot be read any more.
    """
    known = any(problem.code == INVALID_GEOMETRY for problem in layer.origin.problems)
    if layer.geometry.kind != "polygon" or known:
        return ()
    count, example, reason = 0, -1, None
    found: list[int] = []
    for geometry in _all_of(layer):
        if progress.is_cancelled:
            break
        rows = _invalid(geometry, progress)
        if not len(rows):
            continue
        count += len(rows)
        found += geometry.feature_ids[rows[: MOST_LISTED - len(found)]].tolist()
        row = rows[np.argmin(geometry.feature_ids[rows])]
        if example < 0 or geometry.feature_ids[row] < example:
            example = int(geometry.feature_ids[row])
            reason = invalidity_of(geometry.feature(row))
    if not count:
        return ()
    return (Problem.of(INVALID_GEOMETRY, count, example=example, reason=reason).at(found),)


def _all_of(layer: Layer) -> Iterable[FeatureGeometry]:
    """Return all features of a layer; of one too large for memory they are read again."""
    return (layer.geometry,) if layer.partial is None else layer.partial.store.batches(None)


def _invalid(geometry: FeatureGeometry, progress: Progress) -> Rows:
    """Return the rows of the polygons that are not valid, those found before a cancel."""
    found = [np.empty(0, np.int64)]
    for first in range(0, len(geometry), _STEP):
        if progress.is_cancelled:
            break
        rows = np.arange(first, min(first + _STEP, len(geometry)))
        found.append(rows[~shapely.is_valid(geometry.features(rows))])
    return np.concatenate(found)
