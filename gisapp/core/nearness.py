"""Exact tests of a point against a few features of flat arrays, all at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core import ragged
from gisapp.core.feature_geometry import FeatureGeometry
from gisapp.core.ragged import Offsets, Rows

Coordinates = NDArray[np.float64]


class _Edges(NamedTuple):
    """Edges of features, relative to a point: from `start` to `end`, (edges, 2) each."""

    start: Coordinates
    end: Coordinates
    offsets: Offsets
    """Feature i owns the edges `offsets[i]:offsets[i + 1]`."""


def contains_point(geometry: FeatureGeometry, rows: Rows, x: float, y: float) -> NDArray[np.bool_]:
    """Tell for each polygon whether it holds a point of EPSG:3857, holes minded.

    A ray to the east crosses the rings an odd number of times. M. Shimrat, Algorithm 112,
    Communications of the ACM 5 (1962).
    """
    edges = _edges(geometry, rows, x, y)
    (x1, y1), (x2, y2) = edges.start.T, edges.end.T
    straddles = (y1 > 0) != (y2 > 0)
    cross = x1 * y2 - x2 * y1
    crosses = straddles & ((cross > 0) == (y2 > y1))
    odd: NDArray[np.bool_] = ragged.total(crosses.astype(np.int64), edges.offsets) % 2 == 1
    return odd


def distances(geometry: FeatureGeometry, rows: Rows, x: float, y: float) -> NDArray[np.float64]:
    """Return how far each feature's points, lines or outlines are from a point of EPSG:3857.

    Metres of EPSG:3857; infinite for a feature without geometry.
    """
    edges = _edges(geometry, rows, x, y)
    along = edges.end - edges.start
    length2 = (along**2).sum(axis=1)
    share = -(edges.start * along).sum(axis=1) / np.where(length2 > 0, length2, 1)
    nearest = edges.start + np.clip(share, 0, 1)[:, None] * along
    shortest = np.full(len(rows), np.inf)
    filled = edges.offsets[1:] > edges.offsets[:-1]
    if filled.any():
        lengths = np.hypot(nearest[:, 0], nearest[:, 1])
        shortest[filled] = np.minimum.reduceat(lengths, edges.offsets[:-1][filled])
    return shortest


def _edges(geometry: FeatureGeometry, rows: Rows, x: float, y: float) -> _Edges:
    """Return the edges of features; each ring's last vertex is an edge without length."""
    rings, feature_rings = ragged.take(geometry.feature_ring_offsets, rows)
    vertices, ring_offsets = ragged.take(geometry.ring_offsets, rings)
    start = geometry.coordinates[vertices] - (x, y)
    end = np.roll(start, -1, axis=0)
    last = ring_offsets[1:] - 1
    end[last] = start[last]
    return _Edges(start, end, ring_offsets[feature_rings])
