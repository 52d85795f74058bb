"""The kernel of lines: one colour each, antialiased; small ones as dots."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import compiled, inlined
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.render.raster.arguments import (
    BAND,
    FEATURES,
    GIANTS,
    LOOKS,
    PICTURE,
    SCRATCH,
    Band,
    Bounds,
    Features,
    Giants,
    Looks,
    Scratch,
)
from gisapp.render.raster.dots import is_dot, lay_dot
from gisapp.render.raster.shapes import bounds_px, touches, trace_ring
from gisapp.render.raster.strokes import stroke_ring


@inlined
def _paint_feature(
    picture: NDArray[np.uint32],
    band: Band,
    features: Features,
    giants: Giants,
    looks: Looks,
    scratch: Scratch,
    row: int,
    bounds: Bounds,
) -> None:
    style = features.classes[row]
    weight, color = looks.stroke_weights[style], looks.strokes[style]
    if weight == 0:
        return
    if is_dot(bounds):
        x0, y0, x1, y1 = bounds
        # As if it went from corner to corner, a pixel wide.
        length = np.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
        lay_dot(picture, bounds, length, color, weight)
        return
    xs, ys, width = scratch.xs, scratch.ys, looks.stroke_widths[style]
    for part in range(features.feature_offsets[row], features.feature_offsets[row + 1]):
        line = features.part_offsets[part]
        end = trace_ring(features, giants, row, line, band, xs, ys, 0)
        stroke_ring(picture, xs, ys, 0, end, width, color, weight)


@compiled(PICTURE, BAND, FEATURES, GIANTS, LOOKS, SCRATCH)
def paint_lines(
    picture: NDArray[np.uint32],
    band: Band,
    features: Features,
    giants: Giants,
    looks: Looks,
    scratch: Scratch,
) -> None:
    """Paint a band of a layer of lines; parameters as of `paint_polygons`."""
    for block in range(len(features.blocks)):
        if not touches(picture, bounds_px(band, features.blocks, block), looks.reach):
            continue
        first = block * BLOCK_SIZE
        for row in range(first, min(first + BLOCK_SIZE, len(features.classes))):
            bounds = bounds_px(band, features.bounds, row)
            if touches(picture, bounds, looks.reach):
                _paint_feature(picture, band, features, giants, looks, scratch, row, bounds)
