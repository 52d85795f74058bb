"""The CRS of Chinese surveys: three datums, in zones of Gauss-Krüger, with and without number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gisapp.core.space.gauss_kruger import ZONES

Datum = Literal["CGCS2000", "Xian 1980", "Beijing 1954"]

DEGREES: Mapping[Datum, str] = {
    "CGCS2000": "EPSG:4490",
    "Xian 1980": "EPSG:4610",
    "Beijing 1954": "EPSG:4214",
}
"""Longitude and latitude of each datum."""
_FIRST_CODES: Mapping[tuple[Datum, int, bool], int] = {
    ("CGCS2000", 3, True): 4513,
    ("CGCS2000", 3, False): 4534,
    ("CGCS2000", 6, True): 4491,
    ("CGCS2000", 6, False): 4502,
    ("Xian 1980", 3, True): 2349,
    ("Xian 1980", 3, False): 2370,
    ("Xian 1980", 6, True): 2327,
    ("Xian 1980", 6, False): 2338,
    ("Beijing 1954", 3, True): 2401,
    ("Beijing 1954", 3, False): 2422,
    ("Beijing 1954", 6, True): 21413,
    ("Beijing 1954", 6, False): 21453,
}
"""In the EPSG registry, of the westernmost zone."""


@dataclass(frozen=True)
class SurveyCrs:
    """Metres of a Chinese survey.

    Parameters
    ----------
    datum : Datum
        What its latitudes are measured on.
    width_deg : int
        Of a zone: 3 or 6.
    number : int
        Of the zone, as it is counted in China: see `gauss_kruger.ZONES`.
    has_number : bool
        True if eastings begin with the number of the zone.

    Examples
    --------
    >>> SurveyCrs("CGCS2000", 3, 39, has_number=True).code
    'EPSG:4527'
    """

    datum: Datum
    width_deg: int
    number: int
    has_number: bool

    @property
    def code(self) -> str:
        """Its code, such as `EPSG:4527`."""
        first = _FIRST_CODES[self.datum, self.width_deg, self.has_number]
        return f"EPSG:{first + self.number - ZONES[self.width_deg][0]}"

    @property
    def meridian_deg(self) -> int:
        """Longitude of the zone's middle, in degrees."""
        return self.number * self.width_deg - (3 if self.width_deg == 6 else 0)


def all_survey_crs() -> Iterator[SurveyCrs]:
    """Yield every CRS of Chinese surveys: newest datum first, zones from west to east."""
    for datum, width, has_number in _FIRST_CODES:
        for number in ZONES[width]:
            yield SurveyCrs(datum, width, number, has_number)


def survey_crs_of(code: str | None) -> SurveyCrs | None:
    """Return the CRS of a code such as `EPSG:4527`, None for one that is none of these.

    >>> survey_crs_of("EPSG:2363")
    SurveyCrs(datum='Xian 1980', width_deg=3, number=39, has_number=True)
    """
    return _by_code().get((code or "").upper())


def survey_crs_at(longitude: float) -> SurveyCrs:
    """Return the zone of 3° of CGCS2000, with its number, that is nearest to a longitude.

    >>> survey_crs_at(115.98).code
    'EPSG:4527'
    """
    zones = ZONES[3]
    number = min(max(round(longitude / 3), zones[0]), zones[-1])
    return SurveyCrs("CGCS2000", 3, number, has_number=True)


@cache
def _by_code() -> Mapping[str, SurveyCrs]:
    return {each.code: each for each in all_survey_crs()}
