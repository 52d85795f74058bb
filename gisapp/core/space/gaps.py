"""How far apart things lie on the ground."""

import numpy as np

from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.geodesy import leg_lengths_m


def gap_m(extent: Extent, other: Extent) -> float:
    """Return the metres on the ground between two extents of EPSG:3857, 0 where they meet.

    Examples
    --------
    >>> gap_m(Extent(0, 0, 10, 10), Extent(5, 5, 20, 20))
    0.0
    >>> round(gap_m(Extent(0, 0, 10, 10), Extent(1010, 0, 2000, 10)))
    1000
    """
    near, far = _nearest(extent, other), _nearest(other, extent)
    (gap,) = leg_lengths_m(mercator_to_lonlat(np.array([near, far])))
    return gap


def _nearest(extent: Extent, other: Extent) -> tuple[float, float]:
    """Return the point of an extent that lies nearest to another one, in EPSG:3857."""
    x, y = other.center
    shared = extent.intersection(Extent(other.xmin, extent.ymin, other.xmax, extent.ymax))
    x = shared.center[0] if shared else min(max(x, extent.xmin), extent.xmax)
    level = extent.intersection(Extent(extent.xmin, other.ymin, extent.xmax, other.ymax))
    y = level.center[1] if level else min(max(y, extent.ymin), extent.ymax)
    return x, y
