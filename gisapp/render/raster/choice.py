"""Which features a band needs: dots are added up at once, larger ones are listed."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.level_of_detail import DOT_PX
from gisapp.render.raster.arguments import Band, Features, Looks
from gisapp.render.raster.dots import add_dot, lay_dots


@inlined
def bounds_px(band: Band, features: Features, row: int) -> tuple[float, float, float, float]:
    """Return a feature's bounds in pixels from the corner of a band: left, top, right, bottom."""
    bounds = features.bounds
    return (
        (bounds[row, 0] - band.west) * band.scale,
        (band.north - bounds[row, 3]) * band.scale,
        (bounds[row, 2] - band.west) * band.scale,
        (band.north - bounds[row, 1]) * band.scale,
    )


@inlined
def _blocks_in(
    band: Band, height: int, width: int, blocks: NDArray[np.float64]
) -> NDArray[np.int64]:
    east, south = band.west + width / band.scale, band.north - height / band.scale
    return np.flatnonzero(
        (blocks[:, 0] <= east)
        & (blocks[:, 2] >= band.west)
        & (blocks[:, 1] <= band.north)
        & (blocks[:, 3] >= south)
    )


@inlined
def lay_dots_and_list_shapes(
    picture: NDArray[np.uint32], band: Band, features: Features, looks: Looks, are_lines: bool
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Paint the features that are dots into an empty band, and return the others.

    Parameters
    ----------
    picture : (lines, columns) uint32
        The band, transparent.
    band, features, looks
        Of the kernel.
    are_lines : bool
        True to count each dot as a line from corner to corner of its bounds, a pixel wide.

    Returns
    -------
    shapes : (n,) int32
        Rows of features larger than a dot whose bounds touch the band, ascending.
    ends : (blocks,) int64
        The place in `shapes` after the last feature of each block in view.
    """
    height, width = picture.shape
    blocks = _blocks_in(band, height, width, features.blocks)
    shapes = np.empty(len(blocks) * BLOCK_SIZE, np.int32)
    ends = np.empty(len(blocks), np.int64)
    dots = np.zeros((height, width, 4), np.float32)
    found, has_dots = 0, False
    for number, block in enumerate(blocks):
        first = block * BLOCK_SIZE
        for row in range(first, min(first + BLOCK_SIZE, len(features.classes))):
            x0, y0, x1, y1 = bounds_px(band, features, row)
            if not (x1 >= 0.0 and x0 <= width and y1 >= 0.0 and y0 <= height):
                continue
            style = features.classes[row]
            if x1 - x0 >= DOT_PX or y1 - y0 >= DOT_PX:
                shapes[found] = row
                found += 1
            elif looks.dot_weights[style] > 0:
                has_dots = True
                area = features.areas[row] * band.scale * band.scale
                if are_lines:
                    area = np.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
                add_dot(dots, x0, y0, x1, y1, area, looks.dots[style], looks.dot_weights[style])
        ends[number] = found
    if has_dots:
        lay_dots(picture, dots)
    return shapes[:found], ends
