"""Which roads pass a subject: mapped lines that come near its shape."""

from collections.abc import Iterator

import numpy as np
import shapely

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.extent import Extent

ROAD = "road"
_NEAR_M = 50.0
"""On the ground."""
_MOST = 10


def roads_beside(own: OwnRows, ref: FeatureRef) -> Iterator[FeatureRef]:
    """Yield the roads within 50 m of a feature, the nearest first; none of a mere row.

    Parameters
    ----------
    own : OwnRows
        All rows.
    ref : FeatureRef
        One of them, whose layer is in memory.
    """
    roads = [rows for rows in own.of_kind(ROAD) if _has_roads(rows)]
    if not roads:
        return
    geometry = own.layers[ref.layer_id].layer.geometry
    row = geometry.row_of(ref.feature_id)
    extent = None if row is None else Extent.of_bounds(geometry.bounds[[row]])
    if row is None or extent is None:
        return
    shape = geometry.feature(row)
    [[_, latitude]] = mercator_to_lonlat(np.array([extent.center])).tolist()
    # The map stretches metres on the ground by this.
    near = _NEAR_M / np.cos(np.radians(latitude))
    found: list[tuple[float, FeatureRef]] = []
    for rows in roads:
        lines = rows.layer.geometry
        around = rows.layer.index.rows_in(extent.buffered(near))
        distances = shapely.distance(lines.features(around), shape)
        ids = lines.feature_ids[around].tolist()
        refs = (FeatureRef(rows.layer.layer_id, each) for each in ids)
        found += zip(distances.tolist(), refs, strict=True)
    yield from (each for distance, each in sorted(found)[:_MOST] if distance <= near)


def _has_roads(rows: LayerRows) -> bool:
    return rows.mapping.kind == ROAD and rows.layer.geometry.kind == "line"
