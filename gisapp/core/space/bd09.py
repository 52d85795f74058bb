"""BD-09, the datum of Baidu's maps: GCJ-02 with one more shift on top."""

import numpy as np
from numpy.typing import NDArray

from gisapp.grammar import grammar

Coordinates = NDArray[np.float64]

_OFFSET_DEG = np.array([0.0065, 0.006])
_TURNS = np.pi * 3000 / 180
_STEPS = 4
"""Each step of the inverse gains two decimal digits."""


def gcj02_to_bd09(lonlat: Coordinates) -> Coordinates:
    """Turn GCJ-02 into BD-09.

    Parameters
    ----------
    lonlat : (n, 2) float64
        Longitude and latitude in degrees of GCJ-02.

    Returns
    -------
    (n, 2) float64
        Longitude and latitude in degrees of BD-09.

    Notes
    -----
    The formula is the one that is commonly used; no official text of it exists.

    Examples
    --------
    >>> gcj02_to_bd09(np.array([[116.404, 39.915]])).round(4).tolist()
    [[116.4104, 39.9213]]
    """
    x, y = lonlat.T
    radius = np.hypot(x, y) + 0.00002 * np.sin(y * _TURNS)
    angle = np.arctan2(y, x) + 0.000003 * np.cos(x * _TURNS)
    turned = np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))
    shifted: Coordinates = turned + _OFFSET_DEG
    return shifted


def bd09_to_gcj02(lonlat: Coordinates) -> Coordinates:
    """Turn BD-09 into GCJ-02: the inverse of `gcj02_to_bd09` to 0.1 mm.

    The formula has no closed inverse, so this iterates.

    Parameters
    ----------
    lonlat : (n, 2) float64
        Longitude and latitude in degrees of BD-09.

    Returns
    -------
    (n, 2) float64
        Longitude and latitude in degrees of GCJ-02.

    Examples
    --------
    >>> bd09_to_gcj02(np.array([[116.404, 39.915]])).round(4).tolist()
    [[116.3976, 39.9087]]
    """
    found: Coordinates = lonlat - _OFFSET_DEG
    for _ in range(_STEPS):
        found = found + (lonlat - gcj02_to_bd09(found))
    return found


def baidu_metres_to_bd09(x: float, y: float) -> tuple[float, float]:
    """Turn the metres in the addresses of Baidu's maps into BD-09.

    Parameters
    ----------
    x, y : float
        Metres of Baidu's own projection.

    Returns
    -------
    (float, float)
        Longitude and latitude in degrees of BD-09.

    Notes
    -----
    Baidu fits a polynomial to each band of latitudes; the coefficients are those of its scripts.

    Examples
    --------
    >>> lon, lat = baidu_metres_to_bd09(12958175.0, 4825923.77)
    >>> round(lon, 5), round(lat, 5)
    (116.404, 39.915)
    """
    band = next(each for each in grammar("baidu_metres")["bands"] if abs(y) >= each["from"])
    start, slope = band["lon"]
    lat = np.polynomial.polynomial.polyval(abs(y) / band["scale"], band["lat"])
    return float(np.copysign(start + slope * abs(x), x)), float(np.copysign(lat, y))
