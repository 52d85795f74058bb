"""Why a shape is not valid, in words of the program."""

from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.errors import Phrase

_WORDINGS: Mapping[str, str] = {
    "Self-intersection": "crosses_itself",
    "Ring Self-intersection": "touches_itself",
    "Hole lies outside shell": "hole_outside",
    "Holes are nested": "nested_holes",
    "Nested shells": "nested_parts",
    "Interior is disconnected": "in_pieces",
    "Duplicate Rings": "drawn_twice",
    "Too few points in geometry component": "too_few_points",
    "Invalid Coordinate": "no_number",
    "Ring is not closed": "not_closed",
}
"""By what GEOS calls it."""


def invalidity_of(shape: BaseGeometry) -> Phrase:
    """Return why a shape is not valid, as part of a sentence.

    Parameters
    ----------
    shape : BaseGeometry
        An invalid one, in any CRS.

    Examples
    --------
    >>> str(invalidity_of(shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])))
    'it crosses itself'
    """
    # GEOS adds the place, in brackets.
    reason = shapely.is_valid_reason(shape).partition("[")[0].strip()
    return Phrase(f"geometry.{_WORDINGS.get(reason, 'not_valid')}", {})
