"""Bounds of coordinates without the few that lie far from all others, such as a lost 0, 0."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.space.crs import Bounds

_MOST = 0.75
"""The share of the coordinates that are certainly no strays."""
_FAR = 20.0
"""How many times farther from the middle than those a stray lies."""


def bounds_without_strays(xy: NDArray[np.float64]) -> Bounds | None:
    """Return the bounds of most coordinates, without those far from all others.

    Parameters
    ----------
    xy : (n, 2) float64
        Coordinates of any CRS; what is not finite doesn't count.

    Returns
    -------
    tuple of float or None
        xmin, ymin, xmax, ymax in the same CRS; None if there is no coordinate.

    Examples
    --------
    >>> bounds_without_strays(np.array([[400.0, 300], [401, 301], [402, 300], [0, 0], [403, 303]]))
    (400.0, 300.0, 403.0, 303.0)
    """
    known = xy[np.isfinite(xy).all(axis=1)]
    # Nothing was measured there: it is where a missing coordinate is written as 0.
    somewhere = known[known.any(axis=1)]
    if not len(known):
        return None
    points = somewhere if len(somewhere) else known
    away = np.abs(points - np.median(points, axis=0)).max(axis=1)
    kept = points[away <= _FAR * np.quantile(away, _MOST)]
    low, high = kept.min(axis=0).tolist(), kept.max(axis=0).tolist()
    return low[0], low[1], high[0], high[1]
