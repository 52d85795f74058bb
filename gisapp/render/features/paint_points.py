"""Paints points as markers; of those that cover each other completely, only the topmost."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from gisapp.core.geometry import ragged
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import Layer
from gisapp.render.features.frame import Frame
from gisapp.render.features.symbols import marker_picture, paint_marker

_SLICE = 500
_SAME_PLACE_PX = 1.0
"""Markers within a square of this side, in logical pixels, look like one."""


def paint_points(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint the points at `rows`, (n,) int64, of a layer in that order, the last one topmost.

    Yields the share that is painted, from 0 to 1, after each slice.
    """
    if not len(rows):
        return
    vertices, offsets = ragged.take(layer.geometry.vertex_offsets, rows)
    coordinates = layer.geometry.coordinates[vertices]
    top = _topmost(coordinates / (_SAME_PLACE_PX * frame.viewport.resolution))
    points = frame.to_device(coordinates[top])
    classes = layer.classes[np.repeat(rows, np.diff(offsets))[top]]
    symbols = [each.symbol for each in layer.symbology.classes]
    pictures = [marker_picture(symbol, frame.palette, frame.scale) for symbol in symbols]
    for number, (x, y) in enumerate(points.tolist()):
        position = int(classes[number])
        if frame.as_pixels:
            picture = pictures[position]
            frame.painter.drawImage(
                QPointF(round(x - picture.width() / 2), round(y - picture.height() / 2)), picture
            )
        else:
            frame.painter.save()
            frame.painter.translate(x, y)
            paint_marker(frame.painter, symbols[position], frame.palette, frame.scale)
            frame.painter.restore()
        if number % _SLICE == 0:
            yield number / len(points)


def _topmost(places: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the last of the points in each unit square.

    Parameters
    ----------
    places : (n, 2) float64
        Points in units of the squares' side, at least one.

    Returns
    -------
    (squares,) int64
        Positions in `places`, ascending.
    """
    squares = np.floor(places).astype(np.int64)
    keys = squares[:, 0] * (1 << 32) + squares[:, 1]
    # Not np.unique, whose first call imports numpy.ma: 20 ms of a start.
    order = np.argsort(keys, kind="stable")
    squares_end = np.append(keys[order[1:]] != keys[order[:-1]], True)
    return np.sort(order[squares_end])
