"""Colours laid on pixels: 16 bits a channel, premultiplied; weights go from 0 to 256.

A pixel is one number: alpha, red, green and blue from its highest bits down, each 256 times what
an image has. A colour has the same places, but 8 bits a channel: times its weight it is a pixel.
"""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined

FULL = 256
"""The weight of a colour that hides what is below it."""
_UNITS = 0x00FF00FF00FF00FF
_ALPHA = 56
_ROUNDING = 4
"""Weights that sum to the whole may exceed it by so much, as each is rounded."""


def color_of(name: str) -> int:
    """Return the opaque colour of "#rrggbb".

    >>> hex(color_of("#ff8000"))
    '0xff00ff00800000'
    """
    red, green, blue = bytes.fromhex(name[1:])
    return 255 << 48 | red << 32 | green << 16 | blue


@inlined
def lay(pixels: NDArray[np.int64], line: int, column: int, color: int, weight: int) -> None:
    """Lay a colour over a pixel that lies in the picture."""
    below = pixels[line, column]
    pixels[line, column] = below - (below >> 8 & _UNITS) * weight + color * weight


@inlined
def share_out(
    pixels: NDArray[np.int64], line: int, column: int, color: int, weight: int, limit: int
) -> None:
    """Lay a colour on the part of a pixel that a polygon covers.

    Polygons that touch share the pixels of their common edge: their weights are added, so that
    the ground does not shine through between them. What is more than `limit`, the weight in the
    polygon's inside, is laid over the others.
    """
    below = pixels[line, column]
    # What is taken of it, rounded up: no sum of a channel runs into the next.
    excess = (below >> _ALPHA & 0xFF) + 1 + weight - limit
    is_over = weight == limit or excess > _ROUNDING
    hidden = weight if is_over else 0
    weight = weight if is_over else weight - max(excess, 0)
    pixels[line, column] = below - (below >> 8 & _UNITS) * hidden + color * weight


@inlined
def develop(picture: NDArray[np.uint32], pixels: NDArray[np.int64]) -> None:
    """Write pixels as those of an image, 8 bits a channel, and set them to 0."""
    lines, columns = picture.shape
    for line in range(lines):
        for column in range(columns):
            channels = pixels[line, column] >> 8 & _UNITS
            pairs = (channels | channels >> 8) & 0x0000FFFF0000FFFF
            picture[line, column] = (pairs | pairs >> 16) & 0xFFFFFFFF
            pixels[line, column] = 0
