"""Points that would cover each other on the map, drawn as clusters with counts.

The map is divided into square cells. They keep their places whatever is in view, so that a pan
changes no cluster. In a cell with few points each is drawn by itself; more become one cluster.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.level_of_detail import level_of, level_resolution
from gisapp.core.geometry.ragged import Rows, distinct
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.point_cells import Cells, PointsInCells, points_in
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
    cells : (clusters,) int64
        The number of each cluster's cell.
    points : sequence of PointsInCells
        All points of the clusters, and those that are alone.
    """

    alone: Rows
    middles: NDArray[np.float64]
    counts: NDArray[np.int64]
    cells: NDArray[np.int64]
    points: Sequence[PointsInCells]

    @property
    def radii_px(self) -> NDArray[np.float64]:
        """How large each cluster is drawn, in logical pixels: it grows with the count's length."""
        return _radii_px(self.counts.sum(axis=1))

    def members(self, clusters: Rows) -> Rows:
        """Return the features in some clusters.

        Parameters
        ----------
        clusters : (n,) int64
            Positions in `middles`.

        Returns
        -------
        (features,) int64
            Rows of the layer's geometry, ascending, each once.
        """
        wanted = self.cells[clusters]
        return _once([each.rows[np.isin(each.cells, wanted)] for each in self.points])


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
    cells = Cells.touching(extent.buffered(largest_m), side)
    points = list(points_in(cells, layer.index))
    sums, counts = _sums_and_counts(layer, cells, points)
    totals = counts.sum(axis=1)
    room = max(1.0, SHARE_COVERED * (side / resolution) ** 2 / MARKER_AREA_PX2)
    is_crowded = totals > room
    crowded = np.flatnonzero(is_crowded)
    middles = sums[crowded] / totals[crowded, None]
    radii = _radii_px(totals[crowded]) * resolution
    # Wholly inside its cell, so that no cluster covers the next, but never away from its points.
    corners = cells.corners_of(crowded)
    margins = np.minimum(radii, side / 2)[:, None]
    inner = np.clip(middles, corners + margins, corners + side - margins)
    moved = np.flatnonzero((inner != middles).any(axis=1))
    moves = _Moves(np.full(cells.count, -1), middles[moved], inner[moved], radii[moved])
    moves.numbers[crowded[moved]] = np.arange(len(moved))
    inner[moved] = _ends(moves, layer.geometry, points, resolution)
    alone = _once([each.rows[~is_crowded[each.cells]] for each in points])
    return Clusters(alone, inner, counts[crowded], crowded, points)


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
    return found.members(np.flatnonzero(distances <= found.radii_px * resolution))


def _sums_and_counts(
    layer: Layer, cells: Cells, points: Sequence[PointsInCells]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Add up the points in each cell, (cells, 2), and count those of each class, (cells, classes).

    Neighbours among the points are mostly in one cell: what is summed first are their runs.
    """
    classes = len(layer.symbology.classes)
    sums, counts = np.zeros((cells.count, 2)), np.zeros(cells.count * classes, np.int64)
    for rows, vertices, numbers in points:
        places = layer.geometry.coordinates.take(vertices, axis=0)
        starts = np.append(0, np.flatnonzero(numbers[1:] != numbers[:-1]) + 1)
        np.add.at(sums, numbers[starts], np.add.reduceat(places, starts, axis=0))
        keys = numbers * classes + layer.classes.take(rows)
        counts += np.bincount(keys, minlength=len(counts))
    return sums, counts.reshape(-1, classes)


class _Moves(NamedTuple):
    """Clusters that reach out of their cells, and where they would not.

    Parameters
    ----------
    numbers : (cells,) int64
        Which of these clusters is in each cell, -1 for none.
    middles, inner : (clusters, 2) float64
        Where their points are, and where they are wholly inside their cells, in EPSG:3857.
    radii : (clusters,) float64
        In metres of EPSG:3857.
    """

    numbers: NDArray[np.int64]
    middles: NDArray[np.float64]
    inner: NDArray[np.float64]
    radii: NDArray[np.float64]


def _ends(
    moves: _Moves,
    geometry: FeatureGeometry,
    points: Sequence[PointsInCells],
    resolution: float,
) -> NDArray[np.float64]:
    """Return where clusters stand that would be moved, (clusters, 2) in EPSG:3857.

    Those stay whose points are all at one place, and those that would leave too many of them.
    """
    reaches = moves.radii**2
    counts = np.zeros(8 * len(moves.radii), np.int64)
    for _, vertices, cells in points:
        numbers = moves.numbers[cells]
        asked = np.flatnonzero(numbers >= 0)
        numbers, places = numbers[asked], geometry.coordinates.take(vertices[asked], axis=0)
        from_middle = _squares(places, moves.middles.take(numbers, axis=0))
        from_inner = _squares(places, moves.inner.take(numbers, axis=0))
        reach = reaches[numbers]
        # Three questions to a point are counted in one pass, each as one bit.
        answer = (from_middle <= reach).view(np.uint8)
        answer |= (from_inner <= reach).view(np.uint8) << 1
        answer |= (from_middle > resolution**2).view(np.uint8) << 2
        counts += np.bincount(8 * numbers + answer, minlength=len(counts))
    answers = counts.reshape(-1, 2, 2, 2)
    before, after = answers[..., 1].sum(axis=(1, 2)), answers[:, :, 1].sum(axis=(1, 2))
    is_one_place = answers[:, 1].sum(axis=(1, 2)) == 0
    stays = is_one_place | (after < SHARE_KEPT * before)
    return np.where(stays[:, None], moves.middles, moves.inner)


def _squares(points: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the square of each point's distance from another, which is overwritten."""
    others -= points
    others *= others
    return others[:, 0] + others[:, 1]


def _radii_px(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    radii: NDArray[np.float64] = 10 + 3.2 * np.log10(np.maximum(counts, 1))
    return radii


def _once(rows: Sequence[Rows]) -> Rows:
    """Return the rows of several arrays, ascending, each once."""
    return distinct(np.concatenate([*rows, np.empty(0, np.int64)]))
