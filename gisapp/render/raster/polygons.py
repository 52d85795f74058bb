"""The kernel of polygons: fills by area coverage, outlines above them, small ones as dots."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import compiled, inlined
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
from gisapp.render.raster.choice import bounds_px, lay_dots_and_list_shapes
from gisapp.render.raster.coverage import Box, add_ring, lay_covered
from gisapp.render.raster.shapes import trace_ring
from gisapp.render.raster.strokes import stroke_ring

_OUTLINE_FROM_PX = 6.0
_OUTLINE_FULL_PX = 16.0
"""Polygons get an outline from the first size on, its whole strength at the second."""


@inlined
def _box(bounds: tuple[float, float, float, float], width: int, height: int) -> Box:
    """Return the pixels of a picture that bounds touch."""
    left, right = np.floor(bounds[0]), np.ceil(bounds[2])
    top, bottom = np.floor(bounds[1]), np.ceil(bounds[3])
    is_whole = left >= 0.0 and top >= 0.0 and right <= width and bottom <= height
    left, top = max(left, 0.0), max(top, 0.0)
    right, bottom = min(right, float(width)), min(bottom, float(height))
    return Box(int(left), int(top), max(int(right - left), 0), max(int(bottom - top), 0), is_whole)


@inlined
def _strength(bounds: tuple[float, float, float, float]) -> float:
    """Return how strong the outline of a filled polygon is, 1 at most, 0 or less for none."""
    size = max(bounds[2] - bounds[0], bounds[3] - bounds[1])
    return min((size - _OUTLINE_FROM_PX) / (_OUTLINE_FULL_PX - _OUTLINE_FROM_PX), 1.0)


@inlined
def _fill(
    picture: NDArray[np.uint32],
    band: Band,
    features: Features,
    giants: Giants,
    looks: Looks,
    scratch: Scratch,
    row: int,
    ring: int,
) -> int:
    """Trace a feature from the place `ring` on, fill it, and return the place after its rings."""
    xs, ys, starts = scratch.xs, scratch.ys, scratch.starts
    style = features.classes[row]
    weight = looks.fill_weights[style]
    box = _box(bounds_px(band, features.bounds, row), picture.shape[1], picture.shape[0])
    first_part, end_part = features.feature_offsets[row], features.feature_offsets[row + 1]
    has_many = features.part_offsets[end_part] - features.part_offsets[first_part] > 1
    for part in range(first_part, end_part):
        shell = features.part_offsets[part]
        for each in range(shell, features.part_offsets[part + 1]):
            begin = starts[ring]
            end = trace_ring(features, giants, row, each, band, xs, ys, begin)
            if weight > 0:
                add_ring(scratch.sums, box, xs, ys, begin, end, each > shell, has_many)
            ring += 1
            starts[ring] = end
    if weight > 0:
        lay_covered(picture, scratch.sums, box, looks.fills[style], weight)
    return ring


@inlined
def _outline(
    picture: NDArray[np.uint32],
    band: Band,
    features: Features,
    looks: Looks,
    scratch: Scratch,
    row: int,
    ring: int,
    end_ring: int,
) -> None:
    """Stroke the rings of a feature that are traced at the places from `ring` on."""
    style = features.classes[row]
    weight = float(looks.stroke_weights[style])
    if looks.fill_weights[style] > 0:
        weight *= _strength(bounds_px(band, features.bounds, row))
    if weight <= 0.0:
        return
    color, width = looks.strokes[style], looks.stroke_widths[style]
    for each in range(ring, end_ring):
        begin, end = scratch.starts[each], scratch.starts[each + 1]
        stroke_ring(picture, scratch.xs, scratch.ys, begin, end, width, color, weight)


@compiled(PICTURE, BAND, FEATURES, GIANTS, LOOKS, SCRATCH)
def paint_polygons(
    picture: NDArray[np.uint32],
    band: Band,
    features: Features,
    giants: Giants,
    looks: Looks,
    scratch: Scratch,
) -> None:
    """Paint a band of a layer of polygons.

    In each block of neighbours outlines lie above all fills.

    Parameters
    ----------
    picture : (lines, columns) uint32
        The band's pixels, transparent yet; premultiplied, alpha first.
    band, features, giants, looks
        What to paint.
    scratch : Scratch
    """
    blocks = lay_dots_and_list_shapes(picture, band, features, looks, scratch, False)
    begin = 0
    for block in range(blocks):
        end = scratch.ends[block]
        ring = scratch.starts[0] = 0
        for place in range(begin, end):
            row = scratch.shapes[place]
            ring = _fill(picture, band, features, giants, looks, scratch, row, ring)
            scratch.ring_ends[place - begin] = ring
        ring = 0
        for place in range(begin, end):
            row, end_ring = scratch.shapes[place], scratch.ring_ends[place - begin]
            _outline(picture, band, features, looks, scratch, row, ring, end_ring)
            ring = end_ring
        begin = end
