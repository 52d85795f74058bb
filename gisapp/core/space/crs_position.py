"""A place in the numbers of any CRS, where that CRS is made for it, and back."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gisapp.core.space.crs import from_map, lonlat_to_mercator, mercator_to_lonlat, to_map
from gisapp.errors import CrsError

if TYPE_CHECKING:
    from pyproj import CRS


class CrsPosition(NamedTuple):
    """Numbers of a CRS, east and north, in degrees or in its own unit of length."""

    east: float
    north: float
    is_in_degrees: bool


def position_in_crs(lon: float, lat: float, crs: str) -> CrsPosition | None:
    """Return a place in a CRS; None outside of the area that the CRS is made for.

    Parameters
    ----------
    lon, lat : float
        In degrees of WGS 84.
    crs : str
        `EPSG:n`.

    Raises
    ------
    CrsError
        `crs` is not known.

    Examples
    --------
    >>> round(position_in_crs(115.98, 28.64, "EPSG:4527").east)
    39400267
    >>> position_in_crs(2.35, 48.86, "EPSG:4527") is None
    True
    """
    known = _crs_of(crs)
    area = known.area_of_use
    if area is not None and not (
        _is_between(lon, area.west, area.east) and area.south <= lat <= area.north
    ):
        return None
    east, north = from_map(lonlat_to_mercator(np.array([[lon, lat]])), crs)[0].tolist()
    if not np.isfinite([east, north]).all():
        return None
    return CrsPosition(east, north, known.is_geographic)


def lonlat_of_crs(east: float, north: float, crs: str) -> tuple[float, float] | None:
    """Return longitude and latitude, in degrees of WGS 84, of numbers of a CRS.

    Returns
    -------
    (float, float) or None
        None where the numbers have no place, or one outside of the area that the CRS is made for.

    Raises
    ------
    CrsError
        `crs` is not known.
    """
    _crs_of(crs)
    place = to_map(np.array([[east, north]]), crs)
    if not np.isfinite(place).all():
        return None
    lon, lat = mercator_to_lonlat(place)[0].tolist()
    return None if position_in_crs(lon, lat, crs) is None else (lon, lat)


def is_in_degrees(crs: str) -> bool:
    """True for a CRS of longitude and latitude.

    Raises
    ------
    CrsError
        `crs` is not known.
    """
    return bool(_crs_of(crs).is_geographic)


@lru_cache(maxsize=32)
def _crs_of(crs: str) -> "CRS":
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return CRS(crs)
    except CRSError as error:
        raise CrsError("unknown_crs", crs=crs) from error


def _is_between(lon: float, west: float, east: float) -> bool:
    """True within bounds, which may reach over 180°."""
    return west <= lon <= east if west <= east else lon >= west or lon <= east
