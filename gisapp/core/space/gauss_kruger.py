"""CGCS2000 / Gauss-Krüger: the metres of Chinese surveys, with the zone's number or without."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

_SEMI_MAJOR_M = 6378137.0
_FLATTENING = 1 / 298.257222101
_THIRD_FLATTENING = _FLATTENING / (2 - _FLATTENING)
_ECCENTRICITY = math.sqrt(_FLATTENING * (2 - _FLATTENING))
_EVEN_ORDERS = 1 + _THIRD_FLATTENING**2 / 4 + _THIRD_FLATTENING**4 / 64
_RADIUS_M = _SEMI_MAJOR_M / (1 + _THIRD_FLATTENING) * _EVEN_ORDERS
"""Of the circle with the length of a meridian."""
_FALSE_EASTING_M = 500_000.0
_PER_ZONE_M = 1_000_000.0
_EASTINGS_M = (150_000.0, 850_000.0)
"""Within a zone; beyond it another zone would be used."""
_NORTHINGS_M = (300_000.0, 6_200_000.0)
"""Of China, from the south of its seas to the Amur."""
ZONES = {3: range(25, 46), 6: range(13, 24)}
"""Of China, by their width in degrees: no number is in both."""
_EPSG = {3: 4513, 6: 4491}
"""The code of the first zone of each width, for metres with the zone's number."""
_EPSG_WITHOUT_NUMBER = {3: 4534, 6: 4502}


@dataclass(frozen=True)
class GaussKruger:
    """A zone of Gauss-Krüger.

    Parameters
    ----------
    width_deg : int
        3 or 6.
    number : int
        As it is counted in China: zone 39 of 3° lies around 117° E, and so does zone 20 of 6°.
    has_number : bool
        True if eastings begin with the number of the zone.

    Examples
    --------
    >>> zone = GaussKruger(3, 39, has_number=True)
    >>> zone.meridian_deg, zone.epsg
    (117, 4527)
    >>> [round(degrees, 5) for degrees in zone.lonlat(39_400_000, 3_175_000)]
    [115.97681, 28.68694]
    """

    width_deg: int
    number: int
    has_number: bool

    @property
    def meridian_deg(self) -> int:
        """Longitude of the zone's middle, in degrees."""
        return self.number * self.width_deg - (3 if self.width_deg == 6 else 0)

    @property
    def epsg(self) -> int:
        """The number of the CRS in the EPSG registry."""
        first = (_EPSG if self.has_number else _EPSG_WITHOUT_NUMBER)[self.width_deg]
        return first + self.number - ZONES[self.width_deg][0]

    def lonlat(self, east_m: float, north_m: float) -> tuple[float, float]:
        """Return longitude and latitude, in degrees of CGCS2000, which is WGS 84 to centimetres.

        Parameters
        ----------
        east_m, north_m : float
            In metres of the zone.

        Notes
        -----
        Krüger's series in the third flattening n, to the fourth order: EPSG Guidance Note 7-2,
        method 9807. It is exact to a millimetre some degrees around the meridian.
        """
        false_easting_m = _FALSE_EASTING_M + self.has_number * self.number * _PER_ZONE_M
        east_deg, latitude = _from_meridian(east_m - false_easting_m, north_m)
        return self.meridian_deg + east_deg, latitude

    def metres(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return easting and northing in metres of the zone: the inverse of `lonlat`.

        Parameters
        ----------
        longitude, latitude : float
            In degrees of CGCS2000.

        Examples
        --------
        >>> zone = GaussKruger(3, 39, has_number=True)
        >>> [round(metres, 3) for metres in zone.metres(*zone.lonlat(39_400_000, 3_175_000))]
        [39400000.0, 3175000.0]
        """
        east_m, north_m = _along_meridian(longitude - self.meridian_deg, latitude)
        return _FALSE_EASTING_M + self.has_number * self.number * _PER_ZONE_M + east_m, north_m


def gauss_kruger_at(
    longitude: float, latitude: float, width_deg: int, *, has_number: bool
) -> GaussKruger | None:
    """Return the zone in which a place lies; None where China has no such zone.

    Parameters
    ----------
    longitude, latitude : float
        In degrees of CGCS2000.
    width_deg : int
        Of the zones: 3 or 6.
    has_number : bool
        True for eastings that begin with the number of the zone.

    Examples
    --------
    >>> zone = gauss_kruger_at(115.98, 28.64, 3, has_number=True)
    >>> zone.number, gauss_kruger_at(2.35, 48.86, 3, has_number=True)
    (39, None)
    """
    from_west = longitude / width_deg + (0.5 if width_deg == 3 else 1)
    zone = GaussKruger(width_deg, math.floor(from_west), has_number)
    if zone.number not in ZONES[width_deg]:
        return None
    _, north_m = zone.metres(longitude, latitude)
    return zone if _NORTHINGS_M[0] <= north_m <= _NORTHINGS_M[1] else None


def gauss_kruger_of_epsg(epsg: int) -> GaussKruger | None:
    """Return the zone of a CRS of CGCS2000, None for another CRS."""
    zones = (
        GaussKruger(width, number, has_number)
        for width, numbers in ZONES.items()
        for number in numbers
        for has_number in (True, False)
    )
    return next((zone for zone in zones if zone.epsg == epsg), None)


def gauss_kruger_of_number(number: int) -> GaussKruger | None:
    """Return the zone of a number, for metres without it; None where China has no such zone.

    >>> gauss_kruger_of_number(39) == gauss_kruger_around(117)
    True
    """
    widths = (width for width, numbers in ZONES.items() if number in numbers)
    width = next(widths, None)
    return None if width is None else GaussKruger(width, number, has_number=False)


def gauss_kruger_around(meridian_deg: int) -> GaussKruger | None:
    """Return the 3-degree zone around a meridian, for metres without a number; None if none is."""
    number, rest = divmod(meridian_deg, 3)
    return None if rest or number not in ZONES[3] else GaussKruger(3, number, has_number=False)


def gauss_kruger_readings(
    first: float, second: float, near_longitude: float | None
) -> Iterator[tuple[GaussKruger, float, float]]:
    """Yield how two numbers can be read as metres of China: zone, easting and northing.

    Parameters
    ----------
    first, second : float
        Easting and northing in either order, in metres.
    near_longitude : float or None
        In degrees, for eastings without the number of a zone; None for not to read these.
    """
    for number, easting_m, north_m in _in_either_order(first, second):
        for width, numbers in ZONES.items():
            if int(number) in numbers:
                east_m = number * _PER_ZONE_M + easting_m
                yield GaussKruger(width, int(number), has_number=True), east_m, north_m
        if number == 0 and near_longitude is not None:
            near = math.floor(near_longitude / 3 + 0.5)
            if near in ZONES[3]:
                yield GaussKruger(3, near, has_number=False), easting_m, north_m


def metres_in_zone(zone: GaussKruger, first: float, second: float) -> Iterator[tuple[float, float]]:
    """Yield how two numbers can be read as metres of a zone: easting and northing.

    Parameters
    ----------
    zone : GaussKruger
        Its number may be left out of the easting.
    first, second : float
        Easting and northing in either order, in metres.

    Examples
    --------
    >>> list(metres_in_zone(GaussKruger(3, 39, has_number=True), 3_175_000, 400_000))
    [(39400000.0, 3175000)]
    """
    for number, easting_m, north_m in _in_either_order(first, second):
        if number in (0, zone.number):
            yield easting_m + zone.has_number * zone.number * _PER_ZONE_M, north_m


def _in_either_order(first: float, second: float) -> Iterator[tuple[float, float, float]]:
    """Yield number of the zone, easting within it and northing, as far as they lie in China."""
    for east_m, north_m in ((first, second), (second, first)):
        number, easting_m = divmod(east_m, _PER_ZONE_M)
        is_in_china = _NORTHINGS_M[0] <= north_m <= _NORTHINGS_M[1]
        if is_in_china and _EASTINGS_M[0] <= easting_m <= _EASTINGS_M[1]:
            yield number, easting_m, north_m


def _along_meridian(east_deg: float, latitude: float) -> tuple[float, float]:
    """Return metres east of the meridian and north of the equator, of transverse Mercator."""
    n = _THIRD_FLATTENING
    alphas = (
        n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16 + 41 * n**4 / 180,
        13 * n**2 / 48 - 3 * n**3 / 5 + 557 * n**4 / 1440,
        61 * n**3 / 240 - 103 * n**4 / 140,
        49561 * n**4 / 161280,
    )
    sine = _ECCENTRICITY * math.sin(math.radians(latitude))
    isometric = math.asinh(math.tan(math.radians(latitude))) - _ECCENTRICITY * math.atanh(sine)
    east, rise = math.radians(east_deg), math.sinh(isometric)
    xi = math.atan2(rise, math.cos(east))
    eta = math.asinh(math.sin(east) / math.hypot(rise, math.cos(east)))
    north, aside = xi, eta
    for order, alpha in enumerate(alphas, 1):
        north += alpha * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
        aside += alpha * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
    return aside * _RADIUS_M, north * _RADIUS_M


def _from_meridian(east_m: float, north_m: float) -> tuple[float, float]:
    """Return degrees east of the meridian, and latitude in degrees, of transverse Mercator."""
    n = _THIRD_FLATTENING
    betas = (
        n / 2 - 2 * n**2 / 3 + 37 * n**3 / 96 - n**4 / 360,
        n**2 / 48 + n**3 / 15 - 437 * n**4 / 1440,
        17 * n**3 / 480 - 37 * n**4 / 840,
        4397 * n**4 / 161280,
    )
    xi, eta = north_m / _RADIUS_M, east_m / _RADIUS_M
    turned_xi, turned_eta = xi, eta
    for order, beta in enumerate(betas, 1):
        turned_xi -= beta * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
        turned_eta -= beta * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
    conformal = math.asin(math.sin(turned_xi) / math.cosh(turned_eta))
    longitude = math.atan2(math.sinh(turned_eta), math.cos(turned_xi))
    return math.degrees(longitude), math.degrees(_geodetic(conformal))


def _geodetic(conformal: float) -> float:
    """Return the latitude on the ellipsoid of a latitude on the conformal sphere, in radians."""
    isometric = math.asinh(math.tan(conformal))
    latitude = conformal
    # Each step gains more than two decimal digits.
    for _ in range(7):
        sine = _ECCENTRICITY * math.sin(latitude)
        latitude = math.atan(math.sinh(isometric + _ECCENTRICITY * math.atanh(sine)))
    return latitude
