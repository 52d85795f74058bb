"""Which features lie within a distance of others, in metres on the ellipsoid."""

import math
from functools import partial

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.bounds_near import rows_maybe_near
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.ragged import Rows
from gisapp.core.geometry.rows_in_area import rows_in_area
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import EARTH_RADIUS, mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.geodesy import leg_lengths_m
from gisapp.core.space.worlds import moves_into_view

_DOUBT = 0.008
"""By how much the map's scale may be off: that of a sphere is taken for the ellipsoid's."""
_FARTHER = 4.0
"""Metres of EPSG:3857 that one on the ground has at most: at 75° north."""
_STEP = 5_000
"""Features of which shapes are made at a time."""
_FEW_SHAPES, _FEW_VERTICES = 30, 20_000
"""So many have an area about them that is made, and tested, quickly."""
_ARC = 16
"""Edges of a quarter of a circle."""
_ROUNDER = 1 / math.cos(math.pi / (4 * _ARC))
Shapes = NDArray[np.object_]


def near(
    index: FeatureIndex,
    others: FeatureIndex,
    distance_m: float,
    progress: Progress = NO_PROGRESS,
) -> NDArray[np.bool_]:
    """Return which features lie within a distance of any of some others.

    The map's own scale decides what is clearly nearer or farther; between the two, the geodesic
    from the nearest point to the other is measured, so that the error is less than a millimetre
    for a kilometre where the nearest points of the map are those of the ellipsoid.

    Parameters
    ----------
    index : FeatureIndex
        Of the features, in EPSG:3857; all of them are asked about.
    others : FeatureIndex
        Of the others, in EPSG:3857; of these only those that it finds count.
    distance_m : float
        In metres on the ellipsoid; 0 for what touches.
    progress : Progress
        Asked now and then whether to stop.

    Returns
    -------
    (features,) bool
    """
    found = np.zeros(len(index.geometry), np.bool_)
    reach = _reach(others.extent, distance_m)
    if reach is None or not distance_m >= 0:
        return found
    if index.geometry is others.geometry:
        # What is asked about itself is near itself: only its neighbours need a closer look.
        found[_all_of(others)] = True
    for move in moves_into_view(reach, index.extent):
        rows = index.rows_in(reach.moved(-move))
        rows = rows[~found[rows]]
        around = _rows_around(index, rows, others, move, distance_m)
        if len(around) > _FEW_SHAPES:
            rows, around = _maybe_near(index, rows, others, around, move, distance_m)
            only = others.only(_mask(around, len(others.geometry)))
            found[_rows_near_many(index, rows, only, move, distance_m, progress)] = True
        elif len(around):
            shapes = _shapes(others, around, -move)
            found[_rows_near(index, rows, shapes, distance_m, progress)] = True
    return found


def _rows_around(
    index: FeatureIndex, rows: Rows, others: FeatureIndex, move: float, distance_m: float
) -> Rows:
    """Return which of the others may be near any of some features, by their bounds."""
    around = _reach(Extent.of_bounds(index.geometry.bounds[rows]), distance_m)
    return others.rows_in(around.moved(move)) if around is not None else np.empty(0, np.int64)


def _all_of(index: FeatureIndex) -> Rows:
    return index.rows_in(index.extent) if index.extent is not None else np.empty(0, np.int64)


def _mask(rows: Rows, count: int) -> NDArray[np.bool_]:
    mask = np.zeros(count, np.bool_)
    mask[rows] = True
    return mask


def _maybe_near(
    index: FeatureIndex,
    rows: Rows,
    others: FeatureIndex,
    around: Rows,
    move: float,
    distance_m: float,
) -> tuple[Rows, Rows]:
    """Return those of some features and of some others that may be near one another."""
    there = others.geometry.bounds[around] - (move, 0.0, move, 0.0)
    about = _bounds_about(index.geometry.bounds[rows], distance_m)
    rows = rows[rows_maybe_near(about, there)]
    about = _bounds_about(index.geometry.bounds[rows], distance_m)
    return rows, around[rows_maybe_near(there, about)]


def _bounds_about(bounds: NDArray[np.float64], distance_m: float) -> NDArray[np.float64]:
    """Return bounds with all that may be near them."""
    _, most = _scales_about(bounds, distance_m)
    around: NDArray[np.float64] = bounds + np.outer(
        most * distance_m * (1 + _DOUBT), [-1, -1, 1, 1]
    )
    return around


def _rows_near_many(
    index: FeatureIndex,
    rows: Rows,
    others: FeatureIndex,
    move: float,
    distance_m: float,
    progress: Progress,
) -> Rows:
    """Return those of some features that are near any of many others, step by step.

    Neighbours come together where features are in spatial order: a small tree does for each step.
    """
    found = [np.empty(0, np.int64)]
    known, tree = np.empty(0, np.int64), shapely.STRtree([])
    for first in range(0, len(rows), _STEP):
        progress.check()
        progress.report(first / len(rows))
        some = rows[first : first + _STEP]
        around = _rows_around(index, some, others, move, distance_m)
        if not np.array_equal(around, known):
            known, tree = around, shapely.STRtree(_shapes(others, around, -move))
        found.append(some[_near_any(index, some, tree, distance_m)])
    return np.concatenate(found)


def _rows_near(
    index: FeatureIndex,
    rows: Rows,
    shapes: Shapes,
    distance_m: float,
    progress: Progress,
) -> Rows:
    """Return those of some features that are near any of a few shapes of the same world."""
    sure, doubtful = np.empty(0, np.int64), rows
    if distance_m > 0 and shapely.get_num_coordinates(shapes).sum() <= _FEW_VERTICES:
        # Two areas, a little smaller and a little larger, tell of nearly all features.
        sure, maybe = (
            rows_in_area(index, _area_about(shapes, distance_m, share), progress=progress)
            for share in (1 - _DOUBT, 1 + _DOUBT)
        )
        doubtful = maybe[~np.isin(maybe, sure)]
    tree = shapely.STRtree(shapes)
    found = [sure]
    for first in range(0, len(doubtful), _STEP):
        progress.check()
        progress.report(first / len(doubtful))
        some = doubtful[first : first + _STEP]
        found.append(some[_near_any(index, some, tree, distance_m)])
    return np.concatenate(found)


def _area_about(shapes: Shapes, distance_m: float, share: float) -> BaseGeometry:
    """Return all that is nearer to any shape than a share of a distance, by the map's scale."""
    least, most = _scales_about(shapely.bounds(shapes), distance_m)
    # The corners of an arc lie on it: what is to be around it must be a little larger.
    wider = _ROUNDER if share > 1 else 1.0
    scales = (most if share > 1 else least) * share * wider
    buffers = shapely.buffer(shapes, distance_m * scales, quad_segs=_ARC)
    area: BaseGeometry = shapely.union_all(buffers)
    return area


def _reach(extent: Extent | None, distance_m: float) -> Extent | None:
    if extent is None:
        return None
    bounds = np.array([[extent.xmin, extent.ymin, extent.xmax, extent.ymax]])
    _, most = _scales_about(bounds, distance_m)
    return extent.buffered(distance_m * float(most[0]) * (1 + _DOUBT))


def _scales_about(
    bounds: NDArray[np.float64], distance_m: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how many metres of EPSG:3857 a metre has near bounds, (n, 4): at least and at most."""
    south, north = bounds[:, 1] - _FARTHER * distance_m, bounds[:, 3] + _FARTHER * distance_m
    farthest = np.maximum(np.abs(south), np.abs(north))
    nearest = np.where((south <= 0) & (north >= 0), 0.0, np.minimum(np.abs(south), np.abs(north)))
    least, most = (
        np.cosh(np.minimum(each / EARTH_RADIUS, math.pi)) for each in (nearest, farthest)
    )
    return least, most


def _shapes(others: FeatureIndex, rows: Rows, move: float) -> Shapes:
    """Return the shapes of features, moved east; points and lines in single parts."""
    shapes = others.geometry.features(rows)
    if others.geometry.kind != "polygon":
        shapes = shapely.get_parts(shapes)
    if move:
        shapes = shapely.transform(shapes, partial(np.add, (move, 0.0)))
    return np.asarray(shapes)


def _near_any(
    index: FeatureIndex, rows: Rows, tree: shapely.STRtree, distance_m: float
) -> NDArray[np.bool_]:
    """Return which features at some rows are near any shape of a tree."""
    bounds = index.geometry.bounds[rows]
    least, most = _scales_about(bounds, distance_m)
    surely, maybe = least * distance_m * (1 - _DOUBT), most * distance_m * (1 + _DOUBT)
    about = shapely.box(*_bounds_about(bounds, distance_m).T)
    may_be = np.unique(tree.query(about)[0])
    shapes = index.geometry.features(rows[may_be])
    found = np.zeros(len(rows), np.bool_)
    if not distance_m:
        found[may_be[np.unique(tree.query(shapes, predicate="intersects")[0])]] = True
        return found
    asked, _ = tree.query(shapes, predicate="dwithin", distance=surely[may_be])
    found[may_be[asked]] = True
    doubtful = np.flatnonzero(~found[may_be])
    asked, there = tree.query(
        shapes[doubtful], predicate="dwithin", distance=maybe[may_be[doubtful]]
    )
    between = shapely.shortest_line(shapes[doubtful[asked]], tree.geometries[there])
    is_near = np.array([_length_m(line) <= distance_m for line in between], np.bool_)
    found[may_be[doubtful[asked[is_near]]]] = True
    return found


def _length_m(line: BaseGeometry) -> float:
    """Return the geodesic between the ends of a line of EPSG:3857, in metres."""
    return sum(leg_lengths_m(mercator_to_lonlat(shapely.get_coordinates(line))), 0.0)
