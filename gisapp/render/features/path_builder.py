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
GIANT_VERTICES = 2000
"""What has more is worth being cut to the view."""

# After the elements: where the last subpath starts, and the fill rule, odd-even.
_TAIL = bytes(8)


def path_of(points: NDArray[np.float64], ring_offsets: Offsets) -> QPainterPath:
    """Return a path with one subpath a ring, filled by the odd-even rule.

    Parameters
    ----------
    points : (n, 2) float64
        All finite: a single NaN makes Qt drop the whole path without a word.
    ring_offsets : (rings + 1,) int64
        Ring i owns the points `ring_offsets[i]:ring_offsets[i + 1]`; none is empty.
    """
    return next(paths_of(points, ring_offsets, np.array([0, len(ring_offsets) - 1])))


def paths_of(
    points: NDArray[np.float64], ring_offsets: Offsets, piece_offsets: Offsets
) -> Iterator[QPainterPath]:
    """Return a path for each piece; piece i owns the rings `piece_offsets[i]` to the next's."""
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
    """Return a path of separate straight lines, given as (n, 2, 2): two points each."""
    return path_of(segments.reshape(-1, 2), np.arange(0, 2 * len(segments) + 1, 2))


def without_far_vertices(
    points: NDArray[np.float64], ring_offsets: Offsets, box: tuple[float, float, float, float]
) -> tuple[NDArray[np.float64], Offsets]:
    """Leave out vertices far outside a box (xmin, ymin, xmax, ymax), keeping what is seen in it.

    Whatever lies between two neighbours of a ring on the same side of the box can be replaced by
    a straight line on that side, so a coast of a continent costs a city's frame little. Rings
    keep their first and last points.
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


def without_crowding(
    points: NDArray[np.float64],
    ring_offsets: Offsets,
    box: tuple[float, float, float, float],
    longest_px: float,
) -> tuple[NDArray[np.float64], Offsets]:
    """Leave out points of rings that run to and fro in a box for longer than `longest_px`.

    Such a ring covers the picture whatever is left out, and would take minutes to paint. Rings
    keep their first and last points.
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
    """Leave out points of rings with more than `most`, evenly; first and last ones stay."""
    return _thinned(points, ring_offsets, np.ceil(np.diff(ring_offsets) / most))


def _thinned(
    points: NDArray[np.float64], ring_offsets: Offsets, steps: NDArray[np.float64]
) -> tuple[NDArray[np.float64], Offsets]:
    """Keep every so many-th point of each ring, and its last one."""
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
    """Cut rings into stretches of so many edges at most; neighbours share a point.

    Qt strokes many short paths far faster than one of the same length.
    """
    edges = np.diff(ring_offsets) - 1
    counts = np.maximum(-(-edges // most_edges), 1)
    ends = offsets_of(counts)
    number = np.arange(ends[-1]) - np.repeat(ends[:-1], counts)
    starts = np.repeat(ring_offsets[:-1], counts) + number * most_edges
    sizes = np.minimum(np.repeat(ring_offsets[1:], counts) - starts, most_edges + 1)
    offsets = offsets_of(sizes)
    return points[np.repeat(starts - offsets[:-1], sizes) + np.arange(offsets[-1])], offsets
