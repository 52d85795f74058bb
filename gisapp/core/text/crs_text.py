"""What a CRS is called in a user's language, where it is one of those that China uses."""

from collections.abc import Mapping
from itertools import product

from gisapp.core.space.crs import name_of
from gisapp.core.space.gauss_kruger import ZONES, GaussKruger
from gisapp.words import Words

_OF_DEGREES = {"EPSG:4490": "CGCS2000", "EPSG:4326": "WGS 84"}
_WEB_MERCATOR = "EPSG:3857"


def crs_text(crs: str, words: Words) -> str:
    """Return the words for a CRS and its code; of one without words what names it.

    Parameters
    ----------
    crs : str
        A code such as `EPSG:4527`, or the whole CRS in WKT.
    words : Words
        The user's language.

    Examples
    --------
    >>> from gisapp.words import load_words
    >>> crs_text("EPSG:4527", load_words("en"))
    'CGCS2000, 3° zone 39 (117°E) · EPSG:4527'
    """
    said = _words_for(crs, words)
    return f"{said} · {crs}" if said else name_of(crs)


def _words_for(crs: str, words: Words) -> str:
    if crs == _WEB_MERCATOR:
        return words("crs.web_mercator")
    if crs in _OF_DEGREES:
        return words("crs.degrees_of", datum=_OF_DEGREES[crs])
    zone = _zones().get(crs)
    if zone is None:
        return ""
    return words(
        "boundary.zone_with_number" if zone.has_number else "boundary.zone",
        datum="CGCS2000",
        width=zone.width_deg,
        number=zone.number,
        meridian=zone.meridian_deg,
    )


def _zones() -> Mapping[str, GaussKruger]:
    zones = (
        GaussKruger(width, number, has_number)
        for width, has_number in product(ZONES, (True, False))
        for number in ZONES[width]
    )
    return {f"EPSG:{zone.epsg}": zone for zone in zones}
