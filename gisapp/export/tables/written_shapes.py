"""The shapes of some rows in the CRS of a file, as objects or as well-known binary."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.ragged import Offsets

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, eq=False)
class WrittenShapes:
    """Shapes, each made when it is asked for; binary without an object for each.

    Parameters
    ----------
    geometry : FeatureGeometry
        With coordinates of the CRS of the file.
    is_multi : bool
        False for shapes of one part where all have but one.
    cut : mapping of int to shapely geometry
        Those that are cut at ±180°, in that CRS, by their rows.
    """

    geometry: FeatureGeometry
    is_multi: bool
    cut: Mapping[int, BaseGeometry]

    @cached_property
    def objects(self) -> NDArray[np.object_]:
        """Shapely geometries, (n,); None where a feature has none."""
        shapes = self.geometry.features(np.arange(len(self.geometry)))
        for row, shape in self.cut.items():
            shapes[row] = shape
        if not self.is_multi:
            shapes = shapely.get_geometry(shapes, 0)
        shapes[self.geometry.is_missing] = None
        return shapes

    @property
    def wkb(self) -> "pa.Array":
        """Well-known binary, little-endian; null where a feature has no shape."""
        if self.cut or self.geometry.kind == "point":
            return wkb_of(self.objects)
        return _packed(self.geometry, is_multi=self.is_multi)


def wkb_of(shapes: NDArray[np.object_]) -> "pa.Array":
    """Return shapely geometries as well-known binary."""
    import pyarrow as pa

    return pa.array(shapely.to_wkb(shapes, byte_order=1), pa.binary())


def _packed(geometry: FeatureGeometry, *, is_multi: bool) -> "pa.Array":
    """Return lines or polygons as well-known binary, from their arrays as GeoArrow has them."""
    import geoarrow.pyarrow as ga
    import pyarrow as pa

    points = pa.FixedSizeListArray.from_arrays(pa.array(geometry.coordinates.ravel()), 2)
    rings = _lists(points, geometry.ring_offsets)
    # A line's part is its one ring.
    parts = rings if geometry.kind == "line" else _lists(rings, geometry.part_offsets)
    if is_multi:
        features = _lists(parts, geometry.feature_offsets, geometry.is_missing)
        kind = ga.multilinestring() if geometry.kind == "line" else ga.multipolygon()
    else:
        features = parts.take(_only_parts(geometry))
        kind = ga.linestring() if geometry.kind == "line" else ga.polygon()
    kind = kind.with_coord_type(ga.CoordType.INTERLEAVED)
    return ga.as_wkb(kind.wrap_array(features.cast(kind.storage_type))).storage


def _only_parts(geometry: FeatureGeometry) -> "pa.Array":
    """Return the one part of each feature; null where it has none."""
    import pyarrow as pa

    return pa.array(geometry.feature_offsets[:-1], mask=geometry.is_missing)


def _lists(
    values: "pa.Array", offsets: Offsets, is_missing: NDArray[np.bool_] | None = None
) -> "pa.Array":
    import pyarrow as pa

    mask = None if is_missing is None else pa.array(is_missing)
    return pa.ListArray.from_arrays(pa.array(offsets.astype(np.int32)), values, mask=mask)
