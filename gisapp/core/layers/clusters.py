"""Points that would cover each other on the map, drawn as clusters with counts.

The map is divided into square cells. They keep their places whatever is in view, so that a pan
changes no cluster. In a cell with few points each is drawn by itself; more become one cluster.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.level_of_detail import level_of, level_resolution
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import nearest_move

FEWEST_FEATURES = 500
"""Layers of fewer points are drawn point by point at every scale."""
SHARE_COVERED = 0.12
"""How much of a cell its markers may cover and still be drawn by themselves."""
MARKER_AREA_PX2 = 110.0
CELL_PX = 96.0
"""A cell's side at the resolution of its level; up to twice as coarse it is down to half."""

SHARE_KEPT = 0.5
"""How many of the points that its disc covers a cluster keeps below it when it is moved."""


@dataclass(frozen=True, eq=False)
class Clusters:
    """The points in some cells: some alone, the others in clusters.

    Parameters
    ----------
    alone : (n,) int64
        The rows of features with points that are drawn by themselves, in drawing order.
    middles : (clusters, 2) float64
        About where the points of each cluster lie, in EPSG:3857.
    counts : (clusters, classes) int64
        How many points of each class of the layer's symbology are in each cluster.
    members, owners : (m,) int64
        For each point in a cluster the row of its feature, and the number of the cluster.
    """

    alone: Rows
    middles: NDArray[np.float64]
    counts: NDArray[np.int64]
    members: Rows
    owners: NDArray[np.int64]

    @property
    def radii_px(self) -> NDArray[np.float64]:
        """How large each cluster is drawn, in logical pixels: it grows with the count's length."""
        return _radii_px(self.counts.sum(axis=1))


@dataclass(frozen=True)
class _Cells:
    """Some of the map's cells, laid like bricks, so that clusters show no grid.

    `side` in metres of EPSG:3857; `column`, `line` the first ones, of `columns` times `lines`.
    """

    side: float
    column: int
    line: int
    columns: int
    lines: int

    @classmethod
    def touching(cls, extent: Extent, side: float) -> "_Cells":
        column, line = math.floor(extent.xmin / side) - 1, math.floor(extent.ymin / side)
        last_column, last_line = math.floor(extent.xmax / side), math.floor(extent.ymax / side)
        return cls(side, column, line, last_column - column + 1, last_line - line + 1)

    @property
    def count(self) -> int:
        return self.columns * self.lines

    @property
    def extent(self) -> Extent:
        """What the cells cover; every other line stands half a cell farther east."""
        xmin, ymin = self.column * self.side, self.line * self.side
        width, height = (self.columns + 0.5) * self.side, self.lines * self.side
        return Extent(xmin, ymin, xmin + width, ymin + height)

    def places_of(self, points: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the number of each point's cell, -1 for points in none of these.

        `points` is (n, 2) float64 in EPSG:3857; the numbers are (n,) int64.
        """
        lines = np.floor(points[:, 1] / self.side)
        columns = np.floor(points[:, 0] / self.side - lines % 2 / 2) - self.column
        lines -= self.line
        inside = (columns >= 0) & (columns < self.columns) & (lines >= 0) & (lines < self.lines)
        return np.where(inside, lines * self.columns + columns, -1).astype(np.int64)

    def corners_of(self, places: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the south-west corner of the cells with these numbers, (n, 2) in EPSG:3857."""
        lines, columns = np.divmod(places, self.columns)
        lines, shifted = lines + self.line, columns + self.column
        return np.column_stack((shifted + lines % 2 / 2, lines)) * self.side


def is_clustered(layer: Layer) -> bool:
    """True if a layer's points become clusters where they crowd."""
    return layer.geometry.kind == "point" and len(layer.geometry) > FEWEST_FEATURES


def clusters_in(layer: Layer, extent: Extent, resolution: float) -> Clusters:
    """Return the points of all cells that an extent touches, crowded ones as clusters.

    Parameters
    ----------
    layer : Layer
        Of points.
    extent : Extent
        What is in view, in EPSG:3857.
    resolution : float
        Metres of EPSG:3857 a logical pixel.

    Returns
    -------
    Clusters
        Some of the points may lie outside the extent, but in a cell that it touches.
    """
    side = CELL_PX * level_resolution(level_of(resolution))
    # A cluster of a cell out of view may reach into it.
    largest_m = float(_radii_px(np.array(len(layer.geometry)))) * resolution
    cells = _Cells.touching(extent.buffered(largest_m), side)
    rows, points = _points_of(layer.geometry, layer.index.rows_in(cells.extent))
    places = cells.places_of(points)
    inside = places >= 0
    rows, points, places = rows[inside], points[inside], places[inside]
    room = max(1.0, SHARE_COVERED * (side / resolution) ** 2 / MARKER_AREA_PX2)
    crowded = np.bincount(places, minlength=cells.count) > room
    is_member = crowded[places]
    numbers = np.cumsum(crowded) - 1
    owners = numbers[places[is_member]]
    corners = cells.corners_of(np.flatnonzero(crowded))
    in_clusters = points[is_member]
    middles = _means(in_clusters, owners, len(corners))
    found = Clusters(
        alone=ragged.distinct(rows[~is_member]),
        middles=middles,
        counts=_counts(layer, rows[is_member], owners, len(corners)),
        members=rows[is_member],
        owners=owners,
    )
    # Wholly inside its cell, so that no cluster covers the next, but never away from its points.
    radii = found.radii_px * resolution
    margins = np.minimum(radii, side / 2)[:, None]
    inner = np.clip(middles, corners + margins, corners + side - margins)
    covered = [_covered(in_clusters, owners, each, radii) for each in (middles, inner)]
    one_pixel = np.full(len(radii), resolution)
    is_one_place = _covered(in_clusters, owners, middles, one_pixel) == found.counts.sum(axis=1)
    stays = is_one_place | (covered[1] < SHARE_KEPT * covered[0])
    return replace(found, middles=np.where(stays[:, None], middles, inner))


def cluster_at(layer: Layer, x: float, y: float, resolution: float) -> Rows:
    """Return the features of the cluster that is drawn at a point.

    Parameters
    ----------
    layer : Layer
        Of any kind; one that has no clusters has none at the point.
    x, y : float
        The point, in EPSG:3857.
    resolution : float
        Metres of EPSG:3857 a logical pixel.

    Returns
    -------
    (n,) int64
        Rows of the layer's geometry, ascending; empty where no cluster is drawn.
    """
    extent = layer.index.extent
    if extent is None or not is_clustered(layer):
        return np.empty(0, np.int64)
    x += nearest_move(x, extent.center[0])
    found = clusters_in(layer, Extent(x, y, x, y), resolution)
    distances = np.hypot(*(found.middles - (x, y)).T)
    near = distances <= found.radii_px * resolution
    return np.unique(found.members[near[found.owners]])


def _points_of(geometry: FeatureGeometry, rows: Rows) -> tuple[Rows, NDArray[np.float64]]:
    """Return the points of features, (n, 2), with the row that each belongs to."""
    vertices, offsets = ragged.take(geometry.vertex_offsets, rows)
    return np.repeat(rows, np.diff(offsets)), geometry.coordinates[vertices]


def _means(points: NDArray[np.float64], owners: NDArray[np.int64], n: int) -> NDArray[np.float64]:
    sums = [np.bincount(owners, points[:, axis], minlength=n) for axis in (0, 1)]
    return np.column_stack(sums) / np.bincount(owners, minlength=n)[:, None]


def _covered(
    points: NDArray[np.float64],
    owners: NDArray[np.int64],
    middles: NDArray[np.float64],
    radii: NDArray[np.float64],
) -> NDArray[np.int64]:
    """Return how many points of each cluster a disc around its middle covers."""
    distances = np.hypot(*(points - middles[owners]).T)
    return np.bincount(owners[distances <= radii[owners]], minlength=len(middles))


def _radii_px(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    radii: NDArray[np.float64] = 10 + 3.2 * np.log10(np.maximum(counts, 1))
    return radii


def _counts(layer: Layer, rows: Rows, owners: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    classes = len(layer.symbology.classes)
    keys = owners * classes + layer.classes[rows]
    return np.bincount(keys, minlength=n * classes).reshape(n, classes)
