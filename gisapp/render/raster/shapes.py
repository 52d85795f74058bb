"""Features in pixels: their bounds, and outlines without vertices that make no difference."""

import numpy as np
from numpy.typing import NDArray

from gisapp.compiling import inlined
from gisapp.core.geometry.feature_geometry import GIANT_VERTICES
from gisapp.render.raster.arguments import Band, Bounds, Painting

_TOLERANCE_PX2 = 0.1
"""Twice the area by which an outline may differ from its ring between two kept vertices."""


@inlined
def bounds_px(band: Band, bounds: NDArray[np.float64], row: int) -> Bounds:
    """Return the bounds at `row`, which are in EPSG:3857, in pixels."""
    return (
        (bounds[row, 0] - band.west) * band.scale,
        (band.north - bounds[row, 3]) * band.scale,
        (bounds[row, 2] - band.west) * band.scale,
        (band.north - bounds[row, 1]) * band.scale,
    )


@inlined
def touches(picture: NDArray[np.uint32], bounds: Bounds, reach: float) -> bool:
    """True if bounds touch the picture of a band, or `reach` around it; NaN never does."""
    x0, y0, x1, y1 = bounds
    lines, columns = picture.shape
    return x1 >= -reach and x0 <= columns + reach and y1 >= -reach and y0 <= lines + reach


@inlined
def is_worth_keeping(
    between: float, from_kept_x: float, from_kept_y: float, ahead_x: float, ahead_y: float
) -> bool:
    """True if a vertex shows: by twice the area that would change, or as the line turns back."""
    ahead = from_kept_x * ahead_x + from_kept_y * ahead_y
    return abs(between) > _TOLERANCE_PX2 or ahead < -_TOLERANCE_PX2


@inlined
def trace(
    coordinates: NDArray[np.float64],
    first: int,
    end: int,
    band: Band,
    xs: NDArray[np.float64],
    ys: NDArray[np.float64],
    place: int,
) -> int:
    """Write a ring or line in pixels of a band, and return the place after its last vertex.

    Vertices are left out as long as the area between the ring and the straight line past them
    stays below a tolerance, and the ring does not turn back; the first and the last one stay.

    Parameters
    ----------
    coordinates : (vertices, 2) float64
        x and y in EPSG:3857.
    first, end : int
        The ring's vertices are `coordinates[first:end]`.
    band : Band
    xs, ys : (n,) float64
        Where to write: x to the right and y down; with room for all of the ring's vertices.
    place : int
        The place in `xs` and `ys` of the first vertex.
    """
    kept_x = last_x = (coordinates[first, 0] - band.west) * band.scale
    kept_y = last_y = (band.north - coordinates[first, 1]) * band.scale
    xs[place], ys[place] = kept_x, kept_y
    place += 1
    between = 0.0
    for vertex in range(first + 1, end):
        x = (coordinates[vertex, 0] - band.west) * band.scale
        y = (band.north - coordinates[vertex, 1]) * band.scale
        between += (last_x - kept_x) * (y - kept_y) - (last_y - kept_y) * (x - kept_x)
        if is_worth_keeping(between, last_x - kept_x, last_y - kept_y, x - last_x, y - last_y):
            kept_x, kept_y = last_x, last_y
            xs[place], ys[place] = kept_x, kept_y
            place += 1
            between = 0.0
        last_x, last_y = x, y
    if end == first + 1:
        return place
    xs[place], ys[place] = last_x, last_y
    return place + 1


@inlined
def trace_ring(painting: Painting, row: int, ring: int, place: int) -> int:
    """Do the same with a ring of the feature at `row`, reduced already if that is a giant."""
    band, features, giants = painting.band, painting.features, painting.giants
    xs, ys, offsets = painting.scratch.xs, painting.scratch.ys, features.ring_offsets
    first_ring = features.part_offsets[features.feature_offsets[row]]
    end_ring = features.part_offsets[features.feature_offsets[row + 1]]
    if offsets[end_ring] - offsets[first_ring] <= GIANT_VERTICES:
        return trace(features.coordinates, offsets[ring], offsets[ring + 1], band, xs, ys, place)
    giant = 0
    while giants.rows[giant] != row:
        giant += 1
    reduced = giants.first_rings[giant] + ring - first_ring
    begin, end = giants.starts[reduced], giants.ends[reduced]
    return trace(giants.coordinates, begin, end, band, xs, ys, place)
