"""Which features lie within a distance of a point, in metres on the ellipsoid."""

from collections.abc import Callable
from functools import partial

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.ragged import Rows
from gisapp.core.geometry.rows_in_area import Meeting, rows_in_area
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.geodesic_circle import circle_outline
from gisapp.core.space.geodesy import around
from gisapp.core.space.worlds import WORLD_M

_DOUBT = 1e-4
"""An outline of 360 vertices is nearer to the circle than this share of the radius."""
_EDGES = 100
"""Edges are cut into pieces of a hundredth of the circle: on the plane of distances they bend."""

_Move = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def rows_in_circle(
    index: FeatureIndex,
    x: float,
    y: float,
    radius_m: float,
    meeting: Meeting = "touches",
    progress: Progress = NO_PROGRESS,
) -> Rows:
    """Return the features that come within a distance of a point, or lie wholly within it.

    Two polygons, a little inside and a little outside of the circle, tell of most features; the
    few that reach only the outer one are measured along geodesics.

    Parameters
    ----------
    index : FeatureIndex
        Of features in EPSG:3857; those that it does not find are left out.
    x, y : float
        The centre, in EPSG:3857.
    radius_m : float
        In metres on the ellipsoid, more than 0.
    meeting : {"touches", "inside"}
        What a feature must do.
    progress : Progress
        Reported to and checked.

    Returns
    -------
    (n,) int64
        Rows of the geometry, ascending.

    Raises
    ------
    Cancelled
        The work shall end.
    """
    inner, outer = (
        shapely.Polygon(circle_outline(x, y, radius_m * share))
        for share in (1 - _DOUBT, 1 + _DOUBT)
    )
    sure = rows_in_area(index, inner, meeting, progress.part(0.0, 0.5))
    maybe = rows_in_area(index, outer, meeting, progress.part(0.5, 1.0))
    doubtful = maybe[~np.isin(maybe, sure)]
    shapes = _about(index.geometry.features(doubtful), x, outer)
    cut = shapely.segmentize(shapes, (outer.bounds[3] - outer.bounds[1]) / _EDGES)
    measured = _farthest_m if meeting == "inside" else _nearest_m
    distances_m = measured(cut, partial(_on_plane, mercator_to_lonlat(np.array([[x, y]]))[0]))
    return np.sort(np.concatenate((sure, doubtful[distances_m <= radius_m])))


def _about(shapes: NDArray[np.object_], x: float, outer: BaseGeometry) -> NDArray[np.object_]:
    """Return shapes in the world in which the circle lies, without what is far out of it."""
    middles = shapely.bounds(shapes)[:, ::2].mean(axis=1)
    moves = np.round((x - middles) / WORLD_M) * WORLD_M
    for move in set(moves[moves != 0].tolist()):
        here = moves == move
        shapes[here] = shapely.transform(shapes[here], partial(np.add, (move, 0.0)))
    west, south, east, north = outer.bounds
    margin = (north - south) * _DOUBT
    return np.asarray(
        shapely.clip_by_rect(shapes, west - margin, south - margin, east + margin, north + margin)
    )


def _nearest_m(shapes: NDArray[np.object_], to_plane: _Move) -> NDArray[np.float64]:
    """Measure how far shapes are from the plane's origin, (n,) in m; 0 for polygons around it."""
    on_plane = shapely.transform(shapes, to_plane)
    return np.asarray(shapely.distance(shapely.Point(0, 0), on_plane))


def _farthest_m(shapes: NDArray[np.object_], to_plane: _Move) -> NDArray[np.float64]:
    """Measure how far the farthest points of shapes are from the plane's origin, (n,) in m."""
    xy, owners = shapely.get_coordinates(shapes, return_index=True)
    farthest = np.zeros(len(shapes))
    np.maximum.at(farthest, owners, np.hypot(*to_plane(xy).T))
    return farthest


def _on_plane(origin: NDArray[np.float64], xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lay points of EPSG:3857 on the plane of true distances from an origin in degrees."""
    return around(origin, mercator_to_lonlat(xy))
