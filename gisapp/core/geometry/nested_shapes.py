"""Shapely's objects as flat coordinates with nested offsets, of all features at once."""

from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.geometry_arrays import Coordinates, NestedOffsets

_SIMPLE_TYPES = {
    "point": shapely.GeometryType.POINT,
    "line": shapely.GeometryType.LINESTRING,
    "polygon": shapely.GeometryType.POLYGON,
}


def nested(
    kind: Literal["point", "line", "polygon"], geometries: NDArray[np.object_]
) -> tuple[Coordinates, NestedOffsets]:
    """Return the coordinates of geometries, single and multi mixed, and to which each belongs.

    Parts of another kind, empty ones and Z are left out.

    Parameters
    ----------
    kind : {"point", "line", "polygon"}
        What is taken of the geometries.
    geometries : (features,) object
        Shapely's; None is a feature without geometry.

    Returns
    -------
    coordinates : (vertices, 2) float64
        As the geometries have them.
    offsets : NestedOffsets
    """
    parts, owners = shapely.get_parts(geometries, return_index=True)
    wanted = (shapely.get_type_id(parts) == _SIMPLE_TYPES[kind]) & ~shapely.is_empty(parts)
    parts, owners = parts[wanted], owners[wanted]
    rings, ring_parts = parts, np.arange(len(parts))
    if kind == "polygon":
        rings, ring_parts = shapely.get_rings(parts, return_index=True)
    coordinates, vertex_rings = shapely.get_coordinates(rings, return_index=True)
    return coordinates, NestedOffsets(
        ragged.offsets_of(np.bincount(vertex_rings, minlength=len(rings))),
        ragged.offsets_of(np.bincount(ring_parts, minlength=len(parts))),
        ragged.offsets_of(np.bincount(owners, minlength=len(geometries))),
    )
