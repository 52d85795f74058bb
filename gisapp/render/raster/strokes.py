"""Straight strokes, antialiased across."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined
from gisapp.render.raster.arguments import Edge
from gisapp.render.raster.pixels import lay


@inlined
def stroke(
    pixels: NDArray[np.int64], edge: Edge, width_px: float, color: int, weight: float
) -> None:
    """Lay a straight stroke on a picture; what lies outside is left out.

    It is cut along the longer axis between the middles of pixels: the strokes of a ring join
    without a gap, and no pixel gets both.

    Parameters
    ----------
    pixels : (lines, columns) int64
    edge : (float, float, float, float)
        From where to where, in pixels.
    width_px : float
        How wide it is.
    color : int
        As in `pixels`.
    weight : float
        Of the colour where the stroke covers all of a pixel.
    """
    x0, y0, x1, y1 = edge
    is_steep = abs(x1 - x0) < abs(y1 - y0)
    if is_steep:
        x0, y0, x1, y1 = y0, x0, y1, x1
    if x0 > x1:
        x0, y0, x1, y1 = x1, y1, x0, y0
    if x0 == x1:
        return
    slope = (y1 - y0) / (x1 - x0)
    half = 0.5 * width_px * np.sqrt(1.0 + slope * slope)
    lines, columns = pixels.shape
    length, breadth = (lines, columns) if is_steep else (columns, lines)
    start = int(max(np.ceil(x0 - 0.5), 0.0))
    stop = int(min(np.ceil(x1 - 0.5), float(length)))
    for along in range(start, stop):
        middle = y0 + slope * (along + 0.5 - x0)
        low, high = max(middle - half, 0.0), min(middle + half, float(breadth))
        for across in range(int(low), int(np.ceil(high))):
            share = min(high, across + 1.0) - max(low, float(across))
            line, column = (along, across) if is_steep else (across, along)
            lay(pixels, line, column, color, int(share * weight + 0.5))
