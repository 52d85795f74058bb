"""The kernel of lines: one colour each, antialiased; small ones as dots."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import compiled
from gisapp.render.raster.arguments import (
    BAND,
    FEATURES,
    GIANTS,
    LOOKS,
    PICTURE,
    SCRATCH,
    Band,
    Features,
    Giants,
    Looks,
    Scratch,
)
from gisapp.render.raster.choice import lay_dots_and_list_shapes
from gisapp.render.raster.shapes import trace_ring
from gisapp.render.raster.strokes import stroke_ring


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
    blocks = lay_dots_and_list_shapes(picture, band, features, looks, scratch, True)
    xs, ys = scratch.xs, scratch.ys
    count = scratch.ends[blocks - 1] if blocks else 0
    for number in range(count):
        row = scratch.shapes[number]
        style = features.classes[row]
        weight, color = looks.stroke_weights[style], looks.strokes[style]
        if weight == 0:
            continue
        for part in range(features.feature_offsets[row], features.feature_offsets[row + 1]):
            line = features.part_offsets[part]
            end = trace_ring(features, giants, row, line, band, xs, ys, 0)
            stroke_ring(picture, xs, ys, 0, end, looks.stroke_widths[style], color, weight)
