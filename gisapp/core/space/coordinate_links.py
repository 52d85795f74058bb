"""The place that a link to a map leads to, in the degrees that the link is written in."""

from gisapp.core.space.bd09 import baidu_metres_to_bd09
from gisapp.core.space.coordinate_text import System, first_system
from gisapp.grammar import coordinate_pattern, coordinate_patterns, grammar

Place = tuple[float, float, System]
"""Longitude and latitude in degrees, and of which datum they are."""


def is_link(text: str) -> bool:
    """True if a plain text is a link.

    >>> is_link("geo:28.64,115.98"), is_link("28.64, 115.98")
    (True, False)
    """
    return coordinate_pattern("link").match(text) is not None


def place_in_link(link: str) -> Place | None:
    """Return the place that stands in a link as numbers, None if none does.

    Examples
    --------
    >>> place_in_link("https://uri.amap.com/marker?position=115.98,28.64")
    (115.98, 28.64, 'gcj02')
    """
    metres = coordinate_pattern("metres_of_baidu").search(link)
    if metres is not None:
        return *baidu_metres_to_bd09(float(metres["lon"]), float(metres["lat"])), "bd09"
    for each in coordinate_patterns("places_in_links"):
        match = each.search(link)
        if match is not None:
            system = first_system(grammar("coordinates")["systems"], link)
            return float(match["lon"]), float(match["lat"]), system
    return None


def words_in_link(link: str) -> str | None:
    """Return a position that stands in a link as it would be typed, None if none does.

    Examples
    --------
    >>> words_in_link("https://geohack.toolforge.org/geohack.php?params=28_38_24_N_115_58_48_E")
    '28 38 24 N 115 58 48 E'
    """
    match = coordinate_pattern("words_in_links").search(link)
    return None if match is None else match["place"].replace("_", " ")
