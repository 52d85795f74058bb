"""Flat coordinates become painter paths in bulk, through the bytes of Qt's data stream."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

from gisapp.core.geometry.ragged import Offsets, offsets_of

_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE_TO, _LINE_TO = 0, 1

# After the elements: where the last subpath starts, and the fill rule, winding.
_TAIL = bytes(7) + b"\1"


def path_of(points: NDArray[np.float64], ring_offsets: Offsets) -> QPainterPath:
    """Return a path with one subpath for each ring, filled by the winding rule.

    Parameters
    ----------
    points : (n, 2) float64
        In any unit; all finite: a single NaN makes Qt drop the whole path silently.
    ring_offsets : (rings + 1,) int64
        Ring i has the points `ring_offsets[i]:ring_offsets[i + 1]`; none is empty.
    """
    return next(paths_of(points, ring_offsets, np.array([0, len(ring_offsets) - 1])))


def paths_of(
    points: NDArray[np.float64], ring_offsets: Offsets, piece_offsets: Offsets
) -> Iterator[QPainterPath]:
    """Return a path for each group of rings, as `path_of` does for one.

    Parameters
    ----------
    points : (n, 2) float64
        In any unit, all finite.
    ring_offsets : (rings + 1,) int64
        Ring i has the points `ring_offsets[i]:ring_offsets[i + 1]`; none is empty.
    piece_offsets : (paths + 1,) int64
        Path i has the rings `piece_offsets[i]:piece_offsets[i + 1]`; one without is empty.
    """
    elements = np.empty(len(points), _ELEMENT)
    elements["type"] = _LINE_TO
    elements["type"][ring_offsets[:-1]] = _MOVE_TO
    elements["x"] = points[:, 0]
    elements["y"] = points[:, 1]
    ends = ring_offsets[piece_offsets].tolist()
    for start, end in pairwise(ends):
        yield _read_path(elements[start:end])


def _read_path(elements: NDArray[np.void]) -> QPainterPath:
    path = QPainterPath()
    if len(elements):
        count = np.array(len(elements), ">i4").tobytes()
        stream = QDataStream(QByteArray(b"".join((count, elements.tobytes(), _TAIL))))
        stream >> path
    return path


def segments_path(segments: NDArray[np.float64]) -> QPainterPath:
    """Return a path of separate straight lines.

    Parameters
    ----------
    segments : (n, 2, 2) float64
        The two end points of each line, in any unit.
    """
    return path_of(segments.reshape(-1, 2), np.arange(0, 2 * len(segments) + 1, 2))


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
    kept[ring_offsets[:-1]] = True
    kept[ring_offsets[1:] - 1] = True
    return points[kept], offsets_of(np.add.reduceat(kept, ring_offsets[:-1], dtype=np.int64))


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
    of_rings = np.add.reduceat(lengths, ring_offsets[:-1])
    return _thinned(points, ring_offsets, np.ceil(of_rings / longest_px))


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
    kept[ring_offsets[1:] - 1] = True
    return points[kept], offsets_of(np.add.reduceat(kept, ring_offsets[:-1], dtype=np.int64))


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
