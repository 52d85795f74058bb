"""A point of the map as text: in decimal degrees, in degrees, minutes and seconds, or in metres."""

from typing import Literal

import numpy as np

from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.worlds import nearest_move, usual_longitude

PositionStyle = Literal["decimal", "sexagesimal", "metres"]


def position_text(x: float, y: float, style: PositionStyle) -> str:
    """Return a point as text.

    Parameters
    ----------
    x, y : float
        In metres of EPSG:3857.
    style : PositionStyle
        `decimal` and `sexagesimal` give degrees of WGS 84, latitude first; `metres` gives x, y and
        the CRS, without which a search could not tell which metres they are.

    Examples
    --------
    >>> position_text(12910834.5, 3336075.6, "decimal")
    '28.68863, 115.98000'
    >>> position_text(12910834.5, 3336075.6, "sexagesimal")
    '28°41′19.1″N 115°58′48.0″E'
    >>> position_text(12910834.5, 3336075.6, "metres")
    '12910834.5, 3336075.6 (EPSG:3857)'
    """
    if style == "metres":
        return f"{x + nearest_move(x, 0):.1f}, {y:.1f} (EPSG:3857)"
    lon, lat = mercator_to_lonlat(np.array([[x, y]]))[0].tolist()
    lon = usual_longitude(lon)
    if style == "decimal":
        return f"{_rounded(lat)}, {_rounded(lon)}"
    return f"{_sexagesimal(lat, 'NS')} {_sexagesimal(lon, 'EW')}"


def _rounded(degrees: float) -> str:
    """Return degrees with five decimals; what rounds to zero has no sign."""
    return f"{round(degrees, 5) + 0.0:.5f}"


def _sexagesimal(degrees: float, hemispheres: str) -> str:
    tenths = round(abs(degrees) * 36000)
    minutes, seconds = divmod(tenths, 600)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}°{minutes:02d}′{seconds / 10:04.1f}″{hemispheres[degrees < 0]}"
