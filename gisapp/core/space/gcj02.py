"""The offset between WGS-84 and GCJ-02, the datum of most Chinese web maps."""

import numpy as np
from numpy.typing import NDArray

Coordinates = NDArray[np.float64]

# Krasovsky 1940, the ellipsoid that the published formula is written for.
_SEMI_MAJOR_M = 6378245.0
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_ORIGIN_DEG = np.array([105.0, 35.0])
_SHIFTED_FROM_DEG = np.array([72.004, 0.8293])
_SHIFTED_TO_DEG = np.array([137.8347, 55.8271])

# Each step of the inverse gains more than two decimal digits: the offset's slope is below 0.004.
_STEPS = 6


def is_shifted(lonlat: Coordinates) -> NDArray[np.bool_]:
    """Find the points in the box around China inside which the two datums differ.

    The box (72.004–137.8347° E, 0.8293–55.8271° N) is the published formula's own, and far
    larger than China.

    Parameters
    ----------
    lonlat : (n, 2) float64
        Longitude and latitude in degrees of either datum.

    Returns
    -------
    (n,) bool
        True inside the box and on its edge; False where a coordinate is NaN.

    Examples
    --------
    >>> is_shifted(np.array([[115.98, 28.69], [139.7, 35.6]])).tolist()
    [True, False]
    """
    inside = (lonlat >= _SHIFTED_FROM_DEG) & (lonlat <= _SHIFTED_TO_DEG)
    return np.asarray(inside.all(axis=1))


def wgs84_to_gcj02(lonlat: Coordinates) -> Coordinates:
    """Turn WGS-84 into GCJ-02; outside the box of `is_shifted` nothing changes.

    Parameters
    ----------
    lonlat : (n, 2) float64
        Longitude and latitude in degrees of WGS-84.

    Returns
    -------
    (n, 2) float64
        Longitude and latitude in degrees of GCJ-02.

    Notes
    -----
    The formula is the one that became public with the "eviltransform" code of 2013; no official
    text of it exists.

    Examples
    --------
    >>> wgs84_to_gcj02(np.array([[115.98, 28.69]])).round(6).tolist()
    [[115.984949, 28.686764]]
    """
    return np.where(is_shifted(lonlat)[:, np.newaxis], lonlat + _offset(lonlat), lonlat)


def gcj02_to_wgs84(lonlat: Coordinates) -> Coordinates:
    """Turn GCJ-02 into WGS-84: the inverse of `wgs84_to_gcj02` to 0.1 mm.

    The formula has no closed inverse, so this iterates. Within 1.5 km of the box's edge, where
    the offset begins at once, two points of WGS-84 may have the same place in GCJ-02.

    Parameters
    ----------
    lonlat : (n, 2) float64
        Longitude and latitude in degrees of GCJ-02.

    Returns
    -------
    (n, 2) float64
        Longitude and latitude in degrees of WGS-84.
    """
    true = lonlat.copy()
    for _ in range(_STEPS):
        true = lonlat - _offset(true)
    return np.where(is_shifted(lonlat)[:, np.newaxis], true, lonlat)


def _offset(lonlat: Coordinates) -> Coordinates:
    """Return GCJ-02 minus WGS-84 at points of WGS-84, in degrees."""
    x, y = (lonlat - _ORIGIN_DEG).T
    common = (20 * np.sin(6 * np.pi * x) + 20 * np.sin(2 * np.pi * x)) * 2 / 3
    root = np.sqrt(np.abs(x))
    east_m = (
        300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
        + _waves(x, 20, 1) + _waves(x, 40, 3) + _waves(x, 150, 12) + _waves(x, 300, 30)
    )  # fmt: skip
    north_m = (
        -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
        + _waves(y, 20, 1) + _waves(y, 40, 3) + _waves(y, 160, 12) + _waves(y, 320, 30)
    )  # fmt: skip
    latitude = np.radians(lonlat[:, 1])
    flattening = 1 - _ECCENTRICITY_SQUARED * np.sin(latitude) ** 2
    parallel_m = _SEMI_MAJOR_M / np.sqrt(flattening) * np.cos(latitude)
    meridian_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_SQUARED) / flattening**1.5
    radians: Coordinates = np.column_stack((east_m / parallel_m, north_m / meridian_m))
    return radians * (180 / np.pi)


def _waves(degrees: NDArray[np.float64], amplitude_m: float, period: float) -> NDArray[np.float64]:
    waves: NDArray[np.float64] = np.sin(np.pi * degrees / period)
    return waves * (amplitude_m * 2 / 3)
