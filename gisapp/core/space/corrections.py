"""The offset of Chinese web maps, taken off coordinates on the map and put on them again."""

from collections.abc import Mapping
from typing import Literal

from gisapp.core.space.bd09 import bd09_to_gcj02, gcj02_to_bd09
from gisapp.core.space.crs import Coordinates, Move, lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.gcj02 import gcj02_to_wgs84, is_shifted, wgs84_to_gcj02

Correction = Literal["", "GCJ-02", "BD-09"]
"""The offset that coordinates have from where things are; "" for none."""


def _bd09_to_wgs84(lonlat: Coordinates) -> Coordinates:
    return gcj02_to_wgs84(bd09_to_gcj02(lonlat))


def _wgs84_to_bd09(lonlat: Coordinates) -> Coordinates:
    return gcj02_to_bd09(wgs84_to_gcj02(lonlat))


_TAKEN_OFF: Mapping[Correction, Move] = {"GCJ-02": gcj02_to_wgs84, "BD-09": _bd09_to_wgs84}
_PUT_ON: Mapping[Correction, Move] = {"GCJ-02": wgs84_to_gcj02, "BD-09": _wgs84_to_bd09}


def without_offset(xy: Coordinates, correction: Correction) -> Coordinates:
    """Return coordinates with an offset taken off them.

    Parameters
    ----------
    xy : (n, 2) float64
        In EPSG:3857, with the offset.
    correction : Correction
        The offset that they have.

    Returns
    -------
    (n, 2) float64
        In EPSG:3857; outside the box of `gcj02.is_shifted` as they were.

    Examples
    --------
    >>> import numpy as np
    >>> without_offset(np.array([[12911000.0, 3336000.0]]), "GCJ-02").round().tolist()
    [[12910450.0, 3336412.0]]
    """
    return _in_degrees(xy, _TAKEN_OFF.get(correction))


def with_offset(xy: Coordinates, correction: Correction) -> Coordinates:
    """Return coordinates of EPSG:3857 with an offset: the inverse of `without_offset`."""
    return _in_degrees(xy, _PUT_ON.get(correction))


def _in_degrees(xy: Coordinates, move: Move | None) -> Coordinates:
    if move is None:
        return xy
    lonlat = mercator_to_lonlat(xy)
    inside = is_shifted(lonlat)
    moved = xy.copy()
    moved[inside] = lonlat_to_mercator(move(lonlat[inside]))
    return moved
