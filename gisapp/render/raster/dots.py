"""Features too small for a shape: each adds what it covers of a pixel to the pixel's colours."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined
from gisapp.core.geometry.level_of_detail import LEAST_COVERAGE
from gisapp.render.raster.pixels import FULL

_ONE_PIXEL = 0.5
"""A feature shorter than this goes to one pixel; longer ones would show a moiré pattern."""
_WHOLE = 4096
"""What all of a pixel counts as."""
_MOST = 2**23
"""No more is added where so much lies on a pixel: its sums would run into each other."""
_LOWER = 2**32 - 1


@inlined
def add_dot(
    dots: NDArray[np.int64],
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
    dots : (at least lines, columns, 2) int64
        Sums for each pixel, two in each number: red and blue, green and the coverage itself.
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
    area = max(area, LEAST_COVERAGE) * weight * (_WHOLE / FULL)
    red_blue = (color >> 16 & 255) << 32 | color & 255
    green_covered = (color >> 8 & 255) << 32 | 1
    if x1 - x0 < _ONE_PIXEL and y1 - y0 < _ONE_PIXEL:
        column, line = int(np.floor((x0 + x1) * 0.5)), int(np.floor((y0 + y1) * 0.5))
        if 0 <= column < columns and 0 <= line < lines:
            _add(dots, line, column, red_blue, green_covered, area)
        return
    width, height = max(x1 - x0, 1e-3), max(y1 - y0, 1e-3)
    area /= width * height
    first = max(int(np.floor(x0)), 0)
    last = min(int(np.floor(x0 + width)), columns - 1)
    for line in range(max(int(np.floor(y0)), 0), min(int(np.floor(y0 + height)) + 1, lines)):
        in_line = area * (min(y0 + height, line + 1.0) - max(y0, float(line)))
        for column in range(first, last + 1):
            across = min(x0 + width, column + 1.0) - max(x0, float(column))
            _add(dots, line, column, red_blue, green_covered, in_line * across)


@inlined
def _add(
    dots: NDArray[np.int64],
    line: int,
    column: int,
    red_blue: int,
    green_covered: int,
    covered: float,
) -> None:
    part = int(covered + 0.5)
    if dots[line, column, 1] & _LOWER < _MOST:
        dots[line, column, 0] += red_blue * part
        dots[line, column, 1] += green_covered * part


@inlined
def lay_dots(picture: NDArray[np.uint32], dots: NDArray[np.int64]) -> None:
    """Put dots into an empty picture, and set them to 0.

    Where colours share a pixel, each counts by what it covers.
    """
    lines, columns = picture.shape
    for line in range(lines):
        for column in range(columns):
            red_blue, green_covered = dots[line, column, 0], dots[line, column, 1]
            covered = green_covered & _LOWER
            if covered > 0:
                strength = 1.0 / max(covered, _WHOLE)
                picture[line, column] = (
                    int(255 * covered * strength + 0.5) << 24
                    | int((red_blue >> 32) * strength + 0.5) << 16
                    | int((green_covered >> 32) * strength + 0.5) << 8
                    | int((red_blue & _LOWER) * strength + 0.5)
                )
                dots[line, column, 0] = dots[line, column, 1] = 0
