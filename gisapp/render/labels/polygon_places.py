"""Where polygons have most room for a text: by arithmetic on the edges of many at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.ragged import Offsets, Rows

Numbers = NDArray[np.float64]
INSIDE = 0.9
"""The share of a text's width and height that must lie inside a polygon; its rim is empty."""
_HEIGHTS = (0.1, 0.25, 0.5, 0.75, 0.9)
"""Where a polygon is looked through from west to east, as shares of its height."""
_MUCH = 1.2
"""A text is turned, or moved away from the centroid, for so many times the room."""
_STEEPEST = 75
"""Degrees that a text may run downwards; steeper ones run upwards."""


class Places(NamedTuple):
    """The middle of a text for each of some shapes.

    Parameters
    ----------
    x, y : (n,) float64
        In EPSG:3857.
    angle : (n,) float64
        Whole degrees clockwise that the text is turned by.
    coarsest : (n,) float64
        The coarsest resolution at which the text has room, in metres of EPSG:3857 a logical pixel;
        0 where it never has.
    """

    x: Numbers
    y: Numbers
    angle: Numbers
    coarsest: Numbers


class Edges(NamedTuple):
    """The edges of polygons, from `starts` to `ends`, (m, 2) float64 in metres.

    Polygon i owns the edges `offsets[i]:offsets[i + 1]`, at least three.
    """

    starts: Numbers
    ends: Numbers
    offsets: Offsets

    @classmethod
    def of_rings(cls, points: Numbers, ring_offsets: Offsets, polygon_rings: Offsets) -> "Edges":
        """Return the edges of closed rings, of which each polygon owns at least one.

        Parameters
        ----------
        points : (v, 2) float64
            The rings' vertices.
        ring_offsets : (rings + 1,) int64
            Of rings among the vertices.
        polygon_rings : (n + 1,) int64
            Of polygons among the rings.
        """
        goes_on = np.ones(len(points), np.bool_)
        goes_on[ring_offsets[1:] - 1] = False
        first = np.flatnonzero(goes_on)
        offsets = ring_offsets - np.arange(len(ring_offsets))
        return cls(points[first], points[first + 1], offsets[polygon_rings])

    @property
    def owners(self) -> Rows:
        """The polygon of each edge, (m,) int64."""
        return np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))

    def of(self, rows: Rows) -> "Edges":
        """Return the edges of some of the polygons."""
        edges, offsets = ragged.take(self.offsets, rows)
        return Edges(self.starts[edges], self.ends[edges], offsets)

    def about(self, middles: Numbers, turns: Numbers | None = None) -> "Edges":
        """Return the edges seen from a point of each polygon, (n, 2), turned by radians, (n,)."""
        owners = self.owners
        starts, ends = self.starts - middles[owners], self.ends - middles[owners]
        if turns is not None:
            starts, ends = (_turned(each, turns[owners]) for each in (starts, ends))
        return Edges(starts, ends, self.offsets)


def places_in_polygons(edges: Edges, sizes_px: Numbers, resolution: float) -> Places:
    """Return where texts have room: on the centroids, else where there is most of it.

    Parameters
    ----------
    edges : Edges
        Of n polygons, in EPSG:3857.
    sizes_px : (n, 2) float64
        The texts' widths and heights, in logical pixels.
    resolution : float
        Places are for resolutions from this one to the double, in metres of EPSG:3857 a pixel.
    """
    origins = edges.starts[edges.offsets[:-1]]
    edges = edges.about(origins)
    halves = sizes_px * (INSIDE / 2)
    centroids = _centroids(edges)
    best = np.column_stack((centroids, np.zeros((len(origins), 2))))
    _try(best, edges, np.arange(len(origins)), centroids, halves, resolution)
    rows = np.flatnonzero(best[:, 3] < 2 * resolution)
    rows, heights = np.repeat(rows, len(_HEIGHTS)), np.tile(_HEIGHTS, len(rows))
    some = edges.of(rows)
    _try(best, some, rows, _across(some, heights), halves, resolution)
    middles, angles, rooms = best[:, :2], best[:, 2], best[:, 3]
    x, y = (origins + middles).T
    return Places(x, y, angles, rooms)


def _try(
    best: Numbers, edges: Edges, rows: Rows, middles: Numbers, halves: Numbers, resolution: float
) -> None:
    """Put better places about `middles` into the rows of `best` (x, y, angle, room).

    `edges` are those of polygons `rows`, of which some may come more than once.
    """
    if not len(rows):
        return
    _improve(best, rows, middles, np.zeros(len(rows)), _rooms(edges, middles, halves[rows]))
    tight = np.flatnonzero(best[rows, 3] < 2 * resolution)
    if not len(tight):
        return
    rows, edges, middles = rows[tight], edges.of(tight), middles[tight]
    reach = 1.5 * halves[rows, 0] * resolution
    _improve(best, rows, *_turned_places(edges, middles, reach, halves[rows]))


def _improve(best: Numbers, rows: Rows, middles: Numbers, angles: Numbers, rooms: Numbers) -> None:
    """Put places where there is much more room than in `best` into its rows, the best ones last."""
    order = np.argsort(rooms, kind="stable")
    order = order[rooms[order] > best[rows[order], 3] * _MUCH]
    best[rows[order]] = np.column_stack((middles, angles, rooms))[order]


def upright(dx: Numbers, dy: Numbers) -> Numbers:
    """Return how texts are turned that follow directions on the map.

    In whole degrees clockwise on the screen, so that no text is upside down, and all that run
    almost vertically are read from the same side.
    """
    angles = np.rint(np.degrees(np.arctan2(-dy, dx)))
    return np.asarray(np.mod(angles - _STEEPEST, -180.0) + _STEEPEST)


def _turned(points: Numbers, turns: Numbers) -> Numbers:
    cosine, sine = np.cos(turns), np.sin(turns)
    x, y = points.T
    return np.column_stack((x * cosine - y * sine, x * sine + y * cosine))


def _centroids(edges: Edges) -> Numbers:
    (x0, y0), (x1, y1) = edges.starts.T, edges.ends.T
    cross = x0 * y1 - x1 * y0
    parts = cross, (x0 + x1) * cross, (y0 + y1) * cross
    double, x, y = (ragged.total(each, edges.offsets) for each in parts)
    return np.asarray(np.column_stack((x, y)) / (3 * np.where(double == 0, 1.0, double))[:, None])


def _rooms(edges: Edges, middles: Numbers, halves: Numbers) -> Numbers:
    """Return how often a box of half sizes (n, 2) fits in, (n,), about the middles, (n, 2).

    That is the distance to the nearest edge, where x and y count in half sizes and the greater of
    both is the distance; 0 for a middle that lies outside.
    """
    seen, owners = edges.about(middles), edges.owners
    (x0, y0), (x1, y1) = ((each / halves[owners]).T for each in (seen.starts, seen.ends))
    # max(|x|, |y|) = (|x + y| + |x - y|) / 2 is least at an end or where one of both is 0.
    u0, v0, u1, v1 = x0 + y0, x0 - y0, x1 + y1, x1 - y1
    with np.errstate(divide="ignore", invalid="ignore"):
        nearest = np.abs(u0) + np.abs(v0)
        nearest = np.fmin(
            nearest, np.where(u0 * u1 < 0, np.abs(v0 + (v1 - v0) * u0 / (u0 - u1)), np.inf)
        )
        nearest = np.fmin(
            nearest, np.where(v0 * v1 < 0, np.abs(u0 + (u1 - u0) * v0 / (v0 - v1)), np.inf)
        )
        passes = ((y0 > 0) != (y1 > 0)) & (x0 + (x1 - x0) * y0 / (y0 - y1) > 0)
    is_inside = ragged.total(passes.astype(np.int64), edges.offsets) % 2 == 1
    if not len(middles):
        return np.zeros(0)
    return np.where(is_inside, np.minimum.reduceat(nearest, edges.offsets[:-1]) / 2, 0.0)


def _chord_middles(edges: Edges, points: Numbers, axis: int, *, longest: bool) -> Numbers:
    """Return points, one a polygon, each moved along x (axis 0) or y (1) into the middle of room.

    That is the middle of a chord through the point: of the longest one, or of that about it.
    """
    owners = edges.owners
    levels = points[owners, 1 - axis]
    cut = np.flatnonzero((edges.starts[:, 1 - axis] > levels) != (edges.ends[:, 1 - axis] > levels))
    owners, starts, ways = owners[cut], edges.starts[cut], edges.ends[cut] - edges.starts[cut]
    shares = (levels[cut] - starts[:, 1 - axis]) / ways[:, 1 - axis]
    places = starts[:, axis] + ways[:, axis] * shares
    order = np.lexsort((places, owners))
    # Closed rings are crossed an even number of times.
    owners, low, high = owners[order][::2], places[order][::2], places[order][1::2]
    at = points[owners, axis]
    scores = high - low if longest else ((low <= at) & (at <= high)).astype(np.float64)
    order = np.argsort(scores, kind="stable")
    moved = points.copy()
    moved[owners[order], axis] = ((low + high) / 2)[order]
    return moved


def _across(edges: Edges, heights: Numbers) -> Numbers:
    """Return the middle of the longest way across at a share of each polygon's height."""
    if not len(edges.starts):
        return np.zeros((0, 2))
    low, high = (
        each.reduceat(edges.starts[:, 1], edges.offsets[:-1]) for each in (np.minimum, np.maximum)
    )
    y = low + heights * (high - low)
    there = _chord_middles(edges, np.column_stack((np.zeros(len(y)), y)), 0, longest=True)
    return _chord_middles(edges, there, 1, longest=False)


def _turned_places(
    edges: Edges, middles: Numbers, reach: Numbers, halves: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Return places, angles and rooms of texts that run as the polygons do near the middles."""
    seen = edges.about(middles)
    angles = _directions(seen, reach)
    turns = np.radians(angles)
    there = np.zeros_like(middles)
    turned = seen.about(there, turns)
    for axis in (0, 1):
        there = _chord_middles(turned, there, axis, longest=False)
    return middles + _turned(there, -turns), angles, _rooms(turned, there, halves)


def _directions(edges: Edges, reach: Numbers) -> Numbers:
    """Return how a text is turned that runs as most of the outline does so near to the origin."""
    ways = edges.ends - edges.starts
    squares = np.einsum("ij,ij->i", ways, ways)
    along = np.einsum("ij,ij->i", edges.starts, ways)
    beyond = np.einsum("ij,ij->i", edges.starts, edges.starts) - reach[edges.owners] ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        half = np.sqrt(np.maximum(along**2 - squares * beyond, 0))
        share = np.clip((half - along) / squares, 0, 1) - np.clip((-half - along) / squares, 0, 1)
        weights = np.nan_to_num(share / np.sqrt(squares))
    # Of both directions of an edge, the double angle is the same.
    doubled = (ways[:, 0] ** 2 - ways[:, 1] ** 2, 2 * ways[:, 0] * ways[:, 1])
    cosine, sine = (ragged.total(weights * each, edges.offsets) for each in doubled)
    half_angle = np.arctan2(sine, cosine) / 2
    return upright(np.cos(half_angle), np.sin(half_angle))
