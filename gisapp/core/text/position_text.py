"""A point of the map as text, in the system of coordinates that a user chose."""

from typing import Literal, get_args

import numpy as np

from gisapp.core.space.bd09 import gcj02_to_bd09
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.gauss_kruger import gauss_kruger_at
from gisapp.core.space.gcj02 import is_shifted, wgs84_to_gcj02
from gisapp.core.space.worlds import nearest_move, usual_longitude

NamedSystem = Literal[
    "decimal",
    "sexagesimal",
    "gauss_kruger_3_numbered",
    "gauss_kruger_3",
    "gauss_kruger_6_numbered",
    "gauss_kruger_6",
    "gcj02",
    "bd09",
    "metres",
]
NAMED_SYSTEMS: tuple[NamedSystem, ...] = get_args(NamedSystem)
PositionStyle = NamedSystem | str
"""One of `NAMED_SYSTEMS`, or the code of a CRS such as `EPSG:2363`."""


def position_text(x: float, y: float, style: PositionStyle) -> str | None:
    """Return a point as text that a search takes for the same place; None where it has none.

    Parameters
    ----------
    x, y : float
        In metres of EPSG:3857.
    style : PositionStyle
        `decimal` and `sexagesimal` give degrees of WGS 84, latitude first; `metres` gives x, y of
        the map; `gauss_kruger_…` give easting and northing of CGCS2000 in the zone of 3° or 6° of
        the place; `gcj02` and `bd09` the shifted degrees of Chinese web maps, which exist in and
        around China alone. All but the first two say what they are.

    Raises
    ------
    CrsError
        The CRS is not known.

    Examples
    --------
    >>> position_text(12910834.5, 3336075.6, "decimal")
    '28.68863, 115.98000'
    >>> position_text(12910834.5, 3336075.6, "sexagesimal")
    '28°41′19.1″N 115°58′48.0″E'
    >>> position_text(12910834.5, 3336075.6, "metres")
    '12910834.5, 3336075.6 (EPSG:3857)'
    >>> position_text(12910834.5, 3336075.6, "gauss_kruger_3_numbered")
    '39400313.03, 3175185.72 (EPSG:4527)'
    >>> position_text(12910900.0, 3336100.0, "gcj02")
    '28.68559, 115.98554 (GCJ-02)'
    """
    if style == "metres":
        return f"{x + nearest_move(x, 0):.1f}, {y:.1f} (EPSG:3857)"
    lon, lat = mercator_to_lonlat(np.array([[x, y]]))[0].tolist()
    lon = usual_longitude(lon)
    match style:
        case "decimal":
            return _degrees_text(lon, lat)
        case "sexagesimal":
            return f"{_sexagesimal(lat, 'NS')} {_sexagesimal(lon, 'EW')}"
        case "gcj02" | "bd09":
            return _shifted_text(lon, lat, style)
    if style in NAMED_SYSTEMS:
        return _zone_text(lon, lat, style)
    return _text_in_crs(lon, lat, style)


def _shifted_text(lon: float, lat: float, style: Literal["gcj02", "bd09"]) -> str | None:
    place = np.array([[lon, lat]])
    if not is_shifted(place)[0]:
        return None
    shifted = wgs84_to_gcj02(place)
    if style == "bd09":
        return f"{_degrees_text(*gcj02_to_bd09(shifted)[0].tolist())} (BD-09)"
    return f"{_degrees_text(*shifted[0].tolist())} (GCJ-02)"


def _zone_text(lon: float, lat: float, style: str) -> str | None:
    width_deg = 3 if "_3" in style else 6
    zone = gauss_kruger_at(lon, lat, width_deg, has_number=style.endswith("numbered"))
    if zone is None:
        return None
    east_m, north_m = zone.metres(lon, lat)
    return f"{east_m:.2f}, {north_m:.2f} (EPSG:{zone.epsg})"


def _text_in_crs(lon: float, lat: float, crs: str) -> str | None:
    # It loads pyproj, for which no start of the window shall wait.
    from gisapp.core.space.crs_position import position_in_crs

    found = position_in_crs(lon, lat, crs)
    if found is None:
        return None
    if found.is_in_degrees:
        return f"{_degrees_text(found.east, found.north)} ({crs})"
    return f"{found.east:.2f}, {found.north:.2f} ({crs})"


def _degrees_text(lon: float, lat: float) -> str:
    return f"{_rounded(lat)}, {_rounded(lon)}"


def _rounded(degrees: float) -> str:
    """Return degrees with five decimals; what rounds to zero has no sign."""
    return f"{round(degrees, 5) + 0.0:.5f}"


def _sexagesimal(degrees: float, hemispheres: str) -> str:
    tenths = round(abs(degrees) * 36000)
    minutes, seconds = divmod(tenths, 600)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}°{minutes:02d}′{seconds / 10:04.1f}″{hemispheres[degrees < 0]}"
