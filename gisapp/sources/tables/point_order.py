"""Which of two columns of numbers is the easting or longitude, by what the numbers can be."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.space.place_headings import Axis

_MOST_LONGITUDE, _MOST_LATITUDE = 180, 90
_LATITUDES_OF_CHINA = (3, 54)
_LONGITUDES_OF_CHINA = (73, 136)
_EASTINGS_M = (100_000, 900_000)
"""Within a zone, 500,000 m being its meridian."""
_ZONES = range(13, 46)
"""Whose numbers eastings in China may begin with."""
_NORTHINGS_M = (300_000, 6_200_000)
"""Of China."""


class Points(NamedTuple):
    """Coordinates as numbers.

    Parameters
    ----------
    x, y : (n,) float64
        Easting or longitude, and northing or latitude; NaN where a row has none.
    are_degrees : bool
        True where most may be degrees.
    were_exchanged : bool
        True where the first of two columns turned out to be `y`.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    are_degrees: bool
    were_exchanged: bool


def in_order(
    first: NDArray[np.float64], second: NDArray[np.float64], *, is_latitude_first: bool = False
) -> Points:
    """Return points of two columns; those that can only be exchanged are.

    Parameters
    ----------
    first, second : (n,) float64
        Degrees or metres, NaN where a row has none.
    is_latitude_first : bool
        The order where the numbers allow both.
    """
    known = np.isfinite(first) & np.isfinite(second)
    x, y = (second, first) if is_latitude_first else (first, second)
    if not known.any():
        return Points(x, y, are_degrees=False, were_exchanged=is_latitude_first)
    typical = float(np.median(x[known])), float(np.median(y[known]))
    are_degrees = max(map(abs, typical)) <= _MOST_LONGITUDE
    fits = _fit_degrees if are_degrees else _fit_metres
    is_turned = fits(*typical[::-1]) > fits(*typical)
    points = (y, x) if is_turned else (x, y)
    return Points(*points, are_degrees, is_turned != is_latitude_first)


def means_degrees(axes: tuple[Axis, Axis]) -> bool:
    """Return True for columns that are called longitude and latitude."""
    return axes == ("longitude", "latitude")


def _fit_degrees(x: float, y: float) -> int:
    """Return how well two numbers fit as longitude and latitude: not, well, or as in China."""
    if abs(y) > _MOST_LATITUDE:
        return -1
    return int(_is_in(x, _LONGITUDES_OF_CHINA) and _is_in(y, _LATITUDES_OF_CHINA))


def _fit_metres(x: float, y: float) -> int:
    zone, easting = divmod(x, 1e6)
    is_easting = _is_in(easting, _EASTINGS_M) and (zone == 0 or zone in _ZONES)
    return is_easting + _is_in(y, _NORTHINGS_M)


def _is_in(value: float, limits: tuple[int, int]) -> bool:
    return limits[0] <= value <= limits[1]
