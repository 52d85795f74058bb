"""Polygons that are not valid: outlines that cross or touch where they must not."""

from collections.abc import Callable

import numpy as np
import shapely

from gisapp.core.feature_geometry import FeatureGeometry
from gisapp.core.layer import Layer, Problem
from gisapp.core.ragged import Rows

INVALID_GEOMETRY = "invalid_geometry"
"""The code of the problem."""
_STEP = 1024


def invalid_shapes(
    layer: Layer, is_cancelled: Callable[[], bool] = lambda: False
) -> tuple[Problem, ...]:
    """Return the problem of a layer's invalid polygons; none where all are valid or it is known.

    Takes two seconds for a million polygons; `is_cancelled` is asked after every thousand.
    """
    known = any(problem.code == INVALID_GEOMETRY for problem in layer.origin.problems)
    if layer.geometry.kind != "polygon" or known:
        return ()
    rows = _invalid(layer.geometry, is_cancelled)
    if not len(rows):
        return ()
    # GEOS tells the place too, in brackets and in the map's coordinates.
    reason = shapely.is_valid_reason(layer.geometry.feature(rows[0])).partition("[")[0].lower()
    example = layer.geometry.feature_ids[rows[0]]
    message = (
        f"{len(rows):,} × an outline that is not valid, such as that of feature {example} "
        f"({reason}): drawn as it is."
    )
    return (Problem(INVALID_GEOMETRY, message, len(rows)),)


def _invalid(geometry: FeatureGeometry, is_cancelled: Callable[[], bool]) -> Rows:
    """Return the rows of the polygons that are not valid, those found before a cancel."""
    found = [np.empty(0, np.int64)]
    for first in range(0, len(geometry), _STEP):
        if is_cancelled():
            break
        rows = np.arange(first, min(first + _STEP, len(geometry)))
        found.append(rows[~shapely.is_valid(geometry.features(rows))])
    return np.concatenate(found)
