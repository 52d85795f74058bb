"""Where on a feature its name may stand: points that stay on the map while it is panned."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

from gisapp.core.extent import Extent

_CELL_PX = 640
"""A polygon much larger than this is named once in each square of a grid of this side."""
INSIDE = 0.9
"""How much of a text's width and height must lie inside a polygon: its ends have air around."""
_STEEPEST = 75
"""Degrees that a text may run downwards; steeper ones run upwards."""
_STRAIGHT = 0.97
"""How much of a stretch's length its chord must have for a name to follow it."""


@dataclass(frozen=True)
class Anchor:
    """The middle of a name, in EPSG:3857, and the degrees clockwise that it is turned by."""

    x: float
    y: float
    angle: float = 0.0


def polygon_anchors(
    polygon: Polygon | MultiPolygon,
    seen: Extent,
    resolution: float,
    width_px: float,
    height_px: float,
) -> Iterator[Anchor]:
    """Return places inside a polygon with room for a text of a size, best first for each piece.

    Parameters
    ----------
    polygon : Polygon or MultiPolygon
        In EPSG:3857.
    seen : Extent
        Where names are wanted, in EPSG:3857.
    resolution : float
        Metres of EPSG:3857 a logical pixel.
    """
    width, height = width_px * resolution, height_px * resolution
    for piece in _pieces(polygon, seen, resolution):
        for anchor in _middles(piece, width):
            if _holds(piece, anchor, width, height):
                yield anchor
                break


def widest_place(polygon: Polygon | MultiPolygon) -> Anchor:
    """Return the centre of the largest circle inside a polygon."""
    tolerance = math.sqrt(polygon.area) / 50
    x, y = shapely.maximum_inscribed_circle(polygon, tolerance).coords[0]
    return Anchor(x, y)


def line_anchors(
    line: LineString | MultiLineString, seen: Extent, resolution: float, width_px: float
) -> Iterator[Anchor]:
    """Return the middles of straight stretches of a line with room for a text of a width.

    Arguments as in `polygon_anchors`.
    """
    length = width_px * resolution
    for part in shapely.get_parts(line):
        count = int(part.length // max(_CELL_PX * resolution, length))
        if part.length < length:
            continue
        places = (np.arange(max(count, 1)) + 0.5) * part.length / max(count, 1)
        places = places[_near(places, part, seen, length)]
        for shift in (0.0, 0.5, -0.5):
            middles = places + shift * length
            middles = middles[(middles >= length / 2) & (middles <= part.length - length / 2)]
            yield from _along(part, middles, seen, length)


def beside(
    half_width: float, half_height: float, width: float, height: float
) -> tuple[tuple[float, float], ...]:
    """Return offsets, right and down, of a text's middle beside a box: right, left, above, below.

    All in one unit: the box's halves, and the text's whole size.
    """
    across, up = half_width + width / 2, half_height + height / 2
    return (across, 0.0), (-across, 0.0), (0.0, -up), (0.0, up)


def _pieces(polygon: Polygon | MultiPolygon, seen: Extent, resolution: float) -> Iterator[Polygon]:
    """Return the largest part of a polygon, or what of a huge one lies in each cell of a grid."""
    cell = _CELL_PX * resolution
    west, south, east, north = polygon.bounds
    if max(east - west, north - south) <= 2 * cell:
        yield _largest(polygon)
        return
    for column in range(math.floor(seen.xmin / cell), math.ceil(seen.xmax / cell)):
        for row in range(math.floor(seen.ymin / cell), math.ceil(seen.ymax / cell)):
            box = column * cell, row * cell, (column + 1) * cell, (row + 1) * cell
            piece = shapely.clip_by_rect(polygon, *box)
            if isinstance(piece, Polygon | MultiPolygon) and not piece.is_empty:
                yield _largest(piece)


def _largest(polygon: Polygon | MultiPolygon) -> Polygon:
    parts: list[Polygon] = shapely.get_parts(polygon).tolist()
    return max(parts, key=lambda part: part.area)


def _middles(piece: Polygon, width: float) -> Iterator[Anchor]:
    """Return the centroid, the centre of the largest circle inside, and that one turned."""
    centroid = piece.centroid
    yield Anchor(centroid.x, centroid.y)
    widest = widest_place(piece)
    yield widest
    yield replace(widest, angle=_direction(piece, widest, width))


def _direction(piece: Polygon, place: Anchor, width: float) -> float:
    """Return how a polygon runs near a point inside it, by the smallest box around that part."""
    half = 0.6 * width
    nearby = shapely.clip_by_rect(
        piece, place.x - half, place.y - half, place.x + half, place.y + half
    )
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(nearby))
    sides = np.diff(corners[:3], axis=0)
    return _upright(*sides[int(np.argmax(np.hypot(*sides.T)))])


def _holds(piece: Polygon, anchor: Anchor, width: float, height: float) -> bool:
    halves = INSIDE * width / 2, INSIDE * height / 2
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * halves
    angle = math.radians(-anchor.angle)
    cosine, sine = math.cos(angle), math.sin(angle)
    turned = corners @ np.array([(cosine, sine), (-sine, cosine)])
    return bool(shapely.covers(piece, shapely.polygons(np.add(turned, (anchor.x, anchor.y)))))


def _near(
    places: NDArray[np.float64], part: LineString, seen: Extent, length: float
) -> NDArray[np.bool_]:
    """Tell which places along a line may be seen: a close view of a long line has thousands."""
    room = seen.buffered(length)
    inside = shapely.clip_by_rect(part, room.xmin, room.ymin, room.xmax, room.ymax)
    ends = shapely.points(shapely.get_coordinates(inside))
    along = np.asarray(shapely.line_locate_point(part, ends))
    near, far = (along.min(), along.max()) if along.size else (np.inf, -np.inf)
    return np.asarray((places >= near) & (places <= far))


def _along(
    part: LineString, middles: NDArray[np.float64], seen: Extent, length: float
) -> Iterator[Anchor]:
    starts, centers, ends = (
        shapely.get_coordinates(shapely.line_interpolate_point(part, middles + shift))
        for shift in (-length / 2, 0.0, length / 2)
    )
    chords = ends - starts
    straight = np.hypot(*chords.T) >= _STRAIGHT * length
    inside = ((centers >= (seen.xmin, seen.ymin)) & (centers <= (seen.xmax, seen.ymax))).all(axis=1)
    for row in np.flatnonzero(straight & inside):
        x, y = (starts[row] + ends[row] + 2 * centers[row]) / 4
        yield Anchor(float(x), float(y), _upright(*chords[row]))


def _upright(dx: float, dy: float) -> float:
    """Return degrees clockwise on the screen of a direction on the map.

    The text can be read; all that run about upright are read from below.
    """
    angle = round(math.degrees(math.atan2(-dy, dx)))
    return (angle - _STEEPEST) % -180 + _STEEPEST
