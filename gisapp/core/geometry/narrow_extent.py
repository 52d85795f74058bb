"""The extent of features that lie on both sides of the 180° meridian: not once around the world."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.geometry_arrays import NestedOffsets, bounds_of
from gisapp.core.geometry.ragged import Rows
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M, WORLD_M, nearest_move


def narrow_extent(geometry: FeatureGeometry, rows: Rows | None = None) -> Extent | None:
    """Return the extent of features, across 180° where that makes it narrower than half the world.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.
    rows : (n,) int64 or None
        The features that count; None for all.

    Returns
    -------
    Extent or None
        In EPSG:3857, its middle within ±180°; it may reach beyond. None if no feature has geometry.
    """
    bounds = geometry.bounds if rows is None else geometry.bounds[rows]
    plain = Extent.of_bounds(bounds)
    if plain is None or plain.width <= HALF_WORLD_M:
        return plain
    wide = np.flatnonzero(bounds[:, 2] - bounds[:, 0] > HALF_WORLD_M)
    parts = _bounds_of_parts(geometry.reordered(wide if rows is None else rows[wide]))
    each = np.vstack((np.delete(bounds, wide, axis=0), parts))
    is_west = each[:, 0] + each[:, 2] < 0
    each[is_west, 0] += WORLD_M
    each[is_west, 2] += WORLD_M
    across = Extent.of_bounds(each)
    if across is None or across.width >= HALF_WORLD_M:
        return plain
    return across.moved(nearest_move(across.center[0], 0.0))


def _bounds_of_parts(geometry: FeatureGeometry) -> NDArray[np.float64]:
    parts = np.arange(len(geometry.part_offsets))
    alone = NestedOffsets(geometry.ring_offsets, geometry.part_offsets, parts)
    return bounds_of(geometry.coordinates, alone)
