"""Features of very many vertices, reduced once a frame to what its picture can show."""

import numpy as np
from numba import types
from numpy.typing import NDArray

from gisapp.compiling import compiled, inlined, read_only, written
from gisapp.render.raster.arguments import BAND, FEATURES, Band, Features
from gisapp.render.raster.shapes import is_worth_keeping


@inlined
def _copied(to: NDArray[np.float64], place: int, of: NDArray[np.float64], vertex: int) -> int:
    to[place, 0], to[place, 1] = of[vertex, 0], of[vertex, 1]
    return place + 1


@compiled(
    written(types.float64, 2),
    written(types.int64),
    *(read_only(types.int64),) * 2,
    BAND,
    *(types.float64,) * 2,
    FEATURES,
)
def reduce_rings(
    coordinates: NDArray[np.float64],
    ends: NDArray[np.int64],
    starts: NDArray[np.int64],
    rings: NDArray[np.int64],
    band: Band,
    width: float,
    height: float,
    features: Features,
) -> None:
    """Write rings without the vertices that make no difference in a picture.

    These are those that `trace` leaves out, and those between two others on the same side outside
    of the picture: a straight line on that side replaces them.

    Parameters
    ----------
    coordinates : (vertices, 2) float64
        Where to write, in EPSG:3857.
    ends : (n,) int64
        Where to write the place in `coordinates` after each ring's last vertex.
    starts : (n,) int64
        The place in `coordinates` of each ring's first vertex; there is room for all of them.
    rings : (n,) int64
        Which rings of the features.
    band : Band
        The picture with a margin around it.
    width, height : float
        Of the same, in pixels.
    features : Features
    """
    whole = features.coordinates
    for number, ring in enumerate(rings):
        first, end = features.ring_offsets[ring], features.ring_offsets[ring + 1]
        place = starts[number]
        kept = last = first
        place = _copied(coordinates, place, whole, first)
        between, side, kept_side = 0.0, 0, 0
        for vertex in range(first + 1, end):
            x = (whole[vertex, 0] - band.west) * band.scale
            y = (band.north - whole[vertex, 1]) * band.scale
            last_x = (whole[last, 0] - band.west) * band.scale
            last_y = (band.north - whole[last, 1]) * band.scale
            kept_x = (whole[kept, 0] - band.west) * band.scale
            kept_y = (band.north - whole[kept, 1]) * band.scale
            now = 1 if x < 0 else 2 if x > width else 3 if y < 0 else 4 if y > height else 0
            between += (last_x - kept_x) * (y - kept_y) - (last_y - kept_y) * (x - kept_x)
            if now != 0 and now == side == kept_side:
                # Whatever lies between there, the line comes back from its last vertex outside.
                between = np.inf
            elif is_worth_keeping(
                between, last_x - kept_x, last_y - kept_y, x - last_x, y - last_y
            ):
                place = _copied(coordinates, place, whole, last)
                kept, kept_side, between = last, side, 0.0
            last, side = vertex, now
        ends[number] = _copied(coordinates, place, whole, last) if last > first else place
