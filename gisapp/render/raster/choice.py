"""Which features a band needs: dots are added up at once, larger ones are listed."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.level_of_detail import DOT_PX
from gisapp.render.raster.arguments import Band, Features, Looks, Scratch
from gisapp.render.raster.dots import add_dot, lay_dots


@inlined
def bounds_px(
    band: Band, bounds: NDArray[np.float64], row: int
) -> tuple[float, float, float, float]:
    """Return the bounds at `row` in pixels from the corner of a band: left, top, right, bottom."""
    return (
        (bounds[row, 0] - band.west) * band.scale,
        (band.north - bounds[row, 3]) * band.scale,
        (bounds[row, 2] - band.west) * band.scale,
        (band.north - bounds[row, 1]) * band.scale,
    )


@inlined
def _reach(looks: Looks) -> float:
    """Return how far a stroke reaches out of its feature's bounds, in pixels."""
    widest: float = 0.0
    for style in range(len(looks.stroke_widths)):
        widest = max(widest, looks.stroke_widths[style])
    # Half of its width, along a line or column of pixels that it crosses at 45°.
    return 0.71 * widest


@inlined
def _touches(
    bounds: NDArray[np.float64], row: int, band: Band, width: int, height: int, reach: float
) -> bool:
    """True if the bounds at `row` and `reach` around them touch a band; NaN never does."""
    x0, y0, x1, y1 = bounds_px(band, bounds, row)
    return x1 >= -reach and x0 <= width + reach and y1 >= -reach and y0 <= height + reach


@inlined
def lay_dots_and_list_shapes(
    picture: NDArray[np.uint32],
    band: Band,
    features: Features,
    looks: Looks,
    scratch: Scratch,
    are_lines: bool,
) -> int:
    """Paint the features that are dots into an empty band, and list the others by block.

    Parameters
    ----------
    picture : (lines, columns) uint32
        The band, transparent.
    band, features, looks
        Of the kernel.
    scratch : Scratch
        `shapes` gets the rows of features larger than a dot that may reach into the band,
        ascending, and `ends` the place there after the last one of each block in view.
    are_lines : bool
        True to count each dot as a line from corner to corner of its bounds, a pixel wide.

    Returns
    -------
    int
        How many blocks are in view.
    """
    height, width = picture.shape
    reach = _reach(looks)
    found = 0
    has_dots = False
    blocks = 0
    for block in range(len(features.blocks)):
        if not _touches(features.blocks, block, band, width, height, reach):
            continue
        first = block * BLOCK_SIZE
        for row in range(first, min(first + BLOCK_SIZE, len(features.classes))):
            if not _touches(features.bounds, row, band, width, height, reach):
                continue
            style = features.classes[row]
            x0, y0, x1, y1 = bounds_px(band, features.bounds, row)
            if x1 - x0 >= DOT_PX or y1 - y0 >= DOT_PX:
                scratch.shapes[found] = row
                found += 1
            elif looks.dot_weights[style] > 0:
                has_dots = True
                area = features.areas[row] * band.scale * band.scale
                if are_lines:
                    area = np.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
                color, weight = looks.dots[style], looks.dot_weights[style]
                add_dot(scratch.dots, width, height, x0, y0, x1, y1, area, color, weight)
        scratch.ends[blocks] = found
        blocks += 1
    if has_dots:
        lay_dots(picture, scratch.dots)
    return blocks
