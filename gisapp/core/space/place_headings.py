"""Which columns of a table are coordinates, by what they are called in English and Chinese."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Axis = Literal["longitude", "latitude", "east", "north", "x", "y"]
Order = Literal["longitude", "latitude", "any"]
"""Which of both coordinates stands first in one column; any where its heading doesn't tell."""

_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|[0-9]+|[^\x00-\x7f]+")
_WORDS: dict[Axis, frozenset[str]] = {
    "longitude": frozenset(
        ("lon", "lng", "long", "longitude", "longitud", "lgt", "xlon", "xlng", "jd")
    ),
    "latitude": frozenset(["lat", "latitude", "latitud", "lttd", "ylat", "wd"]),
    "east": frozenset(("e", "easting", "eastings", "east")),
    "north": frozenset(("n", "northing", "northings", "north")),
    "x": frozenset(["x", "xcoord", "coordx", "xcoordinate", "pointx", "posx"]),
    "y": frozenset(["y", "ycoord", "coordy", "ycoordinate", "pointy", "posy"]),
}
_CHINESE: dict[Axis, re.Pattern[str]] = {
    "longitude": re.compile(r"^(?!.*[纬緯]).*[经經]度|东经|東經"),
    "latitude": re.compile(r"^(?!.*[经經]).*[纬緯]度|北纬|北緯"),
    "east": re.compile(r"[东東](?:坐标|座標|向)|坐标[东東]|横坐标|e坐标"),
    "north": re.compile(r"北(?:坐标|座標|向)|坐标北|纵坐标|n坐标"),
    "x": re.compile(r"x[坐座]|[标標]x|x轴|x值"),
    "y": re.compile(r"y[坐座]|[标標]y|y轴|y值"),
}
_LONGEST = 200
"""Letters of a heading that are looked at; a name of coordinates is far shorter."""
_PAIRS: tuple[tuple[Axis, Axis], ...] = (
    ("longitude", "latitude"),
    ("east", "north"),
    ("x", "y"),
)
"""The surest first."""
_LONGITUDE_FIRST = re.compile(r"[经經][纬緯]度|lo?ng?[\W_]*lat|long(?:itude)?[\W_]*lat", re.I)
_LATITUDE_FIRST = re.compile(r"[纬緯][经經]度|[纬緯]度.*[经經]度|lat(?:itude)?[\W_]*lo?ng?", re.I)
_BOTH = re.compile(
    r"坐标|座標|[经經]度.*[纬緯]度|位置|中心点|定位|coord|location|position|latlo?ng?|lo?nglat"
    r"|\bgps\b|\bpoint\b|\bgeo\b|\bxy\b|geometry|geom",
    re.IGNORECASE,
)


class AxisColumns(NamedTuple):
    """Two columns that are the coordinates of a point: which ones, and of which axes."""

    first: int
    second: int
    axes: tuple[Axis, Axis]


def axis_pairs(headings: Sequence[str]) -> Iterator[AxisColumns]:
    """Yield pairs of columns that are called like coordinates, the surest first.

    Columns that are called alike but for the axis are a pair: 起点经度 and 起点纬度.

    Parameters
    ----------
    headings : sequence of str
        Of all columns.

    Examples
    --------
    >>> next(axis_pairs(["企业名称", "经度(E)", "纬度(N)"]))
    AxisColumns(first=1, second=2, axes=('longitude', 'latitude'))
    >>> [each.axes for each in axis_pairs(["X坐标", "Y坐标", "东坐标", "北坐标"])]
    [('east', 'north'), ('x', 'y')]
    """
    named = [axis_of(heading) for heading in headings]
    for axes in _PAIRS:
        firsts, seconds = (
            [
                (_stem(headings[place], axis), place)
                for place, each in enumerate(named)
                if each == axis
            ]
            for axis in axes
        )
        alike = ((a, b) for stem, a in firsts for other, b in seconds if stem == other)
        others = ((a, b) for _, a in firsts for _, b in seconds)
        for first, second in dict.fromkeys((*alike, *others)):
            yield AxisColumns(first, second, axes)


def axis_of(heading: str) -> Axis | None:
    """Return the axis that a heading names, None where it names none or two.

    >>> [axis_of(each) for each in ("gpsLng", "x_lon", "纵坐标", "经纬度", "Y (m)", "year")]
    ['longitude', 'longitude', 'north', None, 'y', None]
    """
    plain = _plain(heading)
    compact = re.sub(r"\s", "", plain).lower()
    words = [word.lower() for word in _WORD.findall(_without_brackets(plain))]
    for axis, pattern in _CHINESE.items():
        if pattern.search(compact):
            return axis
    found = [axis for axis, known in _WORDS.items() if known.intersection(words)]
    if "longitude" in found or "latitude" in found:
        found = [axis for axis in found if axis in ("longitude", "latitude")]
    elif len(words) > 1 and not _ends_with_axis(words):
        return None
    return found[0] if len(found) == 1 else None


def order_of(heading: str) -> Order | None:
    """Return which of both coordinates stands first in a column; None where it isn't called so.

    >>> [order_of(each) for each in ("经纬度", "lat_lng", "中心点坐标", "企业名称")]
    ['longitude', 'latitude', 'any', None]
    """
    plain = _plain(heading)
    if _LONGITUDE_FIRST.search(plain):
        return "longitude"
    if _LATITUDE_FIRST.search(plain):
        return "latitude"
    return "any" if _BOTH.search(plain) else None


def _ends_with_axis(words: Sequence[str]) -> bool:
    """Return True where a mere letter stands at an end, as in `point_x`, and not as in `a x b`."""
    letters = frozenset("xyen")
    ends = {words[0], words[-1]}
    is_letter = letters.intersection(words)
    return not is_letter or bool(ends & letters)


def _plain(heading: str) -> str:
    return unicodedata.normalize("NFKC", heading[:_LONGEST])


def _without_brackets(heading: str) -> str:
    return re.sub(r"[(\[【].*?[)\]】]", " ", heading)


def _stem(heading: str, axis: Axis) -> str:
    """Return a heading without what names its axis."""
    rest = re.sub(r"[(\[【].*?[)\]】]|[经經纬緯]度?|[东東北横纵]", "", _plain(heading).lower())
    words = _WORD.findall(rest)
    return " ".join(word for word in words if word not in _WORDS[axis]).replace(axis[0], "", 1)
