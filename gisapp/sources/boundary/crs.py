"""The CRS of a boundary-point file: what its head states, and what its numbers show."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Problem
from gisapp.core.space.gauss_kruger import ZONES
from gisapp.core.space.survey_crs import DEGREES, Datum, SurveyCrs

_DATUM_KEYS = ("坐标系", "坐标系统", "坐标系名称", "平面坐标系", "坐标系类型")
_ZONE_KEYS = ("带号", "投影带号", "中央子午线", "中央经线")
_WIDTH_KEYS = ("几度分带", "分带", "度带", "分带方式")
_DATUMS: tuple[tuple[str, Datum], ...] = (
    ("2000", "CGCS2000"),
    ("CGCS", "CGCS2000"),
    ("80", "Xian 1980"),
    ("西安", "Xian 1980"),
    ("54", "Beijing 1954"),
    ("北京", "Beijing 1954"),
)
"""What the name of a datum has in it; "1980" has no "2000"."""
_OF_WGS84 = "84"
_PER_ZONE_M = 1_000_000
_EASTINGS_M = (100_000.0, 900_000.0)
"""Within a zone."""
_NORTHINGS_M = (300_000.0, 6_200_000.0)
_LONGITUDES, _LATITUDES = (73.0, 136.0), (3.0, 54.0)
"""Of China."""


@dataclass(frozen=True)
class BoundaryCrs:
    """How the numbers of a file are to be read.

    Parameters
    ----------
    code : str or None
        `EPSG:n`; None where neither head nor numbers say it.
    survey : SurveyCrs or None
        The same as a zone of Gauss-Krüger, where it is one.
    is_east_first : bool
        True where the first number of a point is its easting or longitude.
    in_degrees : bool
        True where the numbers are degrees of China, of whatever datum.
    problems : tuple of Problem
        What of it is doubtful.
    """

    code: str | None
    survey: SurveyCrs | None
    is_east_first: bool
    in_degrees: bool = False
    problems: tuple[Problem, ...] = ()


def crs_of(
    head: Mapping[str, str], first: NDArray[np.float64], second: NDArray[np.float64], file: str
) -> BoundaryCrs:
    """Return the CRS of a file and the order of its numbers.

    Parameters
    ----------
    head : mapping of str to str
        What the file states.
    first, second : (points,) float64
        The two numbers of each point, in the file's order; at least one point.
    file : str
        Its name, for the problems.

    Examples
    --------
    >>> crs_of({"坐标系": "2000国家大地坐标系", "带号": "39"},
    ...        np.array([3175000.0]), np.array([400000.0]), "a.txt").code
    'EPSG:4548'
    """
    middle = float(np.median(first)), float(np.median(second))
    datum = _datum(head)
    if _are_degrees(*middle) or _are_degrees(*reversed(middle)):
        is_east_first = _are_degrees(*reversed(middle))
        code = DEGREES[datum] if datum else _wgs84(head)
        problems = _exchanged(file, is_east_first)
        return BoundaryCrs(code, None, is_east_first, in_degrees=True, problems=problems)
    is_east_first = not _are_metres(*middle) and _are_metres(*reversed(middle))
    easting_m = middle[0] if is_east_first else middle[1]
    problems = _exchanged(file, is_east_first)
    stated = _zone(head)
    number = int(easting_m // _PER_ZONE_M)
    zone = _zone_of_number(number) if number else stated
    fits = is_east_first or _are_metres(*middle)
    if datum is None or zone is None or not fits:
        return BoundaryCrs(None, None, is_east_first, problems=problems)
    if stated is not None and stated != zone:
        problems += (Problem.of("boundary_zone", file=file, stated=stated[1], zone=number),)
    survey = SurveyCrs(datum, *zone, has_number=number > 0)
    return BoundaryCrs(survey.code, survey, is_east_first, problems=problems)


def _exchanged(file: str, is_east_first: bool) -> tuple[Problem, ...]:
    return (Problem.of("boundary_exchanged", file=file),) if is_east_first else ()


def _are_degrees(latitude: float, longitude: float) -> bool:
    return (
        _LATITUDES[0] <= latitude <= _LATITUDES[1] and _LONGITUDES[0] <= longitude <= _LONGITUDES[1]
    )


def _are_metres(northing_m: float, easting_m: float) -> bool:
    """Return True for metres of China, with the number of a zone or without."""
    number, within_m = divmod(easting_m, _PER_ZONE_M)
    return (
        _NORTHINGS_M[0] <= northing_m <= _NORTHINGS_M[1]
        and _EASTINGS_M[0] <= within_m <= _EASTINGS_M[1]
        and (number == 0 or _zone_of_number(int(number)) is not None)
    )


def _datum(head: Mapping[str, str]) -> Datum | None:
    name = _first(head, _DATUM_KEYS).upper()
    return next((datum for mark, datum in _DATUMS if mark in name), None)


def _wgs84(head: Mapping[str, str]) -> str | None:
    return "EPSG:4326" if _OF_WGS84 in _first(head, _DATUM_KEYS) else None


def _zone(head: Mapping[str, str]) -> tuple[int, int] | None:
    """Return width and number of the zone that is stated, by its number or its meridian."""
    for key in _ZONE_KEYS:
        match = re.search(r"\d{1,3}(?:\.\d+)?", head.get(key, "").translate(_FULL_WIDTH))
        if match:
            value = float(match[0])
            return _zone_of_number(int(value)) if value < _LONGITUDES[0] else _around(value, head)
    return None


_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def _around(meridian_deg: float, head: Mapping[str, str]) -> tuple[int, int] | None:
    width = _first(head, _WIDTH_KEYS)
    if "6" in width or "六" in width:
        number, rest = divmod(meridian_deg + 3, 6)
    else:
        number, rest = divmod(meridian_deg, 3)
    return None if rest else _zone_of_number(int(number))


def _zone_of_number(number: int) -> tuple[int, int] | None:
    """Return width and number of a zone of China; no number is in zones of both widths."""
    widths = (width for width, numbers in ZONES.items() if number in numbers)
    width = next(widths, None)
    return None if width is None else (width, number)


def _first(head: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((head[key] for key in keys if head.get(key)), "")
