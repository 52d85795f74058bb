"""Exact tests of a point against a few features of flat arrays, all at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.ragged import Offsets, Rows

Coordinates = NDArray[np.float64]


class Edges(NamedTuple):
    """Edges of features, relative to a point.

    Parameters
    ----------
    start, end : (edges, 2) float64
        x and y of both ends of each edge, less those of the point; metres of EPSG:3857.
    offsets : (features + 1,) int64
        Feature i owns the edges `offsets[i]:offsets[i + 1]`.
    """

    start: Coordinates
    end: Coordinates
    offsets: Offsets


def edges_about(geometry: FeatureGeometry, rows: Rows, x: float, y: float) -> Edges:
    """Return the edges of some features, relative to a point.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.
    rows : (n,) int64
        The features of which the edges are returned.
    x, y : float
        The point, in EPSG:3857.

    Returns
    -------
    Edges
        Of n features, in the order of `rows`. Each vertex begins an edge; that of a ring's last
        vertex has no length, so that points have an edge too.
    """
    rings, feature_rings = ragged.take(geometry.feature_ring_offsets, rows)
    vertices, ring_offsets = ragged.take(geometry.ring_offsets, rings)
    if len(rows) == 1 and len(vertices):
        # One feature may have a million vertices; these lie together.
        start = geometry.coordinates[vertices[0] : vertices[-1] + 1] - (x, y)
    else:
        start = geometry.coordinates[vertices] - (x, y)
    end = np.empty_like(start)
    end[:-1] = start[1:]
    last = ring_offsets[1:] - 1
    end[last] = start[last]
    return Edges(start, end, ring_offsets[feature_rings])


def contain_point(edges: Edges) -> NDArray[np.bool_]:
    """Find the polygons inside which the point lies that their edges are relative to.

    Parameters
    ----------
    edges : Edges
        Of polygons, holes included.

    Returns
    -------
    (features,) bool
        True for a point inside, False for one outside or in a hole; either on the outline.

    Notes
    -----
    A ray from the point to the east crosses the rings of a polygon around it an odd number of
    times. M. Shimrat, Algorithm 112, Communications of the ACM 5 (1962).
    """
    (x1, y1), (x2, y2) = edges.start.T, edges.end.T
    straddles = (y1 > 0) != (y2 > 0)
    cross = x1 * y2 - x2 * y1
    crosses = straddles & ((cross > 0) == (y2 > y1))
    odd: NDArray[np.bool_] = ragged.total(crosses.astype(np.int64), edges.offsets) % 2 == 1
    return odd


def distances(edges: Edges) -> NDArray[np.float64]:
    """Measure how far each feature's points, lines or outlines are from the edges' point.

    Parameters
    ----------
    edges : Edges
        Of features of any kind.

    Returns
    -------
    (features,) float64
        In metres of EPSG:3857; of a polygon to its outline, inside too. Infinite for a feature
        without geometry.
    """
    along = edges.end - edges.start
    length2 = np.einsum("ij,ij->i", along, along)
    dot = np.einsum("ij,ij->i", edges.start, along)
    share = np.clip(-dot / np.where(length2 > 0, length2, 1), 0, 1)
    nearest = edges.start + share[:, None] * along
    shortest = np.full(len(edges.offsets) - 1, np.inf)
    filled = edges.offsets[1:] > edges.offsets[:-1]
    if filled.any():
        lengths = np.hypot(nearest[:, 0], nearest[:, 1])
        shortest[filled] = np.minimum.reduceat(lengths, edges.offsets[:-1][filled])
    return shortest
