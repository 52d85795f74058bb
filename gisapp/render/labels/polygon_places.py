"""Where polygons have most room for a text: by arithmetic on the edges of many at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.ragged import Offsets, Rows

Numbers = NDArray[np.float64]
INSIDE = 0.9
"""The share of a text's width and height that must lie inside a polygon; its rim is empty."""
_HEIGHTS = (0.5, 0.3, 0.7, 0.1, 0.9, 0.2, 0.8, 0.4, 0.6)
"""Where a polygon is looked through from west to east, as shares of its height."""
_MUCH = 1.2
"""A text is turned, or moved away from the centroid, for so many times the room."""
_BEND = 0.1
"""The sine of an angle by which an outline bends."""
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
    best = np.zeros((len(origins), 4))
    rows = np.arange(len(origins))
    for height in (None, *_HEIGHTS):
        some = edges.of(rows)
        middles = _centroids(some) if height is None else _across(some, height)
        if height is None:
            best[:, :2] = middles
        _improve(best, rows, middles, np.zeros(len(rows)), _rooms(some, middles, halves[rows]))
        tight = best[rows, 3] < 2 * resolution
        rows, some, middles = rows[tight], some.of(np.flatnonzero(tight)), middles[tight]
        reach = 1.5 * halves[rows, 0] * resolution
        _improve(best, rows, *_turned_places(some, middles, reach, halves[rows]))
        rows = rows[best[rows, 3] < 2 * resolution]
        if height is None:
            rows = rows[_have_bays(edges.of(rows))]
    middles, angles, rooms = best[:, :2], best[:, 2], best[:, 3]
    x, y = (origins + middles).T
    return Places(x, y, angles, rooms)


def _improve(best: Numbers, rows: Rows, middles: Numbers, angles: Numbers, rooms: Numbers) -> None:
    """Put places into the rows of `best` (x, y, angle, room) where they have much more room."""
    better = rooms > best[rows, 3] * _MUCH
    best[rows[better]] = np.column_stack((middles, angles, rooms))[better]


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
    area, x, y = (ragged.total(each, edges.offsets) for each in parts)
    return np.asarray(np.column_stack((x, y)) / (3 * np.where(area == 0, 1.0, area))[:, None])


def _have_bays(edges: Edges) -> NDArray[np.bool_]:
    """Return which polygons have holes or bend inwards, (n,); in others no place has more room."""
    ways = edges.ends - edges.starts
    ways /= np.maximum(np.hypot(*ways.T), 1e-9)[:, None]
    bends = ways[:-1, 0] * ways[1:, 1] - ways[:-1, 1] * ways[1:, 0]
    goes_on = (edges.ends[:-1] == edges.starts[1:]).all(axis=1)
    owners = edges.owners
    is_inner = owners[:-1] == owners[1:]
    left, right, breaks = (
        np.bincount(owners[:-1][is_inner & each], minlength=len(edges.offsets) - 1)
        for each in (bends > _BEND, bends < -_BEND, ~goes_on)
    )
    return np.asarray((breaks > 0) | ((left > 0) & (right > 0)))


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


class _Chords(NamedTuple):
    """Where lines across polygons run inside of them: from `low` to `high`, `owners` ascending."""

    owners: Rows
    low: Numbers
    high: Numbers

    @classmethod
    def along_x(cls, edges: Edges, y: Numbers) -> "_Chords":
        """Return the chords at the height `y` of each polygon, (n,)."""
        return cls._cut(edges, edges.starts.T, edges.ends.T, y)

    @classmethod
    def along_y(cls, edges: Edges, x: Numbers) -> "_Chords":
        """Return the chords at the place `x` of each polygon, (n,)."""
        return cls._cut(edges, edges.starts.T[::-1], edges.ends.T[::-1], x)

    @classmethod
    def _cut(cls, edges: Edges, starts: Numbers, ends: Numbers, levels: Numbers) -> "_Chords":
        owners = edges.owners
        level = levels[owners]
        cut = np.flatnonzero((starts[1] > level) != (ends[1] > level))
        owners, level, (x0, y0), (x1, y1) = owners[cut], level[cut], starts[:, cut], ends[:, cut]
        x = x0 + (x1 - x0) * (level - y0) / (y1 - y0)
        order = np.lexsort((x, owners))
        # Closed rings are crossed an even number of times.
        return cls(owners[order][::2], x[order][::2], x[order][1::2])

    def best_middles(self, scores: Numbers, otherwise: Numbers) -> Numbers:
        """Return the middle of each polygon's chord with the highest score."""
        middles = otherwise.copy()
        order = np.argsort(scores, kind="stable")
        middles[self.owners[order]] = ((self.low + self.high) / 2)[order]
        return middles

    def longest(self, otherwise: Numbers) -> Numbers:
        """Return the middle of the longest chord of each polygon, (n,)."""
        return self.best_middles(self.high - self.low, otherwise)

    def through(self, points: Numbers) -> Numbers:
        """Return the middle of each polygon's chord about one of `points`, (n,)."""
        at = points[self.owners]
        is_about = (self.low <= at) & (at <= self.high)
        return self.best_middles(is_about.astype(np.float64), points)


def _across(edges: Edges, height: float) -> Numbers:
    """Return the middle of the longest way across at a share of each polygon's height, (n, 2)."""
    if not len(edges.starts):
        return np.zeros((0, 2))
    low, high = (
        each.reduceat(edges.starts[:, 1], edges.offsets[:-1]) for each in (np.minimum, np.maximum)
    )
    y = low + height * (high - low)
    x = _Chords.along_x(edges, y).longest(np.zeros(len(y)))
    return np.column_stack((x, _Chords.along_y(edges, x).through(y)))


def _turned_places(
    edges: Edges, middles: Numbers, reach: Numbers, halves: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Return places, angles and rooms of texts that run as the polygons do near the middles."""
    seen = edges.about(middles)
    angles = _directions(seen, reach)
    turns = np.radians(angles)
    turned = seen.about(np.zeros_like(middles), turns)
    zero = np.zeros(len(turns))
    x = _Chords.along_x(turned, zero).through(zero)
    there = np.column_stack((x, _Chords.along_y(turned, x).through(zero)))
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
