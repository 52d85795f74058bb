"""True lengths and areas: on the ellipsoid, never on the map's plane."""

from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.crs import mercator_to_lonlat

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

    `geometry` is in longitude and latitude as for `area_m2`.
    """
    return _grs80().geometry_length(geometry)


def in_degrees(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry of EPSG:3857 in longitude and latitude, to be measured."""
    degrees: BaseGeometry = shapely.transform(geometry, mercator_to_lonlat)
    return degrees


def _grs80() -> "Geod":
    from pyproj import Geod

    return Geod(ellps="GRS80")
