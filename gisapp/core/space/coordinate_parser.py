"""A position that someone typed, in the ways people write longitude and latitude."""

import re
import unicodedata

_NUMBER = re.compile(
    r"""
    (?P<before>[NSEW]|北纬|南纬|东经|西经)?\s*
    (?P<degrees>[+-]?\d+(?:\.\d+)?)\s*
    (?:(?:°|º|度)\s*
       (?:(?P<minutes>\d+(?:\.\d+)?)\s*(?:'|分)\s*
          (?:(?P<seconds>\d+(?:\.\d+)?)\s*(?:"|秒)\s*)?
       )?
    )?
    (?P<after>[NSEW])?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED_DIGITS = re.compile(r"\d{1,3}(,\d{3})+")
_SEPARATOR = re.compile(r"[\s,;、/]*")
_PRIMES = str.maketrans({"′": "'", "’": "'", "″": '"', "”": '"', "−": "-"})
_AXES = {
    **dict.fromkeys(("N", "北纬"), ("latitude", 1)),
    **dict.fromkeys(("S", "南纬"), ("latitude", -1)),
    **dict.fromkeys(("E", "东经"), ("longitude", 1)),
    **dict.fromkeys(("W", "西经"), ("longitude", -1)),
}


def parse_coordinates(text: str) -> tuple[float, float] | None:
    """Return longitude and latitude in degrees, or None where `text` is no position.

    Two numbers without letters are latitude and longitude, unless only the other order is
    possible; 62,000 is one number.

    >>> parse_coordinates("28.64, 115.98")
    (115.98, 28.64)
    >>> parse_coordinates("东经115.98° 北纬28.64°")
    (115.98, 28.64)
    """
    # Full-width digits and commas become plain ones; a double prime must not become two.
    folded = unicodedata.normalize("NFKC", text.translate(_PRIMES)).translate(_PRIMES).strip()
    first = _NUMBER.match(folded)
    if first is None or _GROUPED_DIGITS.fullmatch(folded):
        return None
    gap = _SEPARATOR.match(folded, first.end())
    second = _NUMBER.fullmatch(folded, gap.end() if gap else first.end())
    if second is None:
        return None
    lonlat = _in_order(_axis_and_degrees(first), _axis_and_degrees(second))
    if lonlat is None or abs(lonlat[0]) > 180 or abs(lonlat[1]) > 90:
        return None
    return lonlat


def _axis_and_degrees(match: re.Match[str]) -> tuple[str, float]:
    axis, sign = _AXES.get((match["before"] or match["after"] or "").upper(), ("", 1))
    degrees = float(match["degrees"])
    rest = float(match["minutes"] or 0) / 60 + float(match["seconds"] or 0) / 3600
    return axis, sign * (degrees - rest if match["degrees"].startswith("-") else degrees + rest)


def _in_order(first: tuple[str, float], second: tuple[str, float]) -> tuple[float, float] | None:
    """Return longitude and latitude, or None where both numbers name the same axis."""
    axes = (first[0], second[0])
    if axes[0] == axes[1] != "":
        return None
    first_is_longitude = axes[0] == "longitude" or axes[1] == "latitude"
    if axes == ("", ""):
        first_is_longitude = abs(first[1]) > 90
    longitude, latitude = (first, second) if first_is_longitude else (second, first)
    return longitude[1], latitude[1]
