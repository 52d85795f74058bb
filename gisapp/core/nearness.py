"""Exact tests of a point against a few features of flat arrays, all at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core import ragged
from gisapp.core.feature_geometry import FeatureGeometry
from gisapp.core.ragged import Offsets, Rows

Coordinates = NDArray[np.float64]


class _Outlines(NamedTuple):
    """Vertices of features relative to a point, (n, 2), ring after ring."""

    vertices: Coordinates
    ring_ends: NDArray[np.int64]
    """The place of each ring's last vertex."""
    offsets: Offsets
    """Feature i owns the vertices `offsets[i]:offsets[i + 1]`."""

    def owners(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return which feature owns each of some vertices."""
        return np.asarray(np.searchsorted(self.offsets, places, side="right") - 1)


def contains_point(geometry: FeatureGeometry, rows: Rows, x: float, y: float) -> NDArray[np.bool_]:
    """Tell for each polygon whether it holds a point of EPSG:3857, holes minded.

    A ray to the east crosses the rings an odd number of times. M. Shimrat, Algorithm 112,
    Communications of the ACM 5 (1962).
    """
    outlines = _outlines(geometry, rows, x, y)
    above = outlines.vertices[:, 1] > 0
    straddles = np.zeros(len(above), np.bool_)
    np.not_equal(above[1:], above[:-1], out=straddles[:-1])
    straddles[outlines.ring_ends] = False
    (edges,) = np.nonzero(straddles)
    (x1, y1), (x2, y2) = outlines.vertices[edges].T, outlines.vertices[edges + 1].T
    crosses = ((x1 * y2 - x2 * y1) > 0) == (y2 > y1)
    counts = np.bincount(outlines.owners(edges[crosses]), minlength=len(rows))
    return np.asarray(counts % 2 == 1)


def are_near(
    geometry: FeatureGeometry, rows: Rows, x: float, y: float, distance_m: float
) -> NDArray[np.bool_]:
    """Tell whether each feature's points, lines or outlines come near a point of EPSG:3857.

    `distance_m`, in metres of EPSG:3857, is how near; a feature without geometry never is.
    """
    outlines = _outlines(geometry, rows, x, y)
    x_y = outlines.vertices
    # An edge with both ends far out on the same side stays away; the last vertex of a ring has
    # no edge, but counts as a point.
    may_be = np.ones(len(x_y), np.bool_)
    for far in (*(-distance_m > x_y.T), *(distance_m < x_y.T)):
        may_be[:-1] &= ~(far[:-1] & far[1:])
    (edges,) = np.nonzero(may_be)
    has_edge = np.ones(len(x_y), np.int64)
    has_edge[outlines.ring_ends] = 0
    end = x_y[edges + has_edge[edges]]
    start = x_y[edges]
    along = end - start
    length2 = (along**2).sum(axis=1)
    share = -(start * along).sum(axis=1) / np.where(length2 > 0, length2, 1)
    nearest = start + np.clip(share, 0, 1)[:, None] * along
    hits = edges[np.hypot(nearest[:, 0], nearest[:, 1]) <= distance_m]
    return np.asarray(np.bincount(outlines.owners(hits), minlength=len(rows)) > 0)


def _outlines(geometry: FeatureGeometry, rows: Rows, x: float, y: float) -> _Outlines:
    rings, feature_rings = ragged.take(geometry.feature_ring_offsets, rows)
    vertices, ring_offsets = ragged.take(geometry.ring_offsets, rings)
    if len(rows) == 1 and len(vertices):
        # One feature may have a million vertices; these lie together.
        relative = geometry.coordinates[vertices[0] : vertices[-1] + 1] - (x, y)
    else:
        relative = geometry.coordinates[vertices] - (x, y)
    return _Outlines(relative, ring_offsets[1:] - 1, ring_offsets[feature_rings])
