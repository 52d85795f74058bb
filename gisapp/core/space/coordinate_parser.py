"""Positions that a user typed or pasted, in the ways people and other programs write them.

The exported page reads them alike in `resources/html/scripts/coordinates.js`, by the same patterns
in `resources/grammar/coordinates.json`; `tests/shared/coordinates.json` holds both to one list.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from gisapp.core.space.bd09 import baidu_metres_to_bd09, bd09_to_gcj02
from gisapp.core.space.coordinate_links import is_link, place_in_link, words_in_link
from gisapp.core.space.coordinate_text import (
    System,
    plain_text,
    system_named_in,
    without_words,
)
from gisapp.core.space.crs import MAX_LATITUDE, mercator_to_lonlat
from gisapp.core.space.gauss_kruger import (
    GaussKruger,
    gauss_kruger_around,
    gauss_kruger_of_epsg,
    gauss_kruger_of_number,
    gauss_kruger_readings,
    metres_in_zone,
)
from gisapp.core.space.gcj02 import gcj02_to_wgs84
from gisapp.core.space.typed_angle import longitude_and_latitude, typed_angle
from gisapp.core.space.typed_metres import numbers_of_point, typed_metres
from gisapp.grammar import coordinate_pattern, coordinate_patterns

Refusal = Literal["beyond_world", "beyond_map", "beyond_zone", "sixty", "unknown_crs"]
"""Why something that looks like a position is refused: there is no such latitude or longitude, it
lies north or south of the map, its metres lie outside of their zone, it has 60 minutes or seconds
or more, or is in a CRS that is not read here."""

_HALF_WORLD_M = 20037508.35
_LAST_LATITUDE = MAX_LATITUDE + 2e-5
"""What is copied at the edge of the map is rounded to tenths of a second."""
_LEAST_METRES = 1e6
"""Of two numbers the larger is at least this if they are metres; degrees and areas are less."""
_LONGEST = 2000
"""Letters of a link; a longer text is not read."""
_GEOGRAPHIC = ("4326", "4490", "4258", "4269")
_MERCATOR = ("3857", "900913")


@dataclass(frozen=True)
class Position:
    """A place that a text may mean.

    Parameters
    ----------
    longitude, latitude : float
        In degrees of WGS 84.
    system : System
        What the text was written in.
    zone : GaussKruger or None
        The zone of metres of CGCS2000.
    is_zone_near : bool
        True if the text names no zone: it is the one where the data lie.
    """

    longitude: float
    latitude: float
    system: System = "wgs84"
    zone: GaussKruger | None = None
    is_zone_near: bool = False


@dataclass(frozen=True)
class Reading:
    """What a text means as a position: one place, or each that it may be; or why it is refused."""

    positions: tuple[Position, ...] = ()
    refusal: Refusal | None = None


_NOTHING = Reading()


def parse_coordinates(text: str, near_longitude: float | None = None) -> Reading:
    """Return the positions that a text may mean; nothing where it is no position.

    Two numbers without letters are latitude and longitude, unless only the other order is
    possible; `62,000` and `1e-7` are one number.

    Parameters
    ----------
    text : str
        As it was typed or pasted.
    near_longitude : float or None
        In degrees, where the data lie: metres without the number of a zone are taken for those of
        the 3-degree zone around it, and of several readings the nearest comes first.

    Examples
    --------
    >>> parse_coordinates("28.64, 115.98").positions[0].longitude
    115.98
    >>> parse_coordinates("北纬28°38′24″东经115°58′48″").positions[0].latitude
    28.64
    """
    if len(text) > _LONGEST:
        return _NOTHING
    plain = plain_text(text)
    stripped = without_words(plain)
    if is_link(stripped):
        return _in_link(stripped)
    if coordinate_pattern("number").match(stripped):
        return _NOTHING
    for each in coordinate_patterns("longitude_first"):
        match = each.search(plain)
        if match is not None:
            return _placed_in_either_order(float(match["lon"]), float(match["lat"]))
    for each in coordinate_patterns("crs"):
        match = each.match(stripped)
        if match is not None:
            return _in_named_crs(match["rest"], match.groupdict())
    return _in_usual_crs(stripped, system_named_in(plain), near_longitude)


def _in_link(link: str) -> Reading:
    words = words_in_link(link)
    if words is not None:
        return _in_degrees(words, "wgs84")
    place = place_in_link(link)
    return _NOTHING if place is None else _placed_in_either_order(*place)


def _in_usual_crs(text: str, system: System, near_longitude: float | None) -> Reading:
    """Read a text that names no CRS: degrees, or metres where the numbers are large."""
    point = numbers_of_point(text)
    reading = _placed_in_either_order(*point, system) if point else _in_degrees(text, system)
    metres = point or typed_metres(text)
    if reading.positions or metres is None or max(map(abs, metres)) < _LEAST_METRES:
        return reading
    if system == "bd09":
        return _placed(*baidu_metres_to_bd09(*metres), system)
    # Which metres an application with shifted degrees would mean, nothing tells.
    return _NOTHING if system == "gcj02" else _in_metres(*metres, near_longitude)


def _in_named_crs(text: str, names: dict[str, str | None]) -> Reading:
    """Read a text in the CRS that `epsg` names, or a `zone` or `meridian` of Gauss-Krüger."""
    epsg, point = names.get("epsg"), numbers_of_point(text)
    if epsg in _GEOGRAPHIC:
        return _placed_in_either_order(*point) if point else _in_degrees(text, "wgs84")
    numbers = point or typed_metres(text)
    if numbers is None:
        return _NOTHING
    if epsg in _MERCATOR:
        return _of_mercator(*numbers)
    zone = _zone_named(names)
    return _in_zone(zone, *numbers) if zone else Reading(refusal="unknown_crs")


def _zone_named(names: dict[str, str | None]) -> GaussKruger | None:
    if epsg := names.get("epsg"):
        return gauss_kruger_of_epsg(int(epsg))
    if zone := names.get("zone"):
        return gauss_kruger_of_number(int(zone))
    return gauss_kruger_around(int(names["meridian"] or 0))


def _in_degrees(text: str, system: System) -> Reading:
    beyond = _NOTHING
    for each in coordinate_patterns("degrees"):
        match = each.match(text)
        if match is None:
            continue
        angles = typed_angle(match.groups()[:6]), typed_angle(match.groups()[6:])
        place = longitude_and_latitude(*angles)
        if place is None:
            continue
        if any(angle.has_sixty for angle in angles):
            return Reading(refusal="sixty")
        reading = _placed(*place, system)
        if reading.refusal != "beyond_world":
            return reading
        # Two whole numbers need not be meant for a place.
        if any(angle.axes for angle in angles) or coordinate_pattern("surely").search(text):
            beyond = reading
    return beyond


def _in_metres(first: float, second: float, near_longitude: float | None) -> Reading:
    found = [
        _of_zone(zone, east, north, is_near=not zone.has_number)
        for zone, east, north in gauss_kruger_readings(first, second, near_longitude)
    ]
    found += _of_mercator(first, second).positions
    if near_longitude is not None:
        found.sort(key=lambda each: abs(each.longitude - near_longitude))
    return Reading(tuple(found))


def _in_zone(zone: GaussKruger, first: float, second: float) -> Reading:
    """Read metres of a zone; degrees, which some files have under the name of a zone, as such."""
    found = [_of_zone(zone, *metres) for metres in metres_in_zone(zone, first, second)]
    if not found and max(abs(first), abs(second)) <= 180:
        return _placed_in_either_order(first, second)
    return Reading(tuple(found)) if found else Reading(refusal="beyond_zone")


def _of_zone(
    zone: GaussKruger, east_m: float, north_m: float, *, is_near: bool = False
) -> Position:
    return Position(*zone.lonlat(east_m, north_m), "gauss_kruger", zone, is_near)


def _of_mercator(x: float, y: float) -> Reading:
    if max(abs(x), abs(y)) > _HALF_WORLD_M:
        return Reading(refusal="beyond_map")
    longitude, latitude = mercator_to_lonlat(np.array([[x, y]]))[0].tolist()
    return Reading((Position(longitude, latitude, "mercator"),))


def _placed_in_either_order(x: float, y: float, system: System = "wgs84") -> Reading:
    """Return a position of longitude and latitude, which some write the other way round."""
    return _placed(y, x, system) if abs(y) > 90 else _placed(x, y, system)


def _placed(longitude: float, latitude: float, system: System) -> Reading:
    """Return a position in degrees of a system, if there is such a place, and if a map has it."""
    if abs(longitude) > 180 or abs(latitude) > 90:
        return Reading(refusal="beyond_world")
    if abs(latitude) > _LAST_LATITUDE:
        return Reading(refusal="beyond_map")
    longitude, latitude = _to_wgs84(longitude, latitude, system)
    return Reading((Position(longitude, latitude, system),))


def _to_wgs84(longitude: float, latitude: float, system: System) -> list[float]:
    if system not in ("gcj02", "bd09"):
        return [longitude, latitude]
    shifted = np.array([[longitude, latitude]])
    if system == "bd09":
        shifted = bd09_to_gcj02(shifted)
    true: list[float] = gcj02_to_wgs84(shifted)[0].tolist()
    return true
