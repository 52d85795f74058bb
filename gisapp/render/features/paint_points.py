"""Paints points as markers; of those that would cover each other wholly, only the topmost."""

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
"""Markers within one square of this side look like one, in logical pixels."""


def paint_points(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint the points at `rows` of a layer in their order, the last one topmost."""
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
    """Return, ascending, the last of the points in each unit square; there is at least one."""
    squares = np.floor(places).astype(np.int64)
    keys = squares[:, 0] * (1 << 32) + squares[:, 1]
    # Not np.unique, whose first call imports numpy.ma: 20 ms of a start.
    order = np.argsort(keys, kind="stable")
    squares_end = np.append(keys[order[1:]] != keys[order[:-1]], True)
    return np.sort(order[squares_end])
