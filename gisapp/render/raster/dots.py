"""Features too small for a shape: each lays its colour on what it covers of its pixels."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined
from gisapp.core.geometry.level_of_detail import DOT_PX, LEAST_COVERAGE
from gisapp.render.raster.arguments import Bounds
from gisapp.render.raster.pixels import share_out

_ONE_PIXEL = 0.5
"""A feature shorter than this goes to one pixel; longer ones would show a moiré pattern."""


@inlined
def is_dot(bounds: Bounds) -> bool:
    """True if bounds in pixels are too small for a shape."""
    x0, y0, x1, y1 = bounds
    return x1 - x0 < DOT_PX and y1 - y0 < DOT_PX


@inlined
def lay_dot(pixels: NDArray[np.int64], bounds: Bounds, area: float, color: int, limit: int) -> None:
    """Lay a feature's colour on its pixels, as if it filled its bounds evenly.

    Parameters
    ----------
    pixels : (lines, columns) int64
    bounds : (float, float, float, float)
        The feature's bounds in pixels: left, top, right, bottom.
    area : float
        How many pixels it covers.
    color : int
        As in `pixels`.
    limit : int
        The colour's weight where it covers all of a pixel.
    """
    x0, y0, x1, y1 = bounds
    lines, columns = pixels.shape
    area = max(area, LEAST_COVERAGE)
    if x1 - x0 < _ONE_PIXEL and y1 - y0 < _ONE_PIXEL:
        column, line = int(np.floor((x0 + x1) * 0.5)), int(np.floor((y0 + y1) * 0.5))
        if 0 <= column < columns and 0 <= line < lines:
            share_out(pixels, line, column, color, min(int(area * limit + 0.5), limit), limit)
        return
    width, height = max(x1 - x0, 1e-3), max(y1 - y0, 1e-3)
    share = area / (width * height) * limit
    first, last = max(int(np.floor(x0)), 0), min(int(np.floor(x0 + width)), columns - 1)
    for line in range(max(int(np.floor(y0)), 0), min(int(np.floor(y0 + height)) + 1, lines)):
        in_line = share * (min(y0 + height, line + 1.0) - max(y0, float(line)))
        for column in range(first, last + 1):
            across = min(x0 + width, column + 1.0) - max(x0, float(column))
            weight = min(int(in_line * across + 0.5), limit)
            share_out(pixels, line, column, color, weight, limit)
