"""Points of a feature for its name, which stay where they are on the map during a pan."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

from gisapp.core.space.extent import Extent

_CELL_PX = 640
"""A polygon much larger than this, in logical pixels, is named in each cell of such a grid."""
INSIDE = 0.9
"""The share of a text's width and height that must lie inside a polygon; its rim is empty."""
_MOST_PLACES = 10_000
"""A line is named no more often than this."""
_STEEPEST = 75
"""Degrees that a text may run downwards; steeper ones run upwards."""
_STRAIGHT = 0.97
"""The share of a stretch's length that its chord must have for a name to follow it."""


@dataclass(frozen=True)
class Anchor:
    """The middle of a name.

    Parameters
    ----------
    x, y : float
        In EPSG:3857.
    angle : float
        Degrees clockwise that the name is turned by.
    """

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
    """Return points inside a polygon with room for a text: one in each of its pieces at most.

    Parameters
    ----------
    polygon : Polygon or MultiPolygon
        In EPSG:3857.
    seen : Extent
        Where names are needed, in EPSG:3857.
    resolution : float
        Metres of EPSG:3857 per logical pixel.
    width_px, height_px : float
        The size of the text in logical pixels.
    """
    # Nothing fits into a polygon without area, and GEOS cannot cut it.
    if not polygon.area:
        return
    width, height = width_px * resolution, height_px * resolution
    for piece in _pieces(polygon, seen, resolution):
        for anchor in _middles(piece, width):
            if _fits_in(piece, anchor, width, height):
                yield anchor
                break


def may_fit(box_width: float, box_height: float, width: float, height: float) -> bool:
    """True unless a text is certainly too large for a polygon, however it is turned.

    The condition for a rectangle in another is that of J. E. Wetzel, "Rectangles in Rectangles",
    *Mathematics Magazine* 73 (2000), 204-211.

    Parameters
    ----------
    box_width, box_height : float
        The size of the polygon's bounding box.
    width, height : float
        The size of the text, in the same unit.
    """
    if min(box_width, box_height) <= height:
        return False
    long, short = max(box_width, box_height), min(box_width, box_height)
    p, q = max(width, height) * INSIDE, min(width, height) * INSIDE
    if p <= long or p == q:
        return p <= long
    return ((long + short) / (p + q)) ** 2 + ((long - short) / (p - q)) ** 2 >= 2


def widest_point(polygon: Polygon | MultiPolygon) -> Anchor:
    """Return the centre of the largest circle inside a polygon, which has an area."""
    tolerance = math.sqrt(polygon.area) / 50
    x, y = shapely.maximum_inscribed_circle(polygon, tolerance).coords[0]
    return Anchor(x, y)


def line_anchors(
    line: LineString | MultiLineString, seen: Extent, resolution: float, width_px: float
) -> Iterator[Anchor]:
    """Return the middles of straight stretches of a line with room for a text.

    Parameters
    ----------
    line : LineString or MultiLineString
        In EPSG:3857.
    seen : Extent
        Where names are needed, in EPSG:3857.
    resolution : float
        Metres of EPSG:3857 per logical pixel.
    width_px : float
        The width of the text in logical pixels.
    """
    length = width_px * resolution
    for part in shapely.get_parts(line):
        measured = _MeasuredLine(shapely.get_coordinates(part))
        if measured.length < length:
            continue
        spacing = max(_CELL_PX * resolution, length, measured.length / _MOST_PLACES)
        count = max(int(measured.length // spacing), 1)
        places = (np.arange(count) + 0.5) * measured.length / count
        # A close view of a long line sees few of them.
        places = places[_inside(measured.at(places), seen.buffered(length))]
        for shift in (0.0, 0.5, -0.5):
            middles = places + shift * length
            middles = middles[(middles >= length / 2) & (middles <= measured.length - length / 2)]
            yield from _along(measured, middles, seen, length)


def offsets_beside(
    half_width: float, half_height: float, width: float, height: float
) -> tuple[tuple[float, float], ...]:
    """Return the places of a text beside a box: right of it, left, above, below.

    Parameters
    ----------
    half_width, half_height : float
        Half of the size of the box.
    width, height : float
        The size of the text, in the same unit.

    Returns
    -------
    tuple of (float, float)
        From the middle of the box to that of the text, right and down.
    """
    across, up = half_width + width / 2, half_height + height / 2
    return (across, 0.0), (-across, 0.0), (0.0, -up), (0.0, up)


def _pieces(polygon: Polygon | MultiPolygon, seen: Extent, resolution: float) -> Iterator[Polygon]:
    """Return a polygon's largest part, or the largest one in each cell if it is huge."""
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
    widest = widest_point(piece)
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


def _fits_in(piece: Polygon, anchor: Anchor, width: float, height: float) -> bool:
    halves = INSIDE * width / 2, INSIDE * height / 2
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * halves
    angle = math.radians(-anchor.angle)
    cosine, sine = math.cos(angle), math.sin(angle)
    turned = corners @ np.array([(cosine, sine), (-sine, cosine)])
    return bool(shapely.covers(piece, shapely.polygons(np.add(turned, (anchor.x, anchor.y)))))


class _MeasuredLine:
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
    line: _MeasuredLine, middles: NDArray[np.float64], seen: Extent, length: float
) -> Iterator[Anchor]:
    starts, centers, ends = (line.at(middles + shift) for shift in (-length / 2, 0.0, length / 2))
    chords = ends - starts
    straight = np.hypot(*chords.T) >= _STRAIGHT * length
    for row in np.flatnonzero(straight & _inside(centers, seen)):
        x, y = (starts[row] + ends[row] + 2 * centers[row]) / 4
        yield Anchor(float(x), float(y), _upright(*chords[row]))


def _inside(points: NDArray[np.float64], seen: Extent) -> NDArray[np.bool_]:
    inside = (points >= (seen.xmin, seen.ymin)) & (points <= (seen.xmax, seen.ymax))
    return np.asarray(inside.all(axis=1))


def _upright(dx: float, dy: float) -> float:
    """Return how a text is turned that follows a direction on the map.

    In degrees clockwise on the screen, so that no text is upside down, and all that run almost
    vertically are read from the same side.
    """
    angle = round(math.degrees(math.atan2(-dy, dx)))
    return (angle - _STEEPEST) % -180 + _STEEPEST
