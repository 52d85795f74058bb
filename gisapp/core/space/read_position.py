"""Positions that a user typed or pasted, in any CRS too where the text is as the window copies it.

Those in other words are read by `coordinate_parser`, as on the exported page.
"""

import re

from gisapp.core.space.coordinate_parser import Position, Reading, parse_coordinates
from gisapp.errors import CrsError

_COPIED = re.compile(r"\s*(-?[0-9.]{1,20}), (-?[0-9.]{1,20}) \((EPSG:[0-9]{4,6})\)\s*", re.ASCII)
"""As `position_text` writes numbers of a CRS."""


def read_position(text: str, near_longitude: float | None = None) -> Reading:
    """Return the positions that a text may mean; parameters as of `parse_coordinates`.

    Examples
    --------
    >>> found = read_position("39400266.99, 3169796.52 (EPSG:2363)").positions[0]
    >>> round(found.longitude, 6), round(found.latitude, 6)
    (115.98, 28.64)
    """
    reading = parse_coordinates(text, near_longitude)
    copied = _COPIED.fullmatch(text) if reading.refusal == "unknown_crs" else None
    return reading if copied is None else _in_crs(*copied.groups()) or reading


def _in_crs(first: str, second: str, crs: str) -> Reading | None:
    # It loads pyproj, for which no start of the window shall wait.
    from gisapp.core.space.crs_position import is_in_degrees, lonlat_of_crs

    try:
        numbers = float(first), float(second)
        # Degrees are written latitude first.
        place = lonlat_of_crs(*(numbers[::-1] if is_in_degrees(crs) else numbers), crs)
    except (CrsError, ValueError):
        return None
    if place is None:
        return Reading(refusal="beyond_zone")
    return Reading((Position(*place, "crs"),))
