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
    Band,
    Features,
    Giants,
    Looks,
)
from gisapp.render.raster.choice import lay_dots_and_list_shapes
from gisapp.render.raster.shapes import trace_ring
from gisapp.render.raster.strokes import stroke_ring


@compiled(PICTURE, BAND, FEATURES, GIANTS, LOOKS)
def paint_lines(
    picture: NDArray[np.uint32], band: Band, features: Features, giants: Giants, looks: Looks
) -> None:
    """Paint a band of a layer of lines; parameters as of `paint_polygons`."""
    picture[:] = 0
    shapes, _ = lay_dots_and_list_shapes(picture, band, features, looks, True)
    xs, ys = np.empty(256), np.empty(256)
    for row in shapes:
        style = features.classes[row]
        weight = looks.stroke_weights[style]
        if weight == 0:
            continue
        for part in range(features.feature_offsets[row], features.feature_offsets[row + 1]):
            line = features.part_offsets[part]
            points = features.ring_offsets[line + 1] - features.ring_offsets[line]
            if points > len(xs):
                xs, ys = np.empty(2 * points), np.empty(2 * points)
            end = trace_ring(features, giants, row, line, band, xs, ys, 0)
            stroke_ring(
                picture, xs, ys, 0, end, looks.stroke_widths[style], looks.strokes[style], weight
            )
