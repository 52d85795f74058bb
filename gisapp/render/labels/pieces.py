"""The outlines that names are placed in: light ones, and of huge polygons one in each cell."""

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.geometry_arrays import NestedOffsets, areas_of
from gisapp.core.geometry.level_of_detail import reduce
from gisapp.core.geometry.ragged import Rows, offsets_of
from gisapp.core.geometry.ring_repair import repaired_rings
from gisapp.core.geometry.ring_thinning import with_few_points
from gisapp.core.space.extent import Extent
from gisapp.render.labels.polygon_places import Edges

_MOST_VERTICES = 10_000
"""Of a ring that has more after its reduction, an even choice is enough to name it."""


def light_shapes(geometry: FeatureGeometry, rows: Rows, resolution: float) -> FeatureGeometry:
    """Return lines or polygons without the vertices that make no difference to a name.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.
    rows : (n,) int64
        Which of them.
    resolution : float
        Metres of EPSG:3857 a logical pixel.

    Returns
    -------
    FeatureGeometry
        Of n features, in the order of `rows`.
    """
    reduced = reduce(geometry, rows, resolution)
    points, rings = reduced.coordinates, reduced.ring_offsets
    if geometry.kind == "polygon":
        points, rings = with_few_points(points, rings, _MOST_VERTICES)
    _, offsets = geometry.offsets.picked(rows)
    repaired = repaired_rings(
        geometry.kind, points, NestedOffsets(rings, offsets.parts, offsets.features)
    )
    return FeatureGeometry.from_arrays(
        geometry.kind, repaired.coordinates, *repaired.offsets, geometry.feature_ids[rows]
    )


def edges_of_largest(polygons: FeatureGeometry) -> tuple[Rows, Edges]:
    """Return the rows of polygons that have a part, and the edges of the largest part of each."""
    offsets = polygons.offsets
    each_part = offsets._replace(features=np.arange(len(offsets.parts)))
    owners = np.repeat(np.arange(len(polygons)), np.diff(offsets.features))
    rows, largest = _largest_of_each(owners, areas_of(polygons.coordinates, each_part))
    edges = Edges.of_rings(polygons.coordinates, offsets.rings, offsets.parts)
    return rows, edges.of(largest)


def pieces_in(polygons: FeatureGeometry, cells: Iterable[Extent]) -> tuple[Rows, Rows, Edges]:
    """Return the largest piece of each polygon in each of some cells that it reaches.

    Parameters
    ----------
    polygons : FeatureGeometry
        In EPSG:3857.
    cells : iterable of Extent
        In EPSG:3857; one at least.

    Returns
    -------
    rows, cells : (n,) int64
        The polygon and the number of the cell of each piece.
    edges : Edges
        Of n pieces.
    """
    # Nothing fits into a polygon without area, and GEOS cannot cut it.
    rows = np.flatnonzero(polygons.areas > 0)
    shapes = polygons.features(rows)
    clipped = [
        shapely.clip_by_rect(shapes, each.xmin, each.ymin, each.xmax, each.ymax) for each in cells
    ]
    parts, places = shapely.get_parts(np.concatenate(clipped), return_index=True)
    areas = shapely.area(parts)
    solid = np.flatnonzero(areas > 0)
    those, largest = _largest_of_each(places[solid], areas[solid])
    numbers, owners = np.divmod(those, len(rows))
    return rows[owners], numbers, _edges_of_shapes(parts[solid[largest]])


def _largest_of_each(owners: Rows, areas: NDArray[np.float64]) -> tuple[Rows, Rows]:
    """Return the owners that have something, ascending, and the row of the largest of each."""
    order = np.lexsort((areas, owners))
    is_last = np.diff(owners[order], append=-1) != 0
    return owners[order][is_last], order[is_last]


def _edges_of_shapes(polygons: NDArray[np.object_]) -> Edges:
    rings, polygon_of_ring = shapely.get_rings(polygons, return_index=True)
    points, ring_of_point = shapely.get_coordinates(rings, return_index=True)
    return Edges.of_rings(
        points,
        offsets_of(np.bincount(ring_of_point, minlength=len(rings))),
        offsets_of(np.bincount(polygon_of_ring, minlength=len(polygons))),
    )
