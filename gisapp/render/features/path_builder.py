"""Flat coordinates become painter paths in bulk, through the bytes of Qt's data stream."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

from gisapp.core.geometry.ragged import Offsets

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
