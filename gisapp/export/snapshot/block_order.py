"""Cuts the features of a layer into blocks of neighbours that are about equally large."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Offsets, Rows
from gisapp.core.geometry.spatial_order import spatial_order

ROWS_A_BLOCK = 2048
"""So many parcels are some 60 kB: read within a moment, and a million of them are 500 blocks."""
_TIMES_LARGER = 8.0
"""How much larger than the smallest the largest feature of a block may be."""
_SMALLEST_M = 0.1


@dataclass(frozen=True, eq=False)
class BlockOrder:
    """Which features each block has.

    Parameters
    ----------
    rows : (features,) int64
        The row in the layer's geometry of each, block after block.
    starts : (blocks + 1,) int64
        Block i has the features `starts[i]:starts[i + 1]`.
    grades : (blocks,) int64
        How large its features are: the same for blocks whose features are about equally large.
    placed : int
        So many blocks, the first ones, have features with a place.
    """

    rows: Rows
    starts: Offsets
    grades: NDArray[np.int64]
    placed: int

    def blocks(self) -> Iterator[tuple[int, Rows]]:
        """Yield the number of each block, and the rows of its features."""
        for number, (first, end) in enumerate(zip(self.starts, self.starts[1:], strict=False)):
            yield number, self.rows[first:end]


def block_order(bounds: NDArray[np.float64]) -> BlockOrder:
    """Return blocks of features, the large ones first, for they are drawn below the small ones.

    Parameters
    ----------
    bounds : (features, 4) float64
        xmin, ymin, xmax, ymax in EPSG:3857; NaN for features without a place, which come last.

    Examples
    --------
    >>> bounds = [[0, 0, 1, 1], [0, 0, 90, 9], [0, 0, np.nan, 0], [2, 2, 3, 3]]
    >>> order = block_order(np.array(bounds))
    >>> order.rows.tolist(), order.starts.tolist(), order.placed
    ([1, 0, 3, 2], [0, 1, 3, 4], 2)
    """
    sizes = (bounds[:, 2:] - bounds[:, :2]).max(axis=1)
    placed: NDArray[np.bool_] = np.isfinite(bounds.sum(axis=1))
    grades = np.full(len(bounds), np.iinfo(np.int64).min)
    larger = np.log(np.maximum(sizes[placed], _SMALLEST_M) / _SMALLEST_M)
    grades[placed] = (larger / np.log(_TIMES_LARGER)).astype(np.int64)
    along = spatial_order(np.where(placed[:, None], bounds, np.nan))
    rows = along[np.argsort(-grades[along].astype(np.float64), kind="stable")]
    ends = np.flatnonzero(np.diff(grades[rows])) + 1
    runs = zip([0, *ends.tolist()], [*ends.tolist(), len(rows)], strict=True)
    starts = [start for first, end in runs for start in range(first, end, ROWS_A_BLOCK)]
    offsets = np.array([*starts, len(rows)], np.int64)
    of_blocks = grades[rows[offsets[:-1]]]
    return BlockOrder(rows, offsets, of_blocks, int(np.searchsorted(offsets, placed.sum())))
