"""The kernel of polygons: fills by area coverage, outlines above them, small ones as dots."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import compiled, inlined
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
from gisapp.render.raster.choice import bounds_px, lay_dots_and_list_shapes
from gisapp.render.raster.coverage import Box, add_ring, lay_covered
from gisapp.render.raster.shapes import trace_ring
from gisapp.render.raster.strokes import stroke_ring

_OUTLINE_FROM_PX = 6.0
_OUTLINE_FULL_PX = 16.0
"""Polygons get an outline from the first size on, its whole strength at the second."""


@inlined
def _size_of(features: Features, rows: NDArray[np.int32]) -> tuple[int, int]:
    """Return how many rings and how many vertices features have together."""
    rings = points = 0
    for row in rows:
        first = features.part_offsets[features.feature_offsets[row]]
        end = features.part_offsets[features.feature_offsets[row + 1]]
        rings += end - first
        points += features.ring_offsets[end] - features.ring_offsets[first]
    return rings, points


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


class _Outlines(NamedTuple):
    """Traced rings: ring i has the points from `starts[i]` to `starts[i + 1] - 1`."""

    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    starts: NDArray[np.int64]


@inlined
def _fill(
    picture: NDArray[np.uint32],
    band: Band,
    features: Features,
    giants: Giants,
    looks: Looks,
    row: int,
    outlines: _Outlines,
    ring: int,
    sums: NDArray[np.float32],
) -> tuple[int, NDArray[np.float32]]:
    """Trace a feature from the place `ring` on, and fill it.

    Return the place after its last ring, and `sums`, which `add_ring` needs, maybe larger ones.
    """
    xs, ys, starts = outlines
    style = features.classes[row]
    weight = looks.fill_weights[style]
    box = _box(bounds_px(band, features, row), picture.shape[1], picture.shape[0])
    if (box.width + 2) * (box.height + 1) > len(sums):
        sums = np.zeros(2 * (box.width + 2) * (box.height + 1), np.float32)
    first_part, end_part = features.feature_offsets[row], features.feature_offsets[row + 1]
    has_many = features.part_offsets[end_part] - features.part_offsets[first_part] > 1
    for part in range(first_part, end_part):
        shell = features.part_offsets[part]
        for each in range(shell, features.part_offsets[part + 1]):
            begin = starts[ring]
            end = trace_ring(features, giants, row, each, band, xs, ys, begin)
            if weight > 0:
                add_ring(sums, box, xs, ys, begin, end, each > shell, has_many)
            ring += 1
            starts[ring] = end
    if weight > 0:
        lay_covered(picture, sums, box, looks.fills[style], weight)
    return ring, sums


@inlined
def _paint_block(
    picture: NDArray[np.uint32],
    band: Band,
    features: Features,
    giants: Giants,
    looks: Looks,
    rows: NDArray[np.int32],
    sums: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Paint neighbours; return `sums` as `_fill` does."""
    rings, points = _size_of(features, rows)
    outlines = _Outlines(np.empty(points), np.empty(points), np.zeros(rings + 1, np.int64))
    ends = np.empty(len(rows), np.int64)
    ring = 0
    for number, row in enumerate(rows):
        ring, sums = _fill(picture, band, features, giants, looks, row, outlines, ring, sums)
        ends[number] = ring
    ring = 0
    for number, row in enumerate(rows):
        style = features.classes[row]
        weight = float(looks.stroke_weights[style])
        if looks.fill_weights[style] > 0:
            weight *= _strength(bounds_px(band, features, row))
        if weight > 0.0:
            color, width = looks.strokes[style], looks.stroke_widths[style]
            for each in range(ring, ends[number]):
                begin, end = outlines.starts[each], outlines.starts[each + 1]
                stroke_ring(picture, outlines.xs, outlines.ys, begin, end, width, color, weight)
        ring = ends[number]
    return sums


@compiled(PICTURE, BAND, FEATURES, GIANTS, LOOKS)
def paint_polygons(
    picture: NDArray[np.uint32], band: Band, features: Features, giants: Giants, looks: Looks
) -> None:
    """Paint a band of a layer of polygons.

    In each block of neighbours outlines lie above all fills.

    Parameters
    ----------
    picture : (lines, columns) uint32
        The band's pixels, which are all replaced; premultiplied, alpha first.
    band, features, giants, looks
        What to paint.
    """
    picture[:] = 0
    shapes, ends = lay_dots_and_list_shapes(picture, band, features, looks, False)
    sums = np.zeros(4096, np.float32)
    begin = 0
    for end in ends:
        if end > begin:
            sums = _paint_block(picture, band, features, giants, looks, shapes[begin:end], sums)
        begin = end
