"""Where on a feature its name may stand: points that stay on the map while it is panned."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

from gisapp.core.space.extent import Extent

_CELL_PX = 640
"""A polygon much larger than this is named once in each square of a grid of this side."""
INSIDE = 0.9
"""How much of a text's width and height must lie inside a polygon: its ends have air around."""
_MOST_PLACES = 10_000
"""A line is named no more often than this, however it runs to and fro."""
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
    # Nothing fits into one without area, and GEOS cannot cut it.
    if not polygon.area:
        return
    width, height = width_px * resolution, height_px * resolution
    for piece in _pieces(polygon, seen, resolution):
        for anchor in _middles(piece, width):
            if _holds(piece, anchor, width, height):
                yield anchor
                break


def may_hold(box_width: float, box_height: float, width: float, height: float) -> bool:
    """Tell whether a text of a size may lie, turned, in a polygon with a box of a size.

    All in one unit. The condition for a rectangle in another is that of J. E. Wetzel, "Rectangles
    in Rectangles", *Mathematics Magazine* 73 (2000), 204-211.
    """
    if min(box_width, box_height) <= height:
        return False
    long, short = max(box_width, box_height), min(box_width, box_height)
    p, q = max(width, height) * INSIDE, min(width, height) * INSIDE
    if p <= long or p == q:
        return p <= long
    return ((long + short) / (p + q)) ** 2 + ((long - short) / (p - q)) ** 2 >= 2


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
        way = _Way(shapely.get_coordinates(part))
        if way.length < length:
            continue
        spacing = max(_CELL_PX * resolution, length, way.length / _MOST_PLACES)
        count = max(int(way.length // spacing), 1)
        places = (np.arange(count) + 0.5) * way.length / count
        # A close view of a long line sees few of them.
        places = places[_inside(way.at(places), seen.buffered(length))]
        for shift in (0.0, 0.5, -0.5):
            middles = places + shift * length
            middles = middles[(middles >= length / 2) & (middles <= way.length - length / 2)]
            yield from _along(way, middles, seen, length)


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


class _Way:
    """A line with the distance of each vertex from its start."""

    def __init__(self, vertices: NDArray[np.float64]) -> None:
        self._vertices = vertices
        self._distances = np.zeros(len(vertices))
        np.cumsum(np.hypot(*np.diff(vertices, axis=0).T), out=self._distances[1:])

    @property
    def length(self) -> float:
        return float(self._distances[-1])

    def at(self, distances: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the points, (n, 2), at distances from the start."""
        x, y = (np.interp(distances, self._distances, axis) for axis in self._vertices.T)
        return np.column_stack((x, y))


def _along(
    way: _Way, middles: NDArray[np.float64], seen: Extent, length: float
) -> Iterator[Anchor]:
    starts, centers, ends = (way.at(middles + shift) for shift in (-length / 2, 0.0, length / 2))
    chords = ends - starts
    straight = np.hypot(*chords.T) >= _STRAIGHT * length
    for row in np.flatnonzero(straight & _inside(centers, seen)):
        x, y = (starts[row] + ends[row] + 2 * centers[row]) / 4
        yield Anchor(float(x), float(y), _upright(*chords[row]))


def _inside(points: NDArray[np.float64], seen: Extent) -> NDArray[np.bool_]:
    inside = (points >= (seen.xmin, seen.ymin)) & (points <= (seen.xmax, seen.ymax))
    return np.asarray(inside.all(axis=1))


def _upright(dx: float, dy: float) -> float:
    """Return degrees clockwise on the screen of a direction on the map.

    The text can be read; all that run about upright are read from below.
    """
    angle = round(math.degrees(math.atan2(-dy, dx)))
    return (angle - _STEEPEST) % -180 + _STEEPEST
