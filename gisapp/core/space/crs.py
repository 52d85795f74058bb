"""Coordinates between longitude and latitude, EPSG:3857 (the map's CRS), and any other CRS."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.space.extent import Extent
from gisapp.errors import CrsError

if TYPE_CHECKING:
    from pyproj import Transformer

Coordinates = NDArray[np.float64]
Bounds = tuple[float, float, float, float]
"""xmin, ymin, xmax, ymax in the numbers of whatever CRS is named."""

Move = Callable[[Coordinates], Coordinates]
"""Takes (n, 2) coordinates to another CRS."""

MAP_CRS = "EPSG:3857"
EARTH_RADIUS = 6378137.0
"""Radius of the sphere of EPSG:3857, in metres."""
MAX_LATITUDE = 85.0511287798066
"""Latitude at which Web Mercator's square ends, in degrees."""
EDGE = np.pi * EARTH_RADIUS
"""y of EPSG:3857 at the northern edge of Web Mercator's square, and x at 180° E."""
FARTHEST = 3 * np.pi * EARTH_RADIUS
"""x and y of EPSG:3857 beyond which nothing has a place: shapes may run around the world once."""

_PROJECTED = 32768
"""Points projected together: what they need fits into the processor's cache."""
_STEPS = 9
"""Points along a side of bounds that go from one CRS to another."""
_INEXACT = 1e-9
"""Of a coordinate: a few centimetres."""
_GEOGRAPHIC = frozenset(
    {
        "EPSG:4326",  # WGS 84
        "EPSG:4979",
        "EPSG:4490",  # CGCS2000: some centimetres from WGS 84
        "EPSG:4258",  # ETRS89
        "EPSG:4269",  # NAD83
        "OGC:CRS84",
    }
)


def is_geographic_wgs84_like(crs: str) -> bool:
    """True if `crs` has degrees that a map may show as if they were of WGS 84."""
    return crs.upper() in _GEOGRAPHIC


def lonlat_to_mercator(lonlat: Coordinates) -> Coordinates:
    """Turn longitude and latitude into EPSG:3857.

    Parameters
    ----------
    lonlat : (n, 2) float64
        Longitude and latitude in degrees of WGS 84; latitudes from ±85.05 to the poles are
        moved to ±85.05, so that a shape around a pole still draws.

    Returns
    -------
    (n, 2) float64
        x and y in metres of EPSG:3857; not finite where the degrees are not, or where the
        latitude is beyond a pole.

    Notes
    -----
    x = R λ, y = R arsinh(tan φ), the same as R ln tan(π/4 + φ/2): EPSG Guidance Note 7-2,
    method 1024.

    Examples
    --------
    >>> lonlat_to_mercator(np.array([[115.98, 28.69]])).round(1).tolist()
    [[12910834.5, 3336248.8]]
    """
    return _projected(lonlat, MAX_LATITUDE)


def _projected(lonlat: Coordinates, limit_deg: float) -> Coordinates:
    """Return x and y of degrees; latitudes from `limit_deg` to the poles are moved to it."""
    xy = np.empty((len(lonlat), 2))
    for first in range(0, len(lonlat), _PROJECTED):
        step = slice(first, first + _PROJECTED)
        xy[step, 0] = lonlat[step, 0] * (np.pi / 180 * EARTH_RADIUS)
        xy[step, 1] = _northing(lonlat[step, 1], limit_deg)
    return xy


def _northing(latitudes: NDArray[np.float64], limit_deg: float) -> NDArray[np.float64]:
    y = np.clip(latitudes, -limit_deg, limit_deg) * (np.pi / 180)
    y = np.arcsinh(np.tan(y)) * EARTH_RADIUS
    y[np.abs(latitudes) > 90] = np.inf
    return np.asarray(y)


def mercator_to_lonlat(xy: Coordinates) -> Coordinates:
    """Turn EPSG:3857 into longitude and latitude: the inverse of `lonlat_to_mercator`.

    Parameters
    ----------
    xy : (n, 2) float64
        x and y in metres of EPSG:3857.

    Returns
    -------
    (n, 2) float64
        Longitude and latitude in degrees of WGS 84; longitudes beyond ±180 stay there.

    Examples
    --------
    >>> mercator_to_lonlat(np.array([[12910834.5, 3336248.8]])).round(5).tolist()
    [[115.98, 28.69]]
    """
    lonlat = np.empty((len(xy), 2))
    np.multiply(xy[:, 0], 180 / np.pi / EARTH_RADIUS, out=lonlat[:, 0])
    lonlat[:, 1] = np.degrees(np.arctan(np.sinh(xy[:, 1] / EARTH_RADIUS)))
    return lonlat


def to_map(xy: Coordinates, crs: str) -> Coordinates:
    """Turn coordinates of any CRS into EPSG:3857.

    Parameters
    ----------
    xy : (n, 2) float64
        Coordinates of `crs`, east before north whatever the CRS itself says.
    crs : str
        `EPSG:n` or another code, or WKT2.

    Returns
    -------
    (n, 2) float64
        x and y in metres of EPSG:3857, infinite for points that have no place there, and
        beyond the map's square for those nearer to a pole than ±85.05°; `xy` itself if it is
        in EPSG:3857 already.

    Raises
    ------
    CrsError
        `crs` is not known.
    """
    if is_geographic_wgs84_like(crs):
        return _projected(xy, 90.0)
    if crs.upper() == MAP_CRS:
        return xy
    return _transformed(_transformer(crs, MAP_CRS), xy)


def from_map(xy: Coordinates, crs: str) -> Coordinates:
    """Turn coordinates of EPSG:3857 into any CRS: the inverse of `to_map`.

    Parameters
    ----------
    xy : (n, 2) float64
        x and y in metres of EPSG:3857.
    crs : str
        `EPSG:n` or another code, or WKT2.

    Returns
    -------
    (n, 2) float64
        Coordinates of `crs`, east before north, infinite for points that have no place there;
        `xy` itself if that is EPSG:3857.

    Raises
    ------
    CrsError
        `crs` is not known.
    """
    if is_geographic_wgs84_like(crs):
        return mercator_to_lonlat(xy)
    if crs.upper() == MAP_CRS:
        return xy
    return _transformed(_transformer(MAP_CRS, crs), xy)


def extent_from_degrees(extent: Extent) -> Extent:
    """Turn an extent of longitude and latitude, in degrees of WGS 84, into EPSG:3857."""
    return _of_corners(lonlat_to_mercator(_corners(extent)))


def extent_to_degrees(extent: Extent) -> Extent:
    """Turn an extent of EPSG:3857 into longitude and latitude, in degrees of WGS 84."""
    return _of_corners(mercator_to_lonlat(_corners(extent)))


def extent_to_map(bounds: Bounds, crs: str) -> Extent | None:
    """Return the extent in EPSG:3857 of bounds in another CRS.

    Parameters
    ----------
    bounds : (float, float, float, float)
        xmin, ymin, xmax, ymax in `crs`, east before north.
    crs : str
        `EPSG:n` or another code, or WKT2.

    Returns
    -------
    Extent or None
        None if a bound is not finite, or if some of it has no place in EPSG:3857.

    Raises
    ------
    CrsError
        `crs` is not known.
    """
    return extent_of_moved(bounds, lambda xy: to_map(xy, crs))


def extent_from_map(extent: Extent, crs: str) -> Bounds:
    """Return bounds in another CRS that have all of an extent of EPSG:3857 inside.

    Parameters
    ----------
    extent : Extent
        In EPSG:3857; all of it has a place in `crs`.
    crs : str
        `EPSG:n` or another code, or WKT2.

    Returns
    -------
    (float, float, float, float)
        xmin, ymin, xmax, ymax in `crs`, east before north; a little wider than needed.

    Raises
    ------
    CrsError
        `crs` is not known.
    """
    return bounds_of_moved(extent, lambda xy: from_map(xy, crs))


def extent_of_moved(bounds: Bounds, to_map: Move) -> Extent | None:
    """Return the extent that bounds have in EPSG:3857; see `extent_to_map`.

    Parameters
    ----------
    bounds : (float, float, float, float)
        xmin, ymin, xmax, ymax in any numbers.
    to_map : callable
        Moves coordinates from there to EPSG:3857.
    """
    if not np.isfinite(bounds).all():
        return None
    moved = to_map(_points_in(bounds))
    moved[:, 1] = np.where(np.isfinite(moved[:, 1]), np.clip(moved[:, 1], -EDGE, EDGE), np.inf)
    box = Extent(*moved.min(axis=0).tolist(), *moved.max(axis=0).tolist())
    return box if np.abs(moved).max() <= FARTHEST else None


def bounds_of_moved(extent: Extent, from_map: Move) -> Bounds:
    """Return the bounds that an extent of EPSG:3857 has elsewhere; see `extent_from_map`.

    Parameters
    ----------
    extent : Extent
        In EPSG:3857.
    from_map : callable
        Moves coordinates from EPSG:3857 to there.
    """
    moved = from_map(_points_in((extent.xmin, extent.ymin, extent.xmax, extent.ymax)))
    (xmin, ymin), (xmax, ymax) = moved.min(axis=0).tolist(), moved.max(axis=0).tolist()
    # Between the points an edge may bend outwards by a little more; and nothing is moved exactly.
    inexact = _INEXACT * float(np.abs(moved).max())
    aside, above = (xmax - xmin) / _STEPS**2 + inexact, (ymax - ymin) / _STEPS**2 + inexact
    return xmin - aside, ymin - above, xmax + aside, ymax + above


def _points_in(bounds: Bounds) -> Coordinates:
    """Return points all over some bounds: a straight edge may be a curve in another CRS."""
    x = np.linspace(bounds[0], bounds[2], _STEPS)
    y = np.linspace(bounds[1], bounds[3], _STEPS)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def _corners(extent: Extent) -> Coordinates:
    return np.array([[extent.xmin, extent.ymin], [extent.xmax, extent.ymax]])


def _of_corners(corners: Coordinates) -> Extent:
    (xmin, ymin), (xmax, ymax) = corners.tolist()
    return Extent(xmin, ymin, xmax, ymax)


@lru_cache(maxsize=32)
def _transformer(source: str, target: str) -> "Transformer":
    # Making one takes 60 ms, which each batch of a file would wait for; threads may share it.
    from pyproj import Transformer
    from pyproj.exceptions import CRSError, ProjError

    unknown = source if target == MAP_CRS else target
    try:
        return Transformer.from_crs(source, target, always_xy=True)
    except CRSError as error:
        raise CrsError("unknown_crs", crs=unknown) from error
    except ProjError as error:
        # It is known, but nothing leads from there to the earth: a building site's own, the moon.
        raise CrsError("no_place_in_crs", crs=name_of(unknown)) from error


def name_of(crs: str) -> str:
    """Return what a CRS is called: its code, or the name in its WKT.

    >>> name_of('LOCAL_CS["site grid", UNIT["m", 1]]')
    'site grid'
    """
    _, mark, rest = crs.partition('["')
    return rest.partition('"')[0] if mark else crs


def _transformed(transformer: "Transformer", xy: Coordinates) -> Coordinates:
    x, y = transformer.transform(xy[:, 0], xy[:, 1])
    return np.column_stack((x, y))
