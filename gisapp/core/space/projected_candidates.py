"""What metres may be without a CRS: a zone of Gauss-Krüger, of one datum or another, or UTM."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from gisapp.core.space.crs import Bounds
from gisapp.core.space.gauss_kruger import ZONES, GaussKruger
from gisapp.errors import Phrase

_HOME_MERIDIAN_DEG = 117
"""The central meridian of the embedded data."""
_EASTINGS_M = (100_000.0, 900_000.0)
"""Within a zone; beyond it another zone would be used."""
_NORTHINGS_M = (300_000.0, 6_200_000.0)
"""Of China, from the south of its seas to the Amur."""
_MIDDLE_M = 500_000.0
_PER_ZONE_M = 1_000_000.0
_DEGREE_M = 111_320.0
"""Of latitude, and of longitude at the equator."""
_HALF_OF_3_DEG = 1.7
"""Degrees beside its meridian up to which a zone of 3° is used, with some overlap."""
# The code of the first zone by width in degrees, with the zone's number in the easting or not.
_XIAN_80 = {(3, True): 2349, (3, False): 2370, (6, True): 2327, (6, False): 2338}
_BEIJING_54 = {(3, True): 2401, (3, False): 2422, (6, True): 21413, (6, False): 21453}
_OLD_DATUMS = {"xian_80": _XIAN_80, "beijing_54": _BEIJING_54}
_UTM_ZONES = range(43, 54)
"""Of China."""


class Guess(NamedTuple):
    """A CRS that coordinates may have, what it is, and its zone if it is of Gauss-Krüger."""

    crs: str
    why: Phrase
    zone: GaussKruger | None = None


def gauss_kruger_guesses(bounds: Bounds, near_deg: float | None) -> Iterator[Guess]:
    """Yield the zones of CGCS2000 that metres may be of.

    Parameters
    ----------
    bounds : (float, float, float, float)
        xmin, ymin, xmax, ymax, east before north.
    near_deg : float or None
        The longitude near which they are expected, for eastings without the number of a zone;
        None for the zone around 117° E.
    """
    xmin, ymin, xmax, ymax = bounds
    number, west_m = divmod(xmin, _PER_ZONE_M)
    east_m = xmax - number * _PER_ZONE_M
    low, high = _EASTINGS_M
    if not (low <= west_m <= east_m <= high and _NORTHINGS_M[0] <= ymin <= ymax <= _NORTHINGS_M[1]):
        return
    if number == 0:
        yield _guess(_zone_without_number(bounds, near_deg))
        return
    for width_deg, numbers in ZONES.items():
        if int(number) in numbers:
            yield _guess(GaussKruger(width_deg, int(number), has_number=True))


def stand_ins_for(best: Guess, bounds: Bounds) -> Iterator[Guess]:
    """Yield what metres may be as well as what they most likely are.

    Parameters
    ----------
    best : Guess
        What they most likely are; nothing is yielded if that is no zone of Gauss-Krüger.
    bounds : (float, float, float, float)
        xmin, ymin, xmax, ymax, east before north.
    """
    zone = best.zone
    if zone is None:
        return
    if not zone.has_number:
        for number in (zone.number - 1, zone.number + 1):
            if number in ZONES[zone.width_deg]:
                yield _guess(GaussKruger(zone.width_deg, number, has_number=False))
        utm = (zone.meridian_deg + round(_degrees_aside(bounds))) // 6 + 31
        if utm in _UTM_ZONES:
            yield Guess(f"EPSG:{32600 + utm}", Phrase("crs.utm", {"zone": utm}))
    for datum, first_codes in _OLD_DATUMS.items():
        first = first_codes[zone.width_deg, zone.has_number]
        code = first + zone.number - ZONES[zone.width_deg][0]
        yield Guess(f"EPSG:{code}", _why(zone, datum), zone)


def _zone_without_number(bounds: Bounds, near_deg: float | None) -> GaussKruger:
    """Return the zone with which metres lie nearest to a longitude."""
    aside_deg = _degrees_aside(bounds)
    width_deg = 3 if abs(aside_deg) <= _HALF_OF_3_DEG else 6
    wanted_deg = _HOME_MERIDIAN_DEG if near_deg is None else near_deg - aside_deg
    zones = (GaussKruger(width_deg, number, has_number=False) for number in ZONES[width_deg])
    return min(zones, key=lambda zone: abs(zone.meridian_deg - wanted_deg))


def _degrees_aside(bounds: Bounds) -> float:
    """Return about how far metres lie east of the meridian of their zone, in degrees."""
    xmin, ymin, xmax, ymax = bounds
    latitude = math.radians((ymin + ymax) / 2 / _DEGREE_M)
    return ((xmin + xmax) / 2 - _MIDDLE_M) / _DEGREE_M / math.cos(latitude)


def _guess(zone: GaussKruger) -> Guess:
    return Guess(f"EPSG:{zone.epsg}", _why(zone, "cgcs2000"), zone)


def _why(zone: GaussKruger, datum: str) -> Phrase:
    values = {"width": zone.width_deg, "zone": zone.number, "meridian": zone.meridian_deg}
    wording = "zone" if zone.has_number else "meridian"
    return Phrase(f"crs.{wording}", {**values, "datum": Phrase(f"crs.{datum}", {})})
