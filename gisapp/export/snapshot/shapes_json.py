"""Shapes as the page stores them: each place of a layer once, and which place each corner is at."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.number_block import NumberBlock
from gisapp.export.snapshot.shapes import StoredShapes

_SHIFT = 2**31
"""Makes a coordinate in millionths of a degree, maybe worlds away, a positive number."""


def shapes_json(shapes: StoredShapes, numbers: NumberBlock) -> dict[str, Json]:
    """Store shapes and return where they stand.

    Parcels side by side have most of their corners in common, so that storing each place once, and
    then the way from corner to corner in that list, takes little more than half the room.

    Parameters
    ----------
    shapes : StoredShapes
        Of all features.
    numbers : NumberBlock
        Takes the numbers.

    Returns
    -------
    dict
        `lons` and `lats`, millionths of a degree of each place; `corners`, the place of each
        vertex; `rings`, `parts` and `features`, how many vertices, rings and parts each has.
    """
    places, corners = _each_once(shapes.vertices)
    offsets = shapes.offsets
    return {
        "lons": numbers.add_steps(places[:, 0]),
        "lats": numbers.add_steps(places[:, 1]),
        "corners": numbers.add_steps(corners),
        "rings": numbers.add(np.diff(offsets.rings)),
        "parts": numbers.add(np.diff(offsets.parts)),
        "features": numbers.add(np.diff(offsets.features)),
    }


def _each_once(vertices: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each place once, in the order in which they come, and the place of each vertex."""
    # A hash finds what is alike several times as fast as numpy, which would sort.
    import pyarrow as pa

    keys = ((vertices[:, 0] + _SHIFT) << 32) + (vertices[:, 1] + _SHIFT)
    coded = pa.array(keys.view(np.uint64)).dictionary_encode()
    first = coded.dictionary.to_numpy().view(np.int64)
    places = np.stack((first >> 32 & 0xFFFFFFFF, first & 0xFFFFFFFF), axis=1) - _SHIFT
    return places, coded.indices.to_numpy().astype(np.int64)
