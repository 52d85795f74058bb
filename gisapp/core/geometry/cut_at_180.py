"""Cuts shapes that go on across the 180° meridian into pieces from -180° to 180°."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M, moves_into_view

_HAIR_M = 0.01
"""Nearer than this, rounding alone brought a vertex across."""
_MULTI = {"Point": "MultiPoint", "LineString": "MultiLineString", "Polygon": "MultiPolygon"}


def within_180(geometry: BaseGeometry) -> BaseGeometry:
    """Return a shape with all of it between -180° and 180°, as RFC 7946, 3.1.9 wants it.

    Parameters
    ----------
    geometry : shapely geometry
        In EPSG:3857, continuous across ±180°; not empty.

    Returns
    -------
    shapely geometry
        In EPSG:3857; several pieces make it multi. The same one if nothing lies beyond.
    """
    west, south, east, north = geometry.bounds
    if west >= -HALF_WORLD_M - _HAIR_M and east <= HALF_WORLD_M + _HAIR_M:
        return geometry
    inner = Extent(west + _HAIR_M, south, max(west, east - 2 * _HAIR_M) + _HAIR_M, north)
    world = Extent(-HALF_WORLD_M, south, HALF_WORLD_M, north)
    kind = geometry.geom_type.removeprefix("Multi")
    pieces: list[BaseGeometry] = []
    for move in moves_into_view(world, inner):
        piece = _cut(moved_east(geometry, move))
        parts = shapely.get_parts(shapely.get_parts(piece))
        pieces += [each for each in parts if each.geom_type == kind]
    return joined(pieces) if pieces else shapely.from_wkt(f"{kind.upper()} EMPTY")


def joined(parts: Sequence[BaseGeometry]) -> BaseGeometry:
    """Return parts of one kind as one shape: the part itself, or a multi geometry."""
    if len(parts) == 1:
        return parts[0]
    multi: BaseGeometry = getattr(shapely, _MULTI[parts[0].geom_type])(parts)
    return multi


def moved_east(geometry: BaseGeometry, east: float) -> BaseGeometry:
    """Return a shape moved so many metres of EPSG:3857 east."""
    moved: BaseGeometry = shapely.transform(geometry, lambda xy: np.add(xy, (east, 0.0)))
    return moved


def _cut(geometry: BaseGeometry) -> BaseGeometry:
    """Return what lies between -180° and 180°."""
    west, south, east, north = geometry.bounds
    if west >= -HALF_WORLD_M - _HAIR_M and east <= HALF_WORLD_M + _HAIR_M:
        return geometry
    inside = -HALF_WORLD_M, south - 1, HALF_WORLD_M, north + 1
    try:
        cut: BaseGeometry = shapely.clip_by_rect(geometry, *inside)
    except shapely.GEOSException:
        # The quick way makes a ring of three points where an outline is no sound one.
        cut = shapely.intersection(shapely.make_valid(geometry), shapely.box(*inside))
    return cut
