"""Features too small for a shape: each adds what it covers of a pixel to the pixel's colours."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined
from gisapp.core.geometry.level_of_detail import LEAST_COVERAGE
from gisapp.render.raster.pixels import FULL

_ONE_PIXEL = 0.5
"""A feature shorter than this goes to one pixel; longer ones would show a moiré pattern."""


@inlined
def add_dot(
    dots: NDArray[np.float32],
    columns: int,
    lines: int,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    area: float,
    color: int,
    weight: int,
) -> None:
    """Add a feature, as if it filled its bounds evenly.

    Parameters
    ----------
    dots : float32
        Blue, green, red and the coverage itself, summed up; at least of (lines, columns, 4).
    columns, lines : int
        The size of the picture.
    x0, y0, x1, y1 : float
        The feature's bounds in pixels.
    area : float
        How many pixels it covers.
    color : int
        As a pixel.
    weight : int
        Of the colour, where it covers all of a pixel.
    """
    area = max(area, LEAST_COVERAGE) * weight / FULL
    if x1 - x0 < _ONE_PIXEL and y1 - y0 < _ONE_PIXEL:
        column, line = int(np.floor((x0 + x1) * 0.5)), int(np.floor((y0 + y1) * 0.5))
        if 0 <= column < columns and 0 <= line < lines:
            _add(dots, line, column, color, area)
        return
    width, height = max(x1 - x0, 1e-3), max(y1 - y0, 1e-3)
    area /= width * height
    first = max(int(np.floor(x0)), 0)
    last = min(int(np.floor(x0 + width)), columns - 1)
    for line in range(max(int(np.floor(y0)), 0), min(int(np.floor(y0 + height)) + 1, lines)):
        in_line = area * (min(y0 + height, line + 1.0) - max(y0, float(line)))
        for column in range(first, last + 1):
            across = min(x0 + width, column + 1.0) - max(x0, float(column))
            _add(dots, line, column, color, in_line * across)


@inlined
def _add(dots: NDArray[np.float32], line: int, column: int, color: int, share: float) -> None:
    dots[line, column, 0] += np.float32(share * (color & 255))
    dots[line, column, 1] += np.float32(share * (color >> 8 & 255))
    dots[line, column, 2] += np.float32(share * (color >> 16 & 255))
    dots[line, column, 3] += np.float32(share)


@inlined
def lay_dots(picture: NDArray[np.uint32], dots: NDArray[np.float32]) -> None:
    """Put dots into an empty picture, and set them to 0.

    Where colours share a pixel, each counts by what it covers.
    """
    lines, columns = picture.shape
    for line in range(lines):
        for column in range(columns):
            covered = dots[line, column, 3]
            if covered > 0.0:
                opacity = min(covered, np.float32(1.0))
                strength = opacity / covered
                pixel = int(255 * opacity + 0.5)
                for channel in (2, 1, 0):
                    pixel = pixel << 8 | int(dots[line, column, channel] * strength + 0.5)
                    dots[line, column, channel] = 0.0
                dots[line, column, 3] = 0.0
                picture[line, column] = pixel
