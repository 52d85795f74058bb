"""The map goes on east and west of ±180°: what lies there, and how to speak of it.

Shapes are kept as their source has them, or go on across ±180°; what is seen of them falls into
view as it is, or moved by a whole world.
"""

import math

from gisapp.core.space.crs import EARTH_RADIUS
from gisapp.core.space.extent import Extent

WORLD_M = 2 * math.pi * EARTH_RADIUS
"""From a meridian once around to the same one, in metres of EPSG:3857."""
HALF_WORLD_M = WORLD_M / 2
"""x at 180° E, and y at the northern edge of the map, in EPSG:3857."""


def moves_into_view(view: Extent, there: Extent | None) -> tuple[float, ...]:
    """Return by how much to move features east so that they fall in view.

    Parameters
    ----------
    view : Extent
        What is seen, in EPSG:3857.
    there : Extent or None
        Where the features are, in EPSG:3857; None if there are none.

    Returns
    -------
    tuple of float
        Whole worlds, in metres of EPSG:3857; none if nothing falls in view.

    Examples
    --------
    At 181° E, what is stored at 179° W is seen.

    >>> east, west = Extent(20.1e6, 0, 20.2e6, 1), Extent(-20e6, 0, -19e6, 1)
    >>> [round(move) for move in moves_into_view(east, west)]
    [40075017]
    """
    if there is None or there.ymax < view.ymin or view.ymax < there.ymin:
        return ()
    first = math.ceil((view.xmin - there.xmax) / WORLD_M)
    last = math.floor((view.xmax - there.xmin) / WORLD_M)
    return tuple(world * WORLD_M for world in range(first, last + 1))


def within_one_world(view: Extent) -> Extent:
    """Return the part of a view that shows each place once: half a world about its centre."""
    middle = view.center[0]
    return Extent(
        max(view.xmin, middle - HALF_WORLD_M),
        view.ymin,
        min(view.xmax, middle + HALF_WORLD_M),
        view.ymax,
    )


def nearest_move(x: float, middle: float) -> float:
    """Return the whole worlds, in metres, by which `x` comes nearest to `middle`."""
    return round((middle - x) / WORLD_M) * WORLD_M


def usual_longitude(degrees: float) -> float:
    """Return a longitude from -180 up to 180, as coordinates are written.

    >>> usual_longitude(181.5), usual_longitude(180.0), usual_longitude(-190.0)
    (-178.5, 180.0, 170.0)
    """
    return degrees if -180 <= degrees <= 180 else (degrees + 180) % 360 - 180
