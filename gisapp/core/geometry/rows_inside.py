"""Which features lie wholly inside one of some polygons: plots in parks, parks in zones."""

from functools import partial

import numpy as np
import shapely

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.ragged import Rows, distinct
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import moves_into_view

_STEP = 10_000
"""Features of which shapes are made at a time: more, and the window would stall."""


def rows_inside(
    index: FeatureIndex, polygons: FeatureIndex, progress: Progress = NO_PROGRESS
) -> Rows:
    """Return the features that lie wholly inside at least one of some polygons.

    Parameters
    ----------
    index : FeatureIndex
        Of the features, in EPSG:3857; those that it does not find are left out.
    polygons : FeatureIndex
        Of the polygons, in EPSG:3857; only those that it finds count. Their outlines belong to
        them.
    progress : Progress
        Reported to, and checked, after each 10,000 features.

    Returns
    -------
    (n,) int64
        Rows of the geometry, ascending.

    Raises
    ------
    Cancelled
        The work shall end.

    Examples
    --------
    >>> from gisapp.core.geometry.feature_geometry import FeatureGeometry
    >>> plots = [shapely.box(1, 1, 2, 2), shapely.box(3, 1, 5, 2)]
    >>> index = FeatureIndex(FeatureGeometry.from_shapely("polygon", plots, [10, 11]))
    >>> park = FeatureIndex(FeatureGeometry.from_shapely("polygon", [shapely.box(0, 0, 4, 4)], [0]))
    >>> rows_inside(index, park).tolist()
    [0]
    """
    found: list[Rows] = [np.empty(0, np.int64)]
    if polygons.extent is None:
        return found[0]
    for move in moves_into_view(polygons.extent, index.extent):
        rows = index.rows_in(polygons.extent.moved(-move))
        for first in range(0, len(rows), _STEP):
            progress.check()
            some = rows[first : first + _STEP]
            found.append(some[_covered(index, some, polygons, move)])
            progress.report((first + len(some)) / len(rows))
    return distinct(np.concatenate(found))


def _covered(index: FeatureIndex, rows: Rows, polygons: FeatureIndex, move: float) -> Rows:
    """Return which of some features a polygon covers, after that is moved west by so much."""
    there = Extent.of_bounds(index.geometry.bounds[rows])
    if there is None:
        return np.empty(0, np.int64)
    shapes = polygons.geometry.features(polygons.rows_in(there.moved(move)))
    if move:
        shapes = shapely.transform(shapes, partial(np.add, (-move, 0.0)))
    return distinct(shapely.STRtree(index.geometry.features(rows)).query(shapes, "covers")[1])
