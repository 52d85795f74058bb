"""The geometry of a layer as flat arrays with offsets, GeoArrow's layout: no object a feature."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry, BaseMultipartGeometry

from gisapp.core.geometry import ragged
from gisapp.core.geometry.geometry_arrays import NestedOffsets, areas_of, bounds_of, emptied, picked
from gisapp.core.geometry.nested_shapes import nested
from gisapp.core.geometry.ragged import Offsets, Rows
from gisapp.core.geometry.world_edge import at_the_worlds_edge
from gisapp.core.space.crs import FARTHEST, to_map

GeometryKind = Literal["point", "line", "polygon"]
GIANT_VERTICES = 2000
"""A feature with more vertices is a giant: it is reduced before anything is done with it."""
_STEP = 65536

# How many of the three arrays of offsets GeoArrow gives to each.
_MULTI_TYPES: dict[GeometryKind, tuple[shapely.GeometryType, int]] = {
    "point": (shapely.GeometryType.MULTIPOINT, 1),
    "line": (shapely.GeometryType.MULTILINESTRING, 2),
    "polygon": (shapely.GeometryType.MULTIPOLYGON, 3),
}


@dataclass(frozen=True, eq=False)
class FeatureGeometry:
    """All features of a layer, in drawing order, with coordinates in EPSG:3857.

    Every kind has the same three offsets, so that one code serves them all: a feature has parts,
    a part has rings, a ring has vertices. A line's part is one ring that does not close; a
    point's part is one ring of one vertex. Arrays are read-only: workers share them.

    Parameters
    ----------
    kind : {"point", "line", "polygon"}
    coordinates : (vertices, 2) float64
        x and y in metres of EPSG:3857; all finite.
    ring_offsets : (rings + 1,) int64
        Ring i owns the vertices `ring_offsets[i]:ring_offsets[i + 1]`.
    part_offsets : (parts + 1,) int64
        Part i owns the rings `part_offsets[i]:part_offsets[i + 1]`; the first is the shell.
    feature_offsets : (features + 1,) int64
        Feature i owns the parts `feature_offsets[i]:feature_offsets[i + 1]`, maybe none.
    feature_ids : (features,) int64
        The source's own id of each feature; rows of these arrays are never shown or stored.
    bounds : (features, 4) float64
        xmin, ymin, xmax, ymax in EPSG:3857; NaN where a feature has no geometry.
    areas : (features,) float64
        The area of each polygon in m² of EPSG:3857, which stretches; holes are left out. 0
        where geometry is missing, and for points and lines.
    """

    kind: GeometryKind
    coordinates: NDArray[np.float64]
    ring_offsets: Offsets
    part_offsets: Offsets
    feature_offsets: Offsets
    feature_ids: NDArray[np.int64]
    bounds: NDArray[np.float64]
    areas: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Forbid writes to the arrays."""
        for array in (
            self.coordinates,
            *self.offsets,
            self.feature_ids,
            self.bounds,
            self.areas,
        ):
            ragged.read_only(array)

    @classmethod
    def from_arrays(
        cls,
        kind: GeometryKind,
        coordinates: NDArray[np.float64],
        ring_offsets: Offsets,
        part_offsets: Offsets,
        feature_offsets: Offsets,
        feature_ids: NDArray[np.int64],
    ) -> "FeatureGeometry":
        """Return the features of flat arrays, with bounds and areas worked out.

        Rings without vertices and parts without rings are left out. A feature with a coordinate
        that is not finite, or farther out than `crs.FARTHEST`, is kept without geometry.

        Parameters
        ----------
        kind : {"point", "line", "polygon"}
        coordinates : (vertices, 2) float64
            x and y in metres of EPSG:3857, maybe not finite.
        ring_offsets, part_offsets, feature_offsets : int64
            As those of the class, but rings and parts may be empty. A polygon's rings close.
        feature_ids : (features,) int64
            The source's own ids.

        Returns
        -------
        FeatureGeometry
            Of as many features, in the same order.
        """
        offsets = NestedOffsets(ring_offsets, part_offsets, feature_offsets).without_empty()
        bounds = bounds_of(coordinates, offsets)
        # A coordinate that is not finite shows in its feature's bounds.
        broken = (np.diff(offsets.features) > 0) & ~(np.abs(bounds) <= FARTHEST).all(axis=1)
        if broken.any():
            coordinates, offsets = emptied(coordinates, offsets, broken)
            bounds[broken] = np.nan
        is_area = kind == "polygon"
        areas = areas_of(coordinates, offsets) if is_area else np.zeros(len(feature_ids))
        return cls(kind, coordinates, *offsets, feature_ids, bounds, areas)

    @classmethod
    def from_shapely(
        cls,
        kind: GeometryKind,
        geometries: Sequence[BaseGeometry | None],
        feature_ids: Sequence[int],
        crs: str = "EPSG:3857",
    ) -> "FeatureGeometry":
        """Return the features of shapely geometries, single and multi mixed.

        Parts of another kind and Z are left out; a feature of which nothing remains, or with a
        coordinate that is not finite, is kept without geometry.

        Parameters
        ----------
        kind : {"point", "line", "polygon"}
            What is taken of the geometries.
        geometries : sequence of shapely geometry or None
            In `crs`, east before north; None is a feature without geometry.
        feature_ids : sequence of int
            The source's own id of each.
        crs : str
            `EPSG:n` or another code, or WKT2.

        Raises
        ------
        CrsError
            `crs` is not known.
        """
        objects = np.fromiter(geometries, dtype=object, count=len(geometries))
        coordinates, offsets = nested(kind, objects)
        edged = at_the_worlds_edge(to_map(coordinates, crs), offsets, is_area=kind == "polygon")
        return cls.from_arrays(
            kind, edged.coordinates, *edged.offsets, np.asarray(feature_ids, np.int64)
        )

    @classmethod
    def from_wkb(
        cls,
        kind: GeometryKind,
        wkbs: Sequence[bytes | None],
        feature_ids: Sequence[int],
        crs: str,
    ) -> "FeatureGeometry":
        """Return the features of well-known binary; bytes that are no geometry give none.

        Parameters
        ----------
        kind : {"point", "line", "polygon"}
            What is taken of the geometries, as in `from_shapely`.
        wkbs : sequence of bytes or None
            In `crs`, east before north; None is a feature without geometry.
        feature_ids : sequence of int
            The source's own id of each.
        crs : str
            `EPSG:n` or another code, or WKT2.

        Raises
        ------
        CrsError
            `crs` is not known.
        """
        objects = np.fromiter(wkbs, dtype=object, count=len(wkbs))
        with np.errstate(invalid="ignore"):
            geometries = shapely.from_wkb(objects, on_invalid="ignore")
        return cls.from_shapely(kind, list(geometries), feature_ids, crs)

    @classmethod
    def missing(cls, kind: GeometryKind, feature_ids: NDArray[np.int64]) -> "FeatureGeometry":
        """Return features without geometry.

        Parameters
        ----------
        kind : {"point", "line", "polygon"}
        feature_ids : (n,) int64
            The source's own ids.

        Returns
        -------
        FeatureGeometry
            Of n features, maybe none.
        """
        none = np.zeros(1, np.int64)
        return cls.from_arrays(
            kind,
            np.empty((0, 2)),
            none,
            none,
            np.zeros(len(feature_ids) + 1, np.int64),
            feature_ids,
        )

    def __len__(self) -> int:
        """Return the number of features, those without geometry included."""
        return len(self.feature_ids)

    @property
    def nbytes(self) -> int:
        """Memory of the arrays in bytes."""
        arrays = (self.coordinates, *self.offsets, self.feature_ids, self.bounds, self.areas)
        return sum(array.nbytes for array in arrays)

    @property
    def offsets(self) -> NestedOffsets:
        """The offsets of rings, parts and features together."""
        return NestedOffsets(self.ring_offsets, self.part_offsets, self.feature_offsets)

    @cached_property
    def feature_ring_offsets(self) -> Offsets:
        """Feature i owns the rings from here to the next offset, (features + 1,) int64."""
        return self.offsets.feature_rings

    @cached_property
    def vertex_offsets(self) -> Offsets:
        """Feature i owns the vertices from here to the next offset, (features + 1,) int64."""
        # A point is a part with one ring of one vertex.
        return self.feature_offsets if self.kind == "point" else self.offsets.feature_vertices

    @cached_property
    def is_missing(self) -> NDArray[np.bool_]:
        """True for each feature that has no geometry, (features,) bool."""
        return np.isnan(self.bounds[:, 0])

    @cached_property
    def sizes(self) -> NDArray[np.float64]:
        """The longer side of each feature's bounds, (features,) float64.

        In metres of EPSG:3857; NaN where geometry is missing.
        """
        bounds = self.bounds
        return np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])

    def middles(self, rows: Rows) -> NDArray[np.float64]:
        """Return the middles of the bounds of features at `rows`, (n, 2) in EPSG:3857."""
        bounds = self.bounds[rows]
        return np.asarray((bounds[:, :2] + bounds[:, 2:]) / 2)

    @cached_property
    def giants(self) -> Rows:
        """The features with more than `GIANT_VERTICES` vertices, (n,) int64 of rows."""
        found = [np.empty(0, np.int64)]
        # In steps, so that no memory is needed for the numbers of all.
        for first in range(0, len(self), _STEP):
            parts = self.feature_offsets[first : first + _STEP + 1]
            starts = self.ring_offsets[self.part_offsets[parts]]
            found.append(first + np.flatnonzero(np.diff(starts) > GIANT_VERTICES))
        return np.concatenate(found)

    def row_of(self, feature_id: int) -> int | None:
        """Return the row of the feature with an id; None if there is none."""
        (rows,) = np.nonzero(self.feature_ids == feature_id)
        return int(rows[0]) if len(rows) else None

    def feature(self, row: int) -> BaseGeometry:
        """Return one feature as a shapely geometry in EPSG:3857.

        Multi if it has several parts; empty if it has no geometry.
        """
        multi: BaseMultipartGeometry[BaseGeometry]
        (multi,) = self.features(np.array([row]))
        return multi.geoms[0] if len(multi.geoms) == 1 else multi

    def features(self, rows: Rows) -> NDArray[np.object_]:
        """Return some features as shapely geometries, many at once.

        Parameters
        ----------
        rows : (n,) int64
            The features to return.

        Returns
        -------
        (n,) object
            Multi geometries in EPSG:3857, in the order of `rows`; empty where geometry is
            missing.
        """
        kind, depth = _MULTI_TYPES[self.kind]
        shapes = np.asarray(shapely.empty(len(rows), kind))
        there = ~self.is_missing[rows]
        if there.any():
            coordinates, found = picked(self.coordinates, self.offsets, rows[there])
            # A line's part is its one ring, and a point's its one vertex.
            offsets = (*found[: depth - 1], found.features)
            shapes[there] = shapely.from_ragged_array(kind, coordinates, offsets)
        return shapes

    def reordered(self, order: Rows) -> "FeatureGeometry":
        """Return some features, in another order.

        Parameters
        ----------
        order : (n,) int64
            Rows; features at other rows are left out.

        Returns
        -------
        FeatureGeometry
            Of n features, with arrays of its own.
        """
        coordinates, offsets = picked(self.coordinates, self.offsets, order)
        return FeatureGeometry(
            self.kind,
            coordinates,
            *offsets,
            self.feature_ids[order],
            self.bounds[order],
            self.areas[order],
        )
