"""The shapes that names are placed on; dense ones without the vertices that make no difference."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import GIANT_VERTICES, FeatureGeometry
from gisapp.core.geometry.geometry_arrays import NestedOffsets
from gisapp.core.geometry.level_of_detail import reduce
from gisapp.core.geometry.ragged import Rows
from gisapp.core.geometry.ring_repair import repaired_rings
from gisapp.core.space.extent import Extent
from gisapp.render.features.path_builder import with_few_points, without_far_vertices

_MOST_VERTICES = 10_000
"""Of a ring that has more after its reduction, an even choice is enough to name it."""

_REACH_PX = 2000.0
"""Polygons are complete so far outside the view, lest their names move during a pan."""


def shapes_to_name(
    geometry: FeatureGeometry, rows: Rows, seen: Extent, resolution: float
) -> NDArray[np.object_]:
    """Return features as multi geometries to place names on.

    Parameters
    ----------
    geometry : FeatureGeometry
        The features of a layer, in EPSG:3857.
    rows : (n,) int64
        Which of them.
    seen : Extent
        Where names are needed, in EPSG:3857; dense polygons are coarse far outside of it.
    resolution : float
        Metres of EPSG:3857 per logical pixel.

    Returns
    -------
    (n,) object
        Shapely geometries in EPSG:3857, in the order of `rows`.
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
