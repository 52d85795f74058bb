"""True lengths and areas: on the ellipsoid, never on the map's plane."""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.space.crs import mercator_to_lonlat

if TYPE_CHECKING:
    from pyproj import Geod


def area_m2(geometry: BaseGeometry) -> float:
    """Return the area of polygons on the ellipsoid in m², holes left out; 0 for other kinds.

    Parameters
    ----------
    geometry : shapely geometry
        In longitude and latitude, degrees of WGS 84 or CGCS2000; rings may turn either way.

    Notes
    -----
    The edges are geodesics of GRS 80, CGCS2000's ellipsoid. C. F. F. Karney, "Algorithms for
    geodesics", Journal of Geodesy 87 (2013).
    """
    if shapely.get_dimensions(geometry) < 2:
        return 0.0
    area, _ = _grs80().geometry_area_perimeter(shapely.orient_polygons(geometry))
    return abs(area)


def length_m(geometry: BaseGeometry) -> float:
    """Return the length of lines, or of polygons' outlines, on the ellipsoid in m.

    Parameters
    ----------
    geometry : shapely geometry
        In longitude and latitude, as for `area_m2`; points have no length.
    """
    return _grs80().geometry_length(geometry)


def leg_lengths_m(lonlat: NDArray[np.float64]) -> tuple[float, ...]:
    """Measure the geodesic between each point and the next.

    Parameters
    ----------
    lonlat : (n, 2) float64
        Longitude and latitude in degrees of WGS 84 or CGCS2000.

    Returns
    -------
    tuple of float
        n - 1 lengths in m; none for a single point and for no point.

    Examples
    --------
    >>> [round(leg) for leg in leg_lengths_m(np.array([[116.0, 0.0], [117.0, 0.0], [117.0, 1.0]]))]
    [111319, 110574]
    """
    return tuple(_grs80().line_lengths(lonlat[:, 0], lonlat[:, 1]).tolist())


def prepare() -> None:
    """Load what measuring needs: half a second that is better spent in a worker."""
    _grs80()


def in_degrees(geometry: BaseGeometry) -> BaseGeometry:
    """Turn a shapely geometry of EPSG:3857 into longitude and latitude, to be measured."""
    degrees: BaseGeometry = shapely.transform(geometry, mercator_to_lonlat)
    return degrees


@cache
def _grs80() -> "Geod":
    from pyproj import Geod

    return Geod(ellps="GRS80")
