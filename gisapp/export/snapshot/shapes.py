"""Shapes as the snapshot stores them: whole millionths of a degree, each place of a layer once."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry import ragged
from gisapp.core.geometry.cut_at_180 import joined, moved_east
from gisapp.core.geometry.geometry_arrays import NestedOffsets
from gisapp.core.geometry.nested_shapes import nested
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import EARTH_RADIUS, mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M, moves_into_view, nearest_move

DECIMALS = 6
"""Of a degree: 0.11 m on the ground."""
_AT_ONCE = 20_000
"""Features between two looks at whether to stop."""


@dataclass(frozen=True, eq=False)
class StoredShapes:
    """The shapes of many features of a layer.

    Parameters
    ----------
    rows : (features,) int64
        The row of each in the layer's geometry.
    vertices : (vertices, 2) int64
        Longitude and latitude in millionths of a degree. A ring of a polygon ends before the
        vertex that it begins with, and no vertex is where the one before it is.
    offsets : NestedOffsets
        Of rings among vertices, parts among rings, and features, maybe without parts, among parts.
    """

    rows: Rows
    vertices: NDArray[np.int64]
    offsets: NestedOffsets

    def __len__(self) -> int:
        return len(self.rows)


def data_shapes(
    layer: Layer, tolerance_m: float, middle: float = 0.0, progress: Progress = NO_PROGRESS
) -> StoredShapes:
    """Return the shapes of all features of a layer, in the order of the rows.

    Parameters
    ----------
    layer : Layer
        Its geometry is in EPSG:3857.
    tolerance_m : float
        How far a shape may differ from its source, in metres on the ground.
    middle : float
        x in EPSG:3857 of what the page shows first: shapes come next to it, maybe beyond ±180°.
    progress : Progress
        Reported to, and checked, after every 20,000 features.

    Raises
    ------
    Cancelled
        The export shall end.
    """
    edges = layer.geometry.bounds[:, [1, 3]]
    tolerance = _in_map_metres(tolerance_m, edges)
    pieces = []
    for rows in _steps(len(layer.geometry), progress):
        geometries = layer.geometry.features(rows)
        _move_beside(geometries, layer.geometry.bounds[rows], middle)
        pieces.append(_stored(layer, rows, _reduced(geometries, tolerance)))
    return _joined(pieces)


def ground_shapes(layer: Layer, limits: Extent, tolerance_m: float) -> StoredShapes:
    """Return the shapes of a layer of the base map, cut off at the limits.

    Parameters
    ----------
    layer : Layer
        Its geometry is in EPSG:3857.
    limits : Extent
        In EPSG:3857.
    tolerance_m : float
        How far a shape may differ from its source, in metres on the ground.

    Returns
    -------
    StoredShapes
        Of the features inside the limits only.
    """
    box = (limits.xmin, limits.ymin, limits.xmax, limits.ymax)
    pieces = []
    for move in moves_into_view(limits, layer.bounds):
        rows = layer.index.rows_in(limits.moved(-move))
        geometries = layer.geometry.features(rows)
        if move:
            geometries = np.array([moved_east(each, move) for each in geometries], dtype=object)
        cut = shapely.clip_by_rect(geometries, *box)
        tolerance = _in_map_metres(tolerance_m, shapely.bounds(cut)[:, [1, 3]])
        pieces.append(_stored(layer, rows, _reduced(cut, tolerance)))
    return _with_parts(_joined(pieces))


def beside(geometry: BaseGeometry, middle: float) -> BaseGeometry:
    """Return a shape with each of its parts moved, by whole worlds, next to a meridian.

    Parameters
    ----------
    geometry : shapely geometry
        In EPSG:3857.
    middle : float
        x in EPSG:3857.
    """
    parts = shapely.get_parts(geometry)
    moved = [
        moved_east(part, nearest_move((part.bounds[0] + part.bounds[2]) / 2, middle))
        for part in parts
    ]
    return joined(moved)


def _steps(count: int, progress: Progress) -> Iterator[Rows]:
    for first in range(0, count, _AT_ONCE):
        progress.check()
        progress.report(first / count)
        yield np.arange(first, min(first + _AT_ONCE, count))


def _move_beside(
    geometries: NDArray[np.object_], bounds: NDArray[np.float64], middle: float
) -> None:
    # Most shapes are where they shall be; those without a place compare as false.
    with np.errstate(invalid="ignore"):
        is_far = np.abs(bounds[:, [0, 2]] - middle).max(axis=1) > HALF_WORLD_M
    for row in np.flatnonzero(is_far).tolist():
        geometries[row] = beside(geometries[row], middle)


def _in_map_metres(tolerance_m: float, edges: NDArray[np.float64]) -> float:
    """Return a distance on the ground as one in EPSG:3857, where shapes with these edges lie."""
    stated = edges[np.isfinite(edges)]
    if tolerance_m <= 0 or not len(stated):
        return 0.0
    # Web Mercator draws everything larger by 1 / cos(latitude) = cosh(y / R).
    return tolerance_m * math.cosh(float(stated.mean()) / EARTH_RADIUS)


def _reduced(geometries: NDArray[np.object_], tolerance: float) -> NDArray[np.object_]:
    if not tolerance:
        return geometries
    reduced: NDArray[np.object_] = shapely.simplify(geometries, tolerance)
    return reduced


def _stored(layer: Layer, rows: Rows, geometries: NDArray[np.object_]) -> StoredShapes:
    kind = layer.geometry.kind
    coordinates, offsets = nested(kind, geometries)
    counts = np.diff(offsets.rings)
    ring_of = np.repeat(np.arange(len(counts)), counts)
    whole = np.rint(mercator_to_lonlat(coordinates) * 10**DECIMALS).astype(np.int64)
    kept = _kept_vertices(whole, ring_of, closed=kind == "polygon")
    left = ragged.offsets_of(np.bincount(ring_of[kept], minlength=len(counts)))
    return StoredShapes(rows, whole[kept], offsets._replace(rings=left))


def _kept_vertices(
    whole: NDArray[np.int64], ring_of: NDArray[np.int64], *, closed: bool
) -> NDArray[np.bool_]:
    """Return which vertices say something new: where they are not is the one before, or the first.

    At least one vertex of each ring is kept.
    """
    if not len(whole):
        return np.zeros(0, bool)
    begins = np.diff(ring_of, prepend=-1) > 0
    moves = (np.diff(whole, axis=0, prepend=whole[:1]) != 0).any(axis=1)
    kept: NDArray[np.bool_] = begins | moves
    if closed:
        starts = np.flatnonzero(begins)
        # Of several vertices at the end of a ring that lie at its beginning only one is left.
        last = np.maximum.reduceat(np.where(kept, np.arange(len(whole)), 0), starts)
        closes = (whole[last] == whole[starts]).all(axis=1) & (last > starts)
        kept[last[closes]] = False
    return kept


def _joined(pieces: list[StoredShapes]) -> StoredShapes:
    if not pieces:
        none = np.zeros(1, np.int64)
        return StoredShapes(
            np.zeros(0, np.int64), np.zeros((0, 2), np.int64), NestedOffsets(none, none, none)
        )
    offsets = zip(*(each.offsets for each in pieces), strict=True)
    return StoredShapes(
        np.concatenate([each.rows for each in pieces]),
        np.concatenate([each.vertices for each in pieces]),
        NestedOffsets(*(ragged.joined(each) for each in offsets)),
    )


def _with_parts(shapes: StoredShapes) -> StoredShapes:
    has_parts = np.diff(shapes.offsets.features) > 0
    counts = np.diff(shapes.offsets.features)[has_parts]
    offsets = shapes.offsets._replace(features=ragged.offsets_of(counts))
    return StoredShapes(shapes.rows[has_parts], shapes.vertices, offsets)
