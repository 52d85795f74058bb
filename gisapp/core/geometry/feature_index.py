"""Which features of a layer lie in an extent or at a point."""

from collections.abc import Callable
from copy import copy
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.narrow_extent import narrow_extent
from gisapp.core.geometry.point_tests import contain_point, distances, edges_about
from gisapp.core.geometry.ragged import Rows, distinct, read_only
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M, moves_into_view

_NO_ROWS: Rows = np.empty(0, np.int64)
_Test = Callable[[NDArray[np.float64], Extent], NDArray[np.bool_]]
BLOCK_SIZE = 256
"""Features a block: neighbours in the arrays, and on the map where these are in spatial order."""


class FeatureIndex:
    """Finds features by their bounds; it tests the bounds of blocks of features first.

    Building it takes one pass over the features' bounds. Like `shapely.STRtree` it answers with
    rows of what it was built of; features without geometry are never found.

    Parameters
    ----------
    geometry : FeatureGeometry
        The features to find, in EPSG:3857, best in spatial order.

    Examples
    --------
    >>> import shapely
    >>> shapes = [shapely.box(0, 0, 4, 4), shapely.Polygon(), shapely.box(1, 1, 9, 9)]
    >>> index = FeatureIndex(FeatureGeometry.from_shapely("polygon", shapes, [10, 11, 12]))
    >>> index.rows_in(Extent(3, 3, 5, 5)).tolist()
    [0, 2]
    >>> index.rows_in_box(Extent(-1, -1, 5, 5)).tolist()
    [0]
    >>> index.rows_at(2, 2, tolerance_m=0).tolist()
    [2, 0]
    >>> index.only(np.array([True, True, False])).rows_at(2, 2, tolerance_m=0).tolist()
    [0]
    """

    def __init__(self, geometry: FeatureGeometry) -> None:
        self.geometry = geometry
        self.block_bounds = _block_bounds(geometry.bounds)
        """The bounds of each block of `BLOCK_SIZE` features, (blocks, 4), column by column."""
        self.extent = Extent.of_bounds(self.block_bounds)
        """The extent of all features in EPSG:3857, to find them; None if none has geometry."""
        self._lacking = np.zeros(len(self.block_bounds), np.bool_)
        self._lacking[np.flatnonzero(geometry.is_missing) // BLOCK_SIZE] = True
        self.shown: NDArray[np.bool_] | None = None
        """Which features are found, (features,); None if all are."""

    def only(self, shown: NDArray[np.bool_] | None) -> "FeatureIndex":
        """Return an index of the same features that finds only some; the arrays are shared.

        Its extents, and what it tells of blocks, are still those of all.

        Parameters
        ----------
        shown : (features,) bool or None
            Which features to find; None for all.
        """
        made = copy(self)
        made.shown = None if shown is None else read_only(shown)
        return made

    def shown_of(self, rows: Rows) -> Rows:
        """Return those of some rows that are found."""
        return rows if self.shown is None else rows[self.shown[rows]]

    @cached_property
    def narrow_extent(self) -> Extent | None:
        """The extent of all features in EPSG:3857, to be shown; see `narrow_extent`."""
        if self.extent is None or self.extent.width <= HALF_WORLD_M:
            return self.extent
        return narrow_extent(self.geometry)

    def rows_seen(self, view: Extent) -> Rows:
        """Return the features whose bounds touch a view, which may go on beyond ±180°.

        Parameters
        ----------
        view : Extent
            In EPSG:3857.

        Returns
        -------
        (n,) int64
            Rows of the geometry, ascending, each once.
        """
        found = [self.rows_in(view.moved(-move)) for move in moves_into_view(view, self.extent)]
        return found[0] if len(found) == 1 else distinct(np.concatenate(found or [_NO_ROWS]))

    @property
    def largest_m(self) -> float:
        """The longer side of the largest feature's bounds, in metres of EPSG:3857."""
        return float(self._largest.max(initial=0.0))

    @cached_property
    def largest_block_m(self) -> float:
        """The longer side of the largest block's bounds, in metres of EPSG:3857."""
        sides = self.block_bounds[:, 2:] - self.block_bounds[:, :2]
        return float(np.nan_to_num(sides).max(initial=0.0))

    @cached_property
    def _largest(self) -> NDArray[np.float64]:
        """The same for each block, (blocks,)."""
        starts = np.arange(0, len(self.geometry), BLOCK_SIZE)
        if not len(starts):
            return np.empty(0)
        return np.nan_to_num(np.fmax.reduceat(self.geometry.sizes, starts))

    def blocks_in(self, extent: Extent) -> int:
        """Return how many blocks of features touch an extent, in EPSG:3857."""
        return int(np.count_nonzero(touching(self.block_bounds, extent)))

    def rows_in(self, extent: Extent, least_m: float = 0.0) -> Rows:
        """Return the features whose bounds touch an extent.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857; a point or a line is an extent too.
        least_m : float
            Leave out features of which both sides of the bounds are shorter, in metres of
            EPSG:3857; where all are, that takes no time.

        Returns
        -------
        (n,) int64
            Rows of the geometry, ascending, which is drawing order.
        """
        rows = self._rows(extent, touching, least_m)
        return rows[self.geometry.sizes[rows] >= least_m] if least_m else rows

    def rows_in_box(self, extent: Extent) -> Rows:
        """Return the features that lie wholly inside an extent, edge included, to select them.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857.

        Returns
        -------
        (n,) int64
            Rows of the geometry, ascending.
        """
        found = [
            self._rows(extent.moved(-move), _inside)
            for move in moves_into_view(extent, self.extent)
        ]
        return distinct(np.concatenate(found or [_NO_ROWS]))

    def _rows(self, extent: Extent, test: _Test, least_m: float = 0.0) -> Rows:
        """Return the features whose bounds pass a test that all bounds inside the extent pass."""
        blocks = np.flatnonzero(touching(self.block_bounds, extent))
        if least_m:
            blocks = blocks[self._largest[blocks] >= least_m]
        rows = rows_of_blocks(blocks, len(self.geometry))
        # Of most blocks of a wide view all features are in it; only the others' are tested.
        doubtful = ~_inside(self.block_bounds[blocks], extent) | self._lacking[blocks]
        if doubtful.all():
            return self.shown_of(rows[test(self.geometry.bounds.take(rows, axis=0), extent)])
        found = np.ones(len(rows), np.bool_)
        tested = np.flatnonzero(np.repeat(doubtful, BLOCK_SIZE)[: len(rows)])
        found[tested] = test(self.geometry.bounds.take(rows[tested], axis=0), extent)
        return self.shown_of(rows[found])

    def rows_at(self, x: float, y: float, tolerance_m: float) -> Rows:
        """Return the features at a point, as a click finds them.

        Points and lines are found within the tolerance. Of polygons those are found that contain
        the point; if none does, those within the tolerance. A polygon smaller than the
        tolerance, hardly a dot on the map, is always found within it.

        Parameters
        ----------
        x, y : float
            The point, in EPSG:3857, maybe beyond ±180°.
        tolerance_m : float
            In metres of EPSG:3857.

        Returns
        -------
        (n,) int64
            Rows of the geometry, descending: what is drawn on top comes first.
        """
        around = Extent(x, y, x, y).buffered(tolerance_m)
        found = [
            self._rows_at(x - move, y, tolerance_m) for move in moves_into_view(around, self.extent)
        ]
        return found[0] if len(found) == 1 else distinct(np.concatenate(found or [_NO_ROWS]))[::-1]

    def _rows_at(self, x: float, y: float, tolerance_m: float) -> Rows:
        rows = self.rows_in(Extent(x, y, x, y).buffered(tolerance_m))
        if not len(rows):
            return rows
        edges = edges_about(self.geometry, rows, x, y)
        if self.geometry.kind == "polygon":
            found = contain_point(edges)
            if found.any():
                bounds = self.geometry.bounds[rows]
                tiny = (bounds[:, 2:] - bounds[:, :2]).max(axis=1) <= tolerance_m
                if tiny.any():
                    found |= tiny & (distances(edges) <= tolerance_m)
                return rows[found][::-1]
        return rows[distances(edges) <= tolerance_m][::-1]


def blocks_of(rows: Rows) -> NDArray[np.int64]:
    """Return the blocks in which rows lie.

    Block i has the rows from `i * BLOCK_SIZE` to the next block or the last feature.

    Parameters
    ----------
    rows : (n,) int64
        Ascending.

    Returns
    -------
    (blocks,) int64
        Ascending, each once.

    Examples
    --------
    >>> blocks_of(np.array([0, 255, 600])).tolist()
    [0, 2]
    """
    blocks = rows // BLOCK_SIZE
    # Not np.unique, whose first call imports numpy.ma: 20 ms of a start.
    return blocks[np.diff(blocks, prepend=-1) > 0]


def _block_bounds(bounds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the bounds of each block, (blocks, 4), NaN if none of its features has geometry."""
    starts = np.arange(0, len(bounds), BLOCK_SIZE)
    if not len(starts):
        return read_only(np.empty((0, 4), order="F"))
    low = np.fmin.reduceat(bounds[:, :2], starts, axis=0)
    high = np.fmax.reduceat(bounds[:, 2:], starts, axis=0)
    # Whoever looks for bounds at a place goes through one column after the other.
    return read_only(np.asfortranarray(np.hstack((low, high))))


def touching(bounds: NDArray[np.float64], extent: Extent) -> NDArray[np.bool_]:
    """Return which of some bounds, (n, 4), touch an extent; NaN never does."""
    return (
        (bounds[:, 0] <= extent.xmax)
        & (bounds[:, 2] >= extent.xmin)
        & (bounds[:, 1] <= extent.ymax)
        & (bounds[:, 3] >= extent.ymin)
    )


def _inside(bounds: NDArray[np.float64], extent: Extent) -> NDArray[np.bool_]:
    return (
        (bounds[:, 0] >= extent.xmin)
        & (bounds[:, 2] <= extent.xmax)
        & (bounds[:, 1] >= extent.ymin)
        & (bounds[:, 3] <= extent.ymax)
    )


def rows_of_blocks(blocks: NDArray[np.int64], features: int) -> Rows:
    """Return the rows in some blocks, ascending as these are, of a geometry of so many features.

    Examples
    --------
    >>> rows_of_blocks(np.array([0, 2]), 514).tolist()[-3:]
    [255, 512, 513]
    """
    rows = (blocks[:, None] * BLOCK_SIZE + np.arange(BLOCK_SIZE)).ravel()
    return rows[: np.searchsorted(rows, features)]
