"""Polygons that are not valid: outlines that cross or touch where they must not."""

from collections.abc import Callable

import numpy as np
import shapely

from gisapp.core.feature_geometry import FeatureGeometry
from gisapp.core.holding import all_features
from gisapp.core.layer import Layer, Problem
from gisapp.core.ragged import Rows

INVALID_GEOMETRY = "invalid_geometry"
"""The code of the problem."""
_STEP = 1024


def invalid_shapes(
    layer: Layer, is_cancelled: Callable[[], bool] = lambda: False
) -> tuple[Problem, ...]:
    """Return the problem of a layer's invalid polygons; none where all are valid or it is known.

    Takes two seconds for a million polygons; `is_cancelled` is asked after every thousand. Those
    that the layer does not hold are read.

    Raises
    ------
    SourceError
        They cannot be read any more.
    """
    known = any(problem.code == INVALID_GEOMETRY for problem in layer.origin.problems)
    if layer.geometry.kind != "polygon" or known:
        return ()
    count, example = 0, ""
    for geometry in all_features(layer):
        rows = _invalid(geometry, is_cancelled)
        if len(rows) and not count:
            example = _told(geometry, int(rows[0]))
        count += len(rows)
        if is_cancelled():
            break
    if not count:
        return ()
    message = (
        f"{count:,} × an outline that is not valid, such as that of {example}: drawn as it is."
    )
    return (Problem(INVALID_GEOMETRY, message, count),)


def _told(geometry: FeatureGeometry, row: int) -> str:
    # GEOS tells the place too, in brackets and in the map's coordinates.
    reason = shapely.is_valid_reason(geometry.feature(row)).partition("[")[0].lower()
    return f"feature {geometry.feature_ids[row]} ({reason})"


def _invalid(geometry: FeatureGeometry, is_cancelled: Callable[[], bool]) -> Rows:
    """Return the rows of the polygons that are not valid, those found before a cancel."""
    found = [np.empty(0, np.int64)]
    for first in range(0, len(geometry), _STEP):
        if is_cancelled():
            break
        rows = np.arange(first, min(first + _STEP, len(geometry)))
        found.append(rows[~shapely.is_valid(geometry.features(rows))])
    return np.concatenate(found)
