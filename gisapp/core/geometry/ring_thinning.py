"""Rings and lines with fewer points, or in stretches, which are painted far faster."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Offsets, offsets_of, total


def without_far_vertices(
    points: NDArray[np.float64], ring_offsets: Offsets, box: tuple[float, float, float, float]
) -> tuple[NDArray[np.float64], Offsets]:
    """Leave out vertices outside a box without changing what is seen inside of it.

    Vertices of a ring between two others on the same side of the box can be replaced by a
    straight line on that side, so the coast of a continent costs little in the frame of a city.

    Parameters
    ----------
    points : (n, 2) float64
        The vertices of rings or lines, in any unit.
    ring_offsets : (rings + 1,) int64
        Ring i has the points `ring_offsets[i]:ring_offsets[i + 1]`; none is empty.
    box : (float, float, float, float)
        xmin, ymin, xmax, ymax in the unit of the points.

    Returns
    -------
    points : (m, 2) float64
        Those that are kept, among them the first and the last one of each ring.
    ring_offsets : (rings + 1,) int64
        The offsets of the same rings.
    """
    side = np.zeros(len(points), np.int8)
    for code, outside in enumerate(
        (
            points[:, 0] < box[0],
            points[:, 0] > box[2],
            points[:, 1] < box[1],
            points[:, 1] > box[3],
        ),
        start=1,
    ):
        side[outside] = code
    kept = np.ones(len(points), np.bool_)
    kept[1:-1] = (side[1:-1] == 0) | (side[1:-1] != side[:-2]) | (side[1:-1] != side[2:])
    return _with_ends(points, ring_offsets, kept)


def with_limited_length(
    points: NDArray[np.float64],
    ring_offsets: Offsets,
    box: tuple[float, float, float, float],
    longest_px: float,
) -> tuple[NDArray[np.float64], Offsets]:
    """Leave out points of rings that are longer inside a box than `longest_px`.

    Such a ring runs to and fro: it covers the picture even with few of its points, and would
    take minutes to paint.

    Parameters
    ----------
    points, ring_offsets
        Rings or lines as in `without_far_vertices`, in pixels.
    box : (float, float, float, float)
        xmin, ymin, xmax, ymax in pixels.
    longest_px : float
        The length that a ring may have without losing points.

    Returns
    -------
    (m, 2) float64, (rings + 1,) int64
        The points that are kept, first and last ones included, and the rings' new offsets.
    """
    lengths = np.zeros(len(points))
    inside = np.clip(points, box[:2], box[2:])
    lengths[1:] = np.hypot(*np.diff(inside, axis=0).T)
    lengths[ring_offsets[:-1]] = 0
    return _thinned(points, ring_offsets, np.ceil(total(lengths, ring_offsets) / longest_px))


def with_few_points(
    points: NDArray[np.float64], ring_offsets: Offsets, most: int
) -> tuple[NDArray[np.float64], Offsets]:
    """Leave out points evenly from rings with more than `most`.

    Parameters
    ----------
    points, ring_offsets
        Rings or lines as in `without_far_vertices`.
    most : int
        How many points a ring may have, not counting its last one.

    Returns
    -------
    (m, 2) float64, (rings + 1,) int64
        The points that are kept, first and last ones included, and the rings' new offsets.
    """
    return _thinned(points, ring_offsets, np.ceil(np.diff(ring_offsets) / most))


def _thinned(
    points: NDArray[np.float64], ring_offsets: Offsets, steps: NDArray[np.float64]
) -> tuple[NDArray[np.float64], Offsets]:
    """Keep every n-th point of ring i, where n is `steps[i]`, and its last point."""
    if steps.max(initial=1) <= 1:
        return points, ring_offsets
    sizes = np.diff(ring_offsets)
    places = np.arange(len(points)) - np.repeat(ring_offsets[:-1], sizes)
    kept = places % np.repeat(np.maximum(steps, 1), sizes) == 0
    return _with_ends(points, ring_offsets, kept)


def _with_ends(
    points: NDArray[np.float64], ring_offsets: Offsets, kept: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], Offsets]:
    """Keep some points, and the first and the last one of each ring."""
    kept[ring_offsets[:-1]] = True
    kept[ring_offsets[1:] - 1] = True
    return points[kept], offsets_of(kept)[ring_offsets]


def cut(
    points: NDArray[np.float64], ring_offsets: Offsets, most_edges: int
) -> tuple[NDArray[np.float64], Offsets]:
    """Cut rings into stretches with few edges; neighbouring stretches share a point.

    Qt strokes many short paths far faster than one of the same length.

    Parameters
    ----------
    points, ring_offsets
        Rings or lines as in `without_far_vertices`.
    most_edges : int
        How many edges a stretch has at most.

    Returns
    -------
    points : (m, 2) float64
        The points of all stretches.
    offsets : (stretches + 1,) int64
        Stretch i has the points `offsets[i]:offsets[i + 1]`.
    """
    edges = np.diff(ring_offsets) - 1
    counts = np.maximum(-(-edges // most_edges), 1)
    ends = offsets_of(counts)
    number = np.arange(ends[-1]) - np.repeat(ends[:-1], counts)
    starts = np.repeat(ring_offsets[:-1], counts) + number * most_edges
    sizes = np.minimum(np.repeat(ring_offsets[1:], counts) - starts, most_edges + 1)
    offsets = offsets_of(sizes)
    return points[np.repeat(starts - offsets[:-1], sizes) + np.arange(offsets[-1])], offsets
