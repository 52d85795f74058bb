"""How much of each pixel a polygon covers: signed areas beside its edges, summed from the left.

The method of font rasterizers, told in R. Levien, "Inside the fastest font renderer in the world"
(2016): in each line of pixels an edge adds what it takes of the line to its right.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined
from gisapp.render.raster.arguments import Edge
from gisapp.render.raster.pixels import share_out


class Box(NamedTuple):
    """The pixels that a polygon may touch: a part of the picture.

    Parameters
    ----------
    left, top, width, height : int
        In pixels of the picture.
    is_whole : bool
        True if no part of the polygon lies outside.
    """

    left: int
    top: int
    width: int
    height: int
    is_whole: bool


@inlined
def add_ring(
    sums: NDArray[np.float32],
    box: Box,
    xs: NDArray[np.float64],
    ys: NDArray[np.float64],
    begin: int,
    end: int,
    is_hole: bool,
    is_one_of_many: bool,
) -> None:
    """Add a ring to the sums of a box.

    Parameters
    ----------
    sums : (at least (box.height + 1) * (box.width + 2),) float32
        Line by line; beside the box two columns, below it a line.
    box : Box
    xs, ys : float64
        The ring's points from `begin` to `end - 1`, in pixels of the picture.
    is_hole : bool
        True to take from what is covered.
    is_one_of_many : bool
        False if the ring is all of its feature, so that its direction makes no difference.
    """
    sign = 1.0
    if is_one_of_many:
        sign = _turn(xs, ys, begin, end)
    if is_hole:
        sign = -sign
    for point in range(begin, end - 1):
        x0, y0 = xs[point] - box.left, ys[point] - box.top
        edge = x0, y0, xs[point + 1] - box.left, ys[point + 1] - box.top
        if not box.is_whole:
            _add_clipped_edge(sums, box, edge, sign)
        else:
            _add_edge(sums, box.width + 2, edge, sign)


@inlined
def _turn(xs: NDArray[np.float64], ys: NDArray[np.float64], begin: int, end: int) -> float:
    """Return 1 or -1, by the direction in which a ring turns."""
    area = 0.0
    for point in range(begin + 1, end - 1):
        area += (xs[point] - xs[begin]) * (ys[point + 1] - ys[begin])
        area -= (ys[point] - ys[begin]) * (xs[point + 1] - xs[begin])
    return 1.0 if area > 0.0 else -1.0


@inlined
def _add_clipped_edge(sums: NDArray[np.float32], box: Box, edge: Edge, sign: float) -> None:
    """Add an edge that may leave the box; what lies beside it counts as on its rim.

    It is in pixels from the corner of the box. If it goes down it adds `sign`, if up the opposite.
    """
    x0, y0, x1, y1 = edge
    width, height = box.width, box.height
    if y0 > y1:
        x0, y0, x1, y1, sign = x1, y1, x0, y0, -sign
    if y1 <= 0.0 or y0 >= height or y0 == y1:
        return
    slope = (x1 - x0) / (y1 - y0)
    if y0 < 0.0:
        x0 -= y0 * slope
        y0 = 0.0
    if y1 > height:
        x1 = x0 + (height - y0) * slope
        y1 = float(height)
    near, far = (0.0, float(width)) if x0 < x1 else (float(width), 0.0)
    for rim in (near, far):
        if (x0 < rim) != (x1 < rim):
            y = min(max(y0 + (rim - x0) / slope, y0), y1)
            _add_within(sums, width, (x0, y0, rim, y), sign)
            x0, y0 = rim, y
    _add_within(sums, width, (x0, y0, x1, y1), sign)


@inlined
def _add_within(sums: NDArray[np.float32], width: int, edge: Edge, sign: float) -> None:
    x0, x1 = min(max(edge[0], 0.0), float(width)), min(max(edge[2], 0.0), float(width))
    _add_edge(sums, width + 2, (x0, edge[1], x1, edge[3]), sign)


@inlined
def _add_edge(sums: NDArray[np.float32], stride: int, edge: Edge, sign: float) -> None:
    """Add an edge that lies in the box, whose lines are `stride` sums long."""
    x0, y0, x1, y1 = edge
    if y0 > y1:
        x0, y0, x1, y1, sign = x1, y1, x0, y0, -sign
    line, last = int(y0), int(y1)
    if line == last:
        _add_piece(sums, line * stride, x0, x1, (y1 - y0) * sign)
        return
    slope = (x1 - x0) / (y1 - y0)
    part = line + 1 - y0
    x = x0 + slope * part
    _add_piece(sums, line * stride, x0, x, part * sign)
    for between in range(line + 1, last):
        next_x = x + slope
        _add_piece(sums, between * stride, x, next_x, sign)
        x = next_x
    _add_piece(sums, last * stride, x, x1, (y1 - last) * sign)


@inlined
def _add_piece(sums: NDArray[np.float32], start: int, x0: float, x1: float, height: float) -> None:
    """Add the piece of an edge in one line of pixels, whose sums begin at `start`."""
    left, right = (x0, x1) if x0 < x1 else (x1, x0)
    first, last = int(left), int(right)
    place = start + first
    if first == last:
        beside = height * (0.5 * (left + right) - first)
        sums[place] += height - beside
        sums[place + 1] += beside
        return
    steep = height / (right - left)
    into = first + 1 - left
    # What it takes of the pixel at `place`; the sums are the differences from pixel to pixel.
    taken = 0.5 * steep * into * into
    sums[place] += taken
    next_taken = steep * (into + 0.5)
    for place in range(start + first + 1, start + last):
        sums[place] += next_taken - taken
        taken = next_taken
        next_taken += steep
    over = right - last
    next_taken = height - 0.5 * steep * over * over
    sums[start + last] += next_taken - taken
    sums[start + last + 1] += height - next_taken


@inlined
def lay_covered(
    picture: NDArray[np.uint32], sums: NDArray[np.float32], box: Box, color: int, limit: int
) -> None:
    """Lay a colour on what is covered of a box, and set its sums to 0.

    `limit` is the colour's weight where it covers all of a pixel.
    """
    for line in range(box.height):
        start = line * (box.width + 2)
        covered = np.float32(0.0)
        for column in range(box.width):
            covered += sums[start + column]
            sums[start + column] = 0.0
            share = min(abs(covered), np.float32(1.0))
            weight = int(share * np.float32(limit) + np.float32(0.5))
            share_out(picture, box.top + line, box.left + column, color, weight, limit)
        sums[start + box.width] = 0.0
        sums[start + box.width + 1] = 0.0
    for place in range(box.height * (box.width + 2), (box.height + 1) * (box.width + 2)):
        sums[place] = 0.0
