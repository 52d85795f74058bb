"""Circles of so many metres on the ellipsoid, as they look on the map."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.geodesy import distances_m, points_around
from gisapp.core.space.worlds import HALF_WORLD_M

LARGEST_RADIUS_M = 1_000_000.0
"""A larger circle is no longer one on the map."""
VERTICES = 360
_BEYOND_THE_EDGE_M = 1.01 * HALF_WORLD_M
"""A ring around a pole closes here, in y of EPSG:3857: on the edge it would meet itself."""


def circle_outline(x: float, y: float, radius_m: float) -> NDArray[np.float64]:
    """Return the outline on the map of all that lies within a distance of a point.

    Parameters
    ----------
    x, y : float
        The centre, in EPSG:3857.
    radius_m : float
        In metres on the ellipsoid, at most `LARGEST_RADIUS_M`.

    Returns
    -------
    (n, 2) float64
        A closed ring in EPSG:3857, continuous about the centre across ±180°. Around a pole it
        runs beyond the edge of the map.
    """
    centre = mercator_to_lonlat(np.array([[x, y]]))
    ring = points_around(centre[0], np.linspace(0, 360, VERTICES, endpoint=False), radius_m)
    ring[:, 0] = centre[0, 0] + (ring[:, 0] - centre[0, 0] + 180) % 360 - 180
    outline = lonlat_to_mercator(ring)
    pole = np.array([[centre[0, 0], np.copysign(90.0, centre[0, 1])]])
    if distances_m(centre[0], pole)[0] <= radius_m:
        outline = _beyond_the_edge(outline, x, float(np.copysign(_BEYOND_THE_EDGE_M, y)))
    return np.vstack((outline, outline[:1]))


def _beyond_the_edge(outline: NDArray[np.float64], x: float, edge: float) -> NDArray[np.float64]:
    """Return a ring around a pole, (n, 2), cut opposite to its centre and led beyond the edge."""
    ordered = outline[np.argsort(outline[:, 0])]
    west, east = x - HALF_WORLD_M, x + HALF_WORLD_M
    first, last = ordered[0, 1], ordered[-1, 1]
    ends = [[east, last], [east, edge], [west, edge], [west, first]]
    return np.vstack((ordered, np.array(ends)))
