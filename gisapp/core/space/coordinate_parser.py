"""Positions that a user typed or pasted, in the ways people and other programs write them.

The exported page reads them alike in `resources/html/scripts/coordinates.js`, by the same patterns
in `resources/grammar/coordinates.json`; `tests/shared/coordinates.json` holds both to one list.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from gisapp.core.space.bd09 import baidu_metres_to_bd09, bd09_to_gcj02
from gisapp.core.space.crs import MAX_LATITUDE, mercator_to_lonlat
from gisapp.core.space.gauss_kruger import GaussKruger, gauss_kruger_of_epsg, gauss_kruger_readings
from gisapp.core.space.gcj02 import gcj02_to_wgs84
from gisapp.grammar import grammar, pattern

System = Literal["wgs84", "gcj02", "bd09", "mercator", "gauss_kruger"]
"""What the typed numbers are: degrees of WGS 84, or of the shifted datums of Chinese web maps,
metres of EPSG:3857, or metres of CGCS2000 / Gauss-Krüger."""
Refusal = Literal["beyond_map", "sixty", "unknown_crs"]
"""Why something that looks like a position is none: it lies north or south of the map, has 60
minutes or seconds or more, or is in a CRS that is not read here."""

_HALF_WORLD_M = 20037508.35
_LEAST_METRES = 1e6
"""Of two numbers the larger is at least this if they are metres; degrees and areas are less."""
_GEOGRAPHIC = ("", "4326", "4490", "4258", "4269")
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
    """

    longitude: float
    latitude: float
    system: System = "wgs84"
    zone: GaussKruger | None = None


@dataclass(frozen=True)
class Reading:
    """What a text means as a position: one place, or each that it may be; or why it is none."""

    positions: tuple[Position, ...] = ()
    refusal: Refusal | None = None


_NOTHING = Reading()


def parse_coordinates(text: str, near_longitude: float | None = None) -> Reading:
    """Return the positions that a text may mean; nothing where it is no position.

    Two numbers without letters are latitude and longitude, unless only the other order is
    possible; `62,000` is one number.

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
    plain = _plain(text)
    if _pattern("grouped_number").match(plain):
        return _NOTHING
    if _pattern("link").match(plain):
        return _in_link(plain)
    point = _pattern("point").match(plain)
    if point is not None:
        return _in_crs(point[1] or "", float(point[2]), float(point[3]))
    metres = _pattern("metres").match(plain)
    if metres is not None:
        first, second = float(metres[1]), float(metres[2])
        if max(abs(first), abs(second)) >= _LEAST_METRES:
            return _in_metres(first, second, near_longitude)
    return _in_degrees(plain)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = grammar("coordinates")
    return pattern(table[name], table["pieces"])


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    table = grammar("coordinates")
    return tuple(pattern(text, table["pieces"]) for text in table[name])


def _plain(text: str) -> str:
    """Return a text in ASCII as far as it goes, without what may stand around a position."""
    table = grammar("coordinates")
    # Before NFKC, which makes letters and accents of some signs, and after it.
    for _ in range(2):
        for written, meant in table["written_as"]:
            text = re.sub(written, meant, text)
        text = unicodedata.normalize("NFKC", text)
    return re.sub(table["around"], "", text.strip(), flags=re.IGNORECASE)


def _in_degrees(text: str) -> Reading:
    for each in _patterns("degrees"):
        match = each.match(text)
        if match is None:
            continue
        angles = [_Angle.of(match.groups()[:6]), _Angle.of(match.groups()[6:])]
        if any(angle.axis is None for angle in angles):
            continue
        ordered = _in_order(*angles)
        if ordered is None:
            continue
        if any(angle.has_sixty for angle in angles):
            return Reading(refusal="sixty")
        reading = _placed(ordered[0].degrees, ordered[1].degrees)
        if reading != _NOTHING:
            return reading
    return _NOTHING


@dataclass(frozen=True)
class _Angle:
    """One number of a pair. `axis` is "" where none is named, None where two are that differ."""

    axis: str | None
    degrees: float
    has_sixty: bool

    @classmethod
    def of(cls, groups: tuple[str | None, ...]) -> "_Angle":
        label, before, degrees, minutes, seconds, after = (group or "" for group in groups)
        names = [name for name in (label, before, after) if name]
        axes = {_axis(name) for name in names}
        axis = "" if not axes else axes.pop() if len(axes) == 1 else None
        rest = float(minutes or 0) / 60 + float(seconds or 0) / 3600
        size = abs(float(degrees)) + rest
        turned = any(_is_named(name, "negative") for name in names) != degrees.startswith("-")
        has_sixty = max(float(minutes or 0), float(seconds or 0)) >= 60
        return cls(axis, -size if turned else size, has_sixty)


def _axis(name: str) -> str:
    return "latitude" if _is_named(name, "latitude") else "longitude"


def _is_named(name: str, kind: str) -> bool:
    return name.lower() in (each.lower() for each in grammar("coordinates")["axes"][kind])


def _in_order(first: _Angle, second: _Angle) -> tuple[_Angle, _Angle] | None:
    """Return longitude and latitude, or None where both numbers name the same axis."""
    if first.axis == second.axis != "":
        return None
    first_is_longitude = first.axis == "longitude" or second.axis == "latitude"
    if first.axis == second.axis:
        first_is_longitude = abs(first.degrees) > 90
    return (first, second) if first_is_longitude else (second, first)


def _in_link(text: str) -> Reading:
    # Links may be copied with their punctuation encoded.
    link = re.sub("%([2-7][0-9a-f])", lambda code: chr(int(code[1], 16)), text, flags=re.IGNORECASE)
    metres = _pattern("metres_of_baidu").search(link)
    if metres is not None:
        return _placed(*baidu_metres_to_bd09(float(metres["lon"]), float(metres["lat"])), "bd09")
    for each in _patterns("places_in_links"):
        match = each.search(link)
        if match is not None:
            longitude, latitude = float(match["lon"]), float(match["lat"])
            if abs(latitude) > 90:
                longitude, latitude = latitude, longitude
            return _placed(longitude, latitude, _system_of_link(link))
    return _NOTHING


def _system_of_link(link: str) -> System:
    for sign, system in grammar("coordinates")["systems"]:
        if re.search(sign, link, re.IGNORECASE):
            named: System = system
            return named
    return "wgs84"


def _in_crs(epsg: str, x: float, y: float) -> Reading:
    if epsg in _GEOGRAPHIC:
        return _placed(x, y)
    if epsg in _MERCATOR:
        return _of_mercator(x, y)
    zone = gauss_kruger_of_epsg(int(epsg))
    return Reading((_of_zone(zone, x, y),)) if zone else Reading(refusal="unknown_crs")


def _in_metres(first: float, second: float, near_longitude: float | None) -> Reading:
    found = [
        _of_zone(zone, east, north)
        for zone, east, north in gauss_kruger_readings(first, second, near_longitude)
    ]
    found += _of_mercator(first, second).positions
    if near_longitude is not None:
        found.sort(key=lambda each: abs(each.longitude - near_longitude))
    return Reading(tuple(found))


def _of_zone(zone: GaussKruger, east_m: float, north_m: float) -> Position:
    return Position(*zone.lonlat(east_m, north_m), "gauss_kruger", zone)


def _of_mercator(x: float, y: float) -> Reading:
    if max(abs(x), abs(y)) > _HALF_WORLD_M:
        return _NOTHING
    longitude, latitude = mercator_to_lonlat(np.array([[x, y]]))[0].tolist()
    return Reading((Position(longitude, latitude, "mercator"),))


def _placed(longitude: float, latitude: float, system: System = "wgs84") -> Reading:
    """Return a position in degrees of a system, if there is such a place, and if a map has it."""
    if abs(longitude) > 180 or abs(latitude) > 90:
        return _NOTHING
    if abs(latitude) > MAX_LATITUDE:
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
