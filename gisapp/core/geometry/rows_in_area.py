"""Which features touch an area of the map, or lie wholly inside it: exact, and fast for many."""

from collections.abc import Callable
from typing import Literal, get_args

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_index import FeatureIndex, rows_of_blocks
from gisapp.core.geometry.ragged import Rows, distinct
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import moves_into_view

Meeting = Literal["touches", "inside"]
"""What a feature must do to be found: share a point with the area, or lie wholly inside it."""
MEETINGS: tuple[Meeting, ...] = get_args(Meeting)

_NO_ROWS: Rows = np.empty(0, np.int64)
_STEP = 4_000
"""Features whose shapes are made and tested at a time: longer, and the window would stall."""
_BOXES = 5_000
"""Bounds that are turned into boxes at a time, for the same reason."""

_Test = Callable[[BaseGeometry, NDArray[np.object_]], NDArray[np.bool_]]
_TESTS: dict[Meeting, _Test] = {"touches": shapely.intersects, "inside": shapely.covers}


def rows_in_area(
    index: FeatureIndex,
    area: BaseGeometry,
    meeting: Meeting = "touches",
    progress: Progress = NO_PROGRESS,
) -> Rows:
    """Return the features of an index that touch an area, or lie wholly inside it.

    Blocks of features are tested by their bounds, then features by theirs; shapes are looked at
    only where the area's outline crosses the bounds.

    Parameters
    ----------
    index : FeatureIndex
        Of features in EPSG:3857; those that it does not find are left out.
    area : shapely geometry
        Valid polygons in EPSG:3857, which may go on beyond ±180°. The outline belongs to them.
    meeting : {"touches", "inside"}
        What a feature must do.
    progress : Progress
        Reported to, and checked, after each 4,000 shapes.

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
    >>> shapes = [shapely.Point(1, 1), shapely.Point(9, 9)]
    >>> index = FeatureIndex(FeatureGeometry.from_shapely("point", shapes, [10, 11]))
    >>> rows_in_area(index, shapely.box(0, 0, 5, 5)).tolist()
    [0]
    """
    if area.is_empty:
        return _NO_ROWS
    moves = moves_into_view(Extent(*area.bounds), index.extent)
    found = [_rows(index, translate(area, -move), meeting, progress) for move in moves]
    return distinct(np.concatenate(found or [_NO_ROWS]))


def _rows(index: FeatureIndex, area: BaseGeometry, meeting: Meeting, progress: Progress) -> Rows:
    geometry = index.geometry
    shapely.prepare(area)
    blocks = np.flatnonzero(~np.isnan(index.block_bounds[:, 0]))
    covered, crossed = _sorted_out(area, index.block_bounds[blocks])
    sure = _found(index, rows_of_blocks(blocks[covered], len(geometry)))
    rows = _found(index, rows_of_blocks(blocks[crossed], len(geometry)))
    covered, crossed = _sorted_out(area, geometry.bounds[rows])
    found = [sure, rows[covered]]
    doubtful = rows[crossed]
    for first in range(0, len(doubtful), _STEP):
        progress.check()
        some = doubtful[first : first + _STEP]
        found.append(some[_TESTS[meeting](area, geometry.features(some))])
        progress.report((first + len(some)) / len(doubtful))
    return np.concatenate(found)


def _found(index: FeatureIndex, rows: Rows) -> Rows:
    """Return those of some rows that have geometry and that the index finds."""
    return index.shown_of(rows[~index.geometry.is_missing[rows]])


def _sorted_out(
    area: BaseGeometry, bounds: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which bounds, (n, 4), an area covers, and which others it touches."""
    covered, crossed = np.zeros((2, len(bounds)), np.bool_)
    for first in range(0, len(bounds), _BOXES):
        some = slice(first, first + _BOXES)
        boxes = np.asarray(shapely.box(*bounds[some].T))
        covered[some] = shapely.covers(area, boxes)
        crossed[some][~covered[some]] = shapely.intersects(area, boxes[~covered[some]])
    return covered, crossed
