"""Colours laid on pixels: 32 bits each, premultiplied, alpha first; weights go from 0 to 256."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined

FULL = 256
"""The weight of a colour that hides what is below it."""
_TWO = 0xFF00FF
_HALVES = 0x800080
_ROUNDING = 4
"""Shares of a pixel that sum to one may exceed it by so much, as each is rounded."""


@inlined
def lay(picture: NDArray[np.uint32], line: int, column: int, color: int, weight: int) -> None:
    """Lay so much of a colour over a pixel that lies in the picture."""
    below = int(picture[line, column])
    rest = FULL - weight
    red_blue = (below & _TWO) * rest + (color & _TWO) * weight + _HALVES
    alpha_green = (below >> 8 & _TWO) * rest + (color >> 8 & _TWO) * weight + _HALVES
    picture[line, column] = red_blue >> 8 & _TWO | alpha_green & ~_TWO


@inlined
def share_out(
    picture: NDArray[np.uint32], line: int, column: int, color: int, weight: int, limit: int
) -> None:
    """Lay a colour on the part of a pixel that a polygon covers.

    Polygons that touch share the pixels of their common edge: their weights are added, so that
    the ground does not shine through between them. What is more than `limit`, the weight in the
    polygon's inside, is laid over the others.
    """
    below = int(picture[line, column])
    excess = (below >> 24) + weight - limit
    is_over = excess > _ROUNDING
    rest = FULL - weight if is_over else FULL
    weight = weight if is_over else weight - max(excess, 0)
    red_blue = (below & _TWO) * rest + (color & _TWO) * weight
    alpha_green = (below >> 8 & _TWO) * rest + (color >> 8 & _TWO) * weight
    picture[line, column] = red_blue >> 8 & _TWO | alpha_green & ~_TWO
