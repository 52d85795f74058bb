"""The kernel: fills by area coverage, lines and outlines above them, small features as dots."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import compiled, inlined
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.level_of_detail import OUTLINE_FROM_PX, OUTLINE_FULL_PX
from gisapp.render.raster.arguments import PAINTING, PICTURE, Bounds, Painting
from gisapp.render.raster.coverage import Box, add_ring, lay_covered
from gisapp.render.raster.dots import is_dot, lay_dot
from gisapp.render.raster.pixels import FULL, develop
from gisapp.render.raster.shapes import bounds_px, touches, trace_ring
from gisapp.render.raster.strokes import stroke


@inlined
def _box(bounds: Bounds, width: int, height: int) -> Box:
    """Return the pixels of a picture that bounds touch."""
    left, right = np.floor(bounds[0]), np.ceil(bounds[2])
    top, bottom = np.floor(bounds[1]), np.ceil(bounds[3])
    is_whole = left >= 0.0 and top >= 0.0 and right <= width and bottom <= height
    left, top = max(left, 0.0), max(top, 0.0)
    right, bottom = min(right, float(width)), min(bottom, float(height))
    return Box(int(left), int(top), max(int(right - left), 0), max(int(bottom - top), 0), is_whole)


@inlined
def _strength(bounds: Bounds, scale: float) -> float:
    """Return how strong the outline of an opaque fill is, 1 at most, 0 or less for none."""
    size = max(bounds[2] - bounds[0], bounds[3] - bounds[1]) / scale
    return min((size - OUTLINE_FROM_PX) / (OUTLINE_FULL_PX - OUTLINE_FROM_PX), 1.0)


@inlined
def _paint_dot(pixels: NDArray[np.int64], painting: Painting, row: int, bounds: Bounds) -> None:
    features, looks, scale = painting.features, painting.looks, painting.band.scale
    style = features.classes[row]
    area = features.areas[row] * scale * scale
    if looks.are_lines:
        # As if it went from corner to corner, a pixel wide.
        area = np.sqrt((bounds[2] - bounds[0]) ** 2 + (bounds[3] - bounds[1]) ** 2)
    color, limit = looks.fills[style], looks.fill_weights[style]
    if limit == 0:
        color, limit = looks.strokes[style], looks.stroke_weights[style]
    lay_dot(pixels, bounds, area, color, limit)


@inlined
def _paint_shape(pixels: NDArray[np.int64], painting: Painting, row: int, bounds: Bounds) -> None:
    features, looks, scratch = painting.features, painting.looks, painting.scratch
    xs, ys, starts = scratch.xs, scratch.ys, scratch.starts
    style = features.classes[row]
    limit = looks.fill_weights[style]
    box = _box(bounds, pixels.shape[1], pixels.shape[0])
    first_part, end_part = features.feature_offsets[row], features.feature_offsets[row + 1]
    has_many = features.part_offsets[end_part] - features.part_offsets[first_part] > 1
    rings = starts[0] = 0
    for part in range(first_part, end_part):
        shell = features.part_offsets[part]
        for ring in range(shell, features.part_offsets[part + 1]):
            begin = starts[rings]
            end = trace_ring(painting, row, ring, begin)
            if limit > 0:
                add_ring(scratch.sums, box, xs, ys, begin, end, ring > shell, has_many)
            rings += 1
            starts[rings] = end
    weight = float(looks.stroke_weights[style])
    if limit > 0:
        lay_covered(pixels, scratch.sums, box, looks.fills[style], limit)
    if limit == FULL:
        # Else the outline tells more than the fill.
        weight *= _strength(bounds, looks.scale)
    if weight > 0.0:
        color, width = looks.strokes[style], looks.stroke_widths[style]
        for ring in range(rings):
            for point in range(starts[ring], starts[ring + 1] - 1):
                edge = xs[point], ys[point], xs[point + 1], ys[point + 1]
                stroke(pixels, edge, width, color, weight)


@compiled(PICTURE, PAINTING)
def paint_features(picture: NDArray[np.uint32], painting: Painting) -> None:
    """Paint a band of a layer of lines or polygons, one after the other.

    Parameters
    ----------
    picture : (lines, columns) uint32
        Where to write the band's pixels; premultiplied, alpha first.
    painting : Painting
    """
    band, features, reach = painting.band, painting.features, painting.looks.reach
    pixels = painting.scratch.pixels[: len(picture)]
    nothing = len(painting.looks.fills) - 1
    for block in range(len(features.blocks)):
        if not touches(pixels, bounds_px(band, features.blocks, block), reach):
            continue
        first = block * BLOCK_SIZE
        for row in range(first, min(first + BLOCK_SIZE, len(features.classes))):
            if features.classes[row] == nothing:
                continue
            bounds = bounds_px(band, features.bounds, row)
            if not touches(pixels, bounds, reach):
                continue
            if is_dot(bounds):
                _paint_dot(pixels, painting, row, bounds)
            else:
                _paint_shape(pixels, painting, row, bounds)
    develop(picture, pixels)
