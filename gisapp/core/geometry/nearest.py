"""The shortest way between shapes, on the ellipsoid."""

import math
from functools import partial
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.space.crs import EARTH_RADIUS, mercator_to_lonlat
from gisapp.core.space.geodesy import around, points_around
from gisapp.core.space.worlds import WORLD_M

_DOUBT = 0.008
"""By how much the map's scale may be off: that of a sphere is taken for the ellipsoid's."""
_CLOSER_LOOKS = 4
"""Shapes of those that may be nearest, by the map's scale, that are measured."""
_ROUNDS = 8
_EXACT_M = 0.001
_STEP_M = 2_000.0
"""Of EPSG:3857: on legs so long, straight lines on the map are as good as geodesics."""
_FARTHEST_M = 2_000_000.0
"""Of EPSG:3857: what is farther away says nothing of a place."""


class Nearest(NamedTuple):
    """Which of some shapes is nearest, and how far it is, in metres on the ellipsoid."""

    position: int
    distance_m: float


def nearest(shape: BaseGeometry, tree: shapely.STRtree) -> Nearest | None:
    """Return which shape of a tree is nearest to another one; 0 m away where they meet.

    Parameters
    ----------
    shape : shapely geometry
        In EPSG:3857, not empty.
    tree : STRtree
        Of shapes in EPSG:3857.

    Returns
    -------
    Nearest or None
        None where all are farther away than 2,000 km of the map.

    Notes
    -----
    The map tells which shapes come into question, for its scale changes little between them. The
    distance is found by turns: of the point of one shape the nearest point of the other, on a
    plane on which all distances from that point are true.
    """
    found = [
        each
        for move in (0.0, -WORLD_M, WORLD_M)
        for each in _nearest_in_one_world(_moved(shape, move), tree)
    ]
    return min(found, key=lambda each: each.distance_m, default=None)


def _nearest_in_one_world(shape: BaseGeometry, tree: shapely.STRtree) -> list[Nearest]:
    positions, distances = tree.query_nearest(
        shape, max_distance=_FARTHEST_M, return_distance=True, all_matches=False
    )
    if not len(positions):
        return []
    # What is a little farther on the map may be nearer on the ground, if it lies nearer to a pole.
    reach = float(distances[0]) * _most_stretch(shape, float(distances[0]))
    near = tree.query(shape, predicate="dwithin", distance=reach)
    near = near[np.argsort(shapely.distance(shape, tree.geometries[near]))][:_CLOSER_LOOKS]
    return [Nearest(int(each), _gap_m(shape, tree.geometries[each])) for each in near]


def _most_stretch(shape: BaseGeometry, distance: float) -> float:
    """Return how much farther on the map something may be that is nearer on the ground."""
    south, north = shape.bounds[1] - distance, shape.bounds[3] + distance
    scales = [math.cosh(min(abs(each) / EARTH_RADIUS, math.pi)) for each in (south, north)]
    least = 1.0 if south <= 0 <= north else min(scales)
    return max(scales) / least * (1 + _DOUBT)


def _gap_m(shape: BaseGeometry, other: BaseGeometry) -> float:
    """Return the length of the shortest geodesic between two shapes of EPSG:3857, in metres."""
    line = shapely.shortest_line(shape, other)
    if not line.length:
        return 0.0
    window = line.buffer(0.5 * line.length + 1.0).bounds
    first, second = (_lonlat_within(each, window) for each in (shape, other))
    here, _ = mercator_to_lonlat(shapely.get_coordinates(line))
    distance = math.inf
    for _ in range(_ROUNDS):
        there, _ = _nearest_point(here, second)
        here, nearer = _nearest_point(there, first)
        if distance - nearer < _EXACT_M:
            return min(distance, nearer)
        distance = nearer
    return distance


def _lonlat_within(shape: BaseGeometry, bounds: tuple[float, float, float, float]) -> BaseGeometry:
    """Return what of a shape's outline lies in a window, in degrees, with vertices on long legs.

    Outlines alone can be cut also where a polygon crosses itself.
    """
    parts = shapely.get_parts(shapely.get_parts(shape))
    is_area = shapely.get_dimensions(parts) == 2
    outline = shapely.GeometryCollection(list(np.where(is_area, shapely.boundary(parts), parts)))
    clipped = shapely.clip_by_rect(outline, *bounds)
    part = outline if clipped.is_empty else clipped
    degrees: BaseGeometry = shapely.transform(shapely.segmentize(part, _STEP_M), mercator_to_lonlat)
    return degrees


def _nearest_point(
    origin: NDArray[np.float64], shape: BaseGeometry
) -> tuple[NDArray[np.float64], float]:
    """Return the point of a shape that is nearest to another point, and how far that is in m.

    Parameters
    ----------
    origin : (2,) float64
        Longitude and latitude in degrees.
    shape : shapely geometry
        In degrees.

    Returns
    -------
    point : (2,) float64
        Longitude and latitude in degrees.
    distance_m : float
    """
    plane = shapely.transform(shape, partial(around, origin))
    line = shapely.shortest_line(shapely.Point(0.0, 0.0), plane)
    east, north = shapely.get_coordinates(line)[-1].tolist()
    distance = math.hypot(east, north)
    azimuth = np.array([math.degrees(math.atan2(east, north))])
    return points_around(origin, azimuth, distance)[0], distance


def _moved(shape: BaseGeometry, move: float) -> BaseGeometry:
    if not move:
        return shape
    moved: BaseGeometry = shapely.transform(shape, partial(np.add, (move, 0.0)))
    return moved
