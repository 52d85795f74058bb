"""True lengths and areas: on the ellipsoid, never on the map's plane."""

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, overload

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat

if TYPE_CHECKING:
    from pyproj import Geod

_EARTH_M2 = 510_065_621_724_088.0
"""The surface of GRS 80."""
_STEP_M = 100_000.0
"""Of EPSG:3857: so far apart stand the vertices on legs around half the world."""


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
    return oriented_area_m2(shapely.orient_polygons(geometry))


def oriented_area_m2(geometry: BaseGeometry) -> float:
    """Return the area of polygons whose shells turn left, as of `area_m2`."""
    drawn = as_drawn(geometry)
    area, _ = _grs80().geometry_area_perimeter(drawn)
    # What goes around more than half the earth is measured as what it leaves, less than nothing.
    goes_around = drawn.bounds[2] - drawn.bounds[0] >= 180
    return area + _EARTH_M2 if goes_around and area < 0 else abs(area)


def length_m(geometry: BaseGeometry) -> float:
    """Return the length of lines, or of polygons' outlines, on the ellipsoid in m.

    Parameters
    ----------
    geometry : shapely geometry
        In longitude and latitude, as for `area_m2`; points have no length.
    """
    return _grs80().geometry_length(as_drawn(geometry))


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
    if not (np.abs(np.diff(lonlat[:, 0])) >= 180).any():
        return tuple(_grs80().line_lengths(lonlat[:, 0], lonlat[:, 1]).tolist())
    return tuple(length_m(shapely.LineString(leg)) for leg in pairwise(lonlat))


def legs_m(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure the geodesic between each of very many points and the next.

    Parameters
    ----------
    lonlat : (n, 2) float64
        Longitude and latitude in degrees of WGS 84 or CGCS2000.

    Returns
    -------
    (n - 1,) float64
        In m; of a leg half around the world or more, the other way round.
    """
    here, there = lonlat[:-1], lonlat[1:]
    _, _, lengths = _grs80().inv(here[:, 0], here[:, 1], there[:, 0], there[:, 1])
    return np.asarray(lengths)


def distances_m(origin: NDArray[np.float64], lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure the geodesic from one point to each of many.

    Parameters
    ----------
    origin : (2,) float64
        Longitude and latitude in degrees of WGS 84 or CGCS2000.
    lonlat : (n, 2) float64
        The same of the others.

    Returns
    -------
    (n,) float64
        In m.

    Examples
    --------
    >>> distances_m(np.array([116.0, 0.0]), np.array([[117.0, 0.0]])).round().tolist()
    [111319.0]
    """
    _, distances = _from(origin, lonlat)
    return distances


def around(origin: NDArray[np.float64], lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lay points on a plane on which all distances from one point are true.

    Parameters
    ----------
    origin : (2,) float64
        The point, which lies at 0, 0: longitude and latitude in degrees of WGS 84 or CGCS2000.
    lonlat : (n, 2) float64
        The others.

    Returns
    -------
    (n, 2) float64
        East and north of the origin in m: the azimuthal equidistant projection of the ellipsoid.

    Examples
    --------
    >>> around(np.array([116.0, 0.0]), np.array([[117.0, 0.0]])).round().tolist()
    [[111319.0, 0.0]]
    """
    azimuths_deg, distances = _from(origin, lonlat)
    turned = np.radians(azimuths_deg)
    return np.column_stack((distances * np.sin(turned), distances * np.cos(turned)))


def points_around(
    origin: NDArray[np.float64], azimuths_deg: NDArray[np.float64], distance_m: float
) -> NDArray[np.float64]:
    """Return the points at a distance of one point, in some directions.

    Parameters
    ----------
    origin : (2,) float64
        Longitude and latitude in degrees of WGS 84 or CGCS2000.
    azimuths_deg : (n,) float64
        Clockwise from north.
    distance_m : float
        Along the geodesic, in m.

    Returns
    -------
    (n, 2) float64
        Longitude and latitude in degrees.
    """
    lon, lat = np.repeat(origin[:, None], len(azimuths_deg), axis=1)
    distances = np.full(len(azimuths_deg), distance_m)
    east, north, _ = _grs80().fwd(lon, lat, azimuths_deg, distances)
    return np.column_stack((east, north))


def _from(
    origin: NDArray[np.float64], lonlat: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the azimuths in degrees and the distances in m of points from one."""
    lon, lat = np.repeat(origin[:, None], len(lonlat), axis=1)
    azimuths, _, distances = _grs80().inv(lon, lat, lonlat[:, 0], lonlat[:, 1])
    return np.asarray(azimuths), np.asarray(distances)


def as_drawn(geometry: BaseGeometry) -> BaseGeometry:
    """Put vertices on legs that go half around the world or more.

    The geodesic between the ends of such a leg goes the other way round; between vertices of it
    that are near each other, it follows what the map shows.

    Parameters
    ----------
    geometry : shapely geometry
        In longitude and latitude, degrees, continuous across ±180°.

    Returns
    -------
    shapely geometry
        The same one if it has no such leg.
    """
    xmin, _, xmax, _ = geometry.bounds
    if not xmax - xmin >= 180:
        return geometry
    on_map = shapely.transform(geometry, lonlat_to_mercator)
    drawn: BaseGeometry = shapely.transform(shapely.segmentize(on_map, _STEP_M), mercator_to_lonlat)
    return drawn


def prepare() -> None:
    """Load what measuring needs: half a second that is better spent in a worker."""
    _grs80()


@overload
def in_degrees(geometry: BaseGeometry) -> BaseGeometry: ...


@overload
def in_degrees(geometry: NDArray[np.object_]) -> NDArray[np.object_]: ...


def in_degrees(
    geometry: BaseGeometry | NDArray[np.object_],
) -> BaseGeometry | NDArray[np.object_]:
    """Turn one or many shapely geometries of EPSG:3857 into longitude and latitude."""
    degrees: BaseGeometry | NDArray[np.object_] = shapely.transform(geometry, mercator_to_lonlat)
    return degrees


@cache
def _grs80() -> "Geod":
    from pyproj import Geod

    return Geod(ellps="GRS80")
