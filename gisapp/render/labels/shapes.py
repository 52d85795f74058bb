"""The shapes that names are placed on: of dense ones those vertices that matter to a name."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.geometry_arrays import NestedOffsets
from gisapp.core.geometry.level_of_detail import reduce
from gisapp.core.geometry.ragged import Rows
from gisapp.core.geometry.ring_repair import repaired_rings
from gisapp.core.space.extent import Extent
from gisapp.render.features.path_builder import (
    GIANT_VERTICES,
    with_few_points,
    without_far_vertices,
)

_MOST_VERTICES = 10_000
"""Of a ring with more that could be told apart, an even choice is enough to name it."""

_REACH_PX = 2000.0
"""So far outside the view polygons are whole, lest their names move while the map is panned."""


def shapes_to_name(
    geometry: FeatureGeometry, rows: Rows, seen: Extent, resolution: float
) -> NDArray[np.object_]:
    """Return features in EPSG:3857 as multi geometries.

    Parameters
    ----------
    seen : Extent
        Where names are wanted, in EPSG:3857; far outside of it dense polygons are coarse.
    resolution : float
        Metres of EPSG:3857 a logical pixel.
    """
    vertices = geometry.vertex_offsets
    is_dense = vertices[rows + 1] - vertices[rows] > GIANT_VERTICES
    shapes = np.empty(len(rows), np.object_)
    shapes[~is_dense] = geometry.features(rows[~is_dense])
    if is_dense.any():
        thinned = _thinned(geometry, rows[is_dense], seen, resolution)
        shapes[is_dense] = thinned.features(np.arange(len(thinned)))
    return shapes


def _thinned(
    geometry: FeatureGeometry, rows: Rows, seen: Extent, resolution: float
) -> FeatureGeometry:
    reduced = reduce(geometry, rows, resolution)
    points, rings = reduced.coordinates, reduced.ring_offsets
    if geometry.kind == "polygon":
        near = seen.buffered(_REACH_PX * resolution)
        box = near.xmin, near.ymin, near.xmax, near.ymax
        points, rings = without_far_vertices(points, rings, box)
        points, rings = with_few_points(points, rings, _MOST_VERTICES)
    _, offsets = geometry.offsets.picked(rows)
    repaired = repaired_rings(
        geometry.kind, points, NestedOffsets(rings, offsets.parts, offsets.features)
    )
    return FeatureGeometry.from_arrays(
        geometry.kind, repaired.coordinates, *repaired.offsets, geometry.feature_ids[rows]
    )
