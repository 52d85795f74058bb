"""An order of features in which neighbours on the map are neighbours in memory."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows

_BITS = 16
"""The curve passes once through each cell of a grid of 2**16 by 2**16."""
_MOST_OVERLAP = 4.0
"""How often runs of neighbours may cover the land together."""


def spatial_order(bounds: NDArray[np.float64]) -> Rows:
    """Return the rows of features along a Hilbert curve through the centres of their bounds.

    Parameters
    ----------
    bounds : (n, 4) float64
        xmin, ymin, xmax, ymax in any CRS; NaN for features without geometry.

    Returns
    -------
    (n,) int64
        Each row once. Features at the same place keep their order; those without geometry come
        last.

    Examples
    --------
    >>> corners = np.array([[0.0, 0.0], [9.0, 9.0], [np.nan, np.nan], [0.0, 1.0]])
    >>> spatial_order(np.hstack((corners, corners))).tolist()
    [0, 3, 1, 2]
    """
    known = np.flatnonzero(~np.isnan(bounds[:, 0]))
    missing = np.flatnonzero(np.isnan(bounds[:, 0]))
    if not len(known):
        return missing
    centers = (bounds[known, :2] + bounds[known, 2:]) / 2
    low = centers.min(axis=0)
    widest = float((centers.max(axis=0) - low).max()) or 1.0
    cells = ((centers - low) * ((2**_BITS - 1) / widest)).astype(np.uint32)
    # Key and place in one number: sorting these is far faster than a stable argsort.
    places = (hilbert_keys(cells).astype(np.uint64) << np.uint64(32)) | np.arange(
        len(known), dtype=np.uint64
    )
    places.sort()
    order = (places & np.uint64(2**32 - 1)).astype(np.int64)
    return np.concatenate((known[order], missing))


def is_spatial_order(bounds: NDArray[np.float64], run: int) -> bool:
    """True if features that follow one another in memory lie together on the map.

    Runs of neighbours cover the land about once together; in another order, each covers much of
    it.

    Parameters
    ----------
    bounds : (n, 4) float64
        xmin, ymin, xmax, ymax in any CRS; NaN for features without geometry.
    run : int
        How many features make a run.
    """
    known = bounds[~np.isnan(bounds[:, 0])]
    if not len(known):
        return True
    starts = np.arange(0, len(known), run)
    low = np.minimum.reduceat(known[:, :2], starts, axis=0)
    high = np.maximum.reduceat(known[:, 2:], starts, axis=0)
    land = (high.max(axis=0) - low.min(axis=0)).prod()
    return bool((high - low).prod(axis=1).sum() <= _MOST_OVERLAP * land)


def hilbert_keys(cells: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return how far along a Hilbert curve each cell of a grid of 2**16 by 2**16 lies.

    Parameters
    ----------
    cells : (n, 2) uint32
        Column and line of each cell, each below 2**16.

    Returns
    -------
    (n,) uint32
        From 0 to 2**32 - 1, another for each cell.

    Notes
    -----
    From the coarsest square to the finest: which quarter comes when, and how the curve in that
    quarter is turned; the same steps as the function xy2d of Wikipedia's "Hilbert curve".
    """
    x, y = cells[:, 0].copy(), cells[:, 1].copy()
    keys = np.zeros(len(cells), np.uint32)
    for bit in reversed(range(_BITS)):
        right = (x >> bit) & 1
        upper = (y >> bit) & 1
        keys <<= 2
        keys |= (3 * right) ^ upper
        # The lower quarters are mirrored at a diagonal: the right one at the falling diagonal.
        flip = (right & ~upper & 1) * np.uint32(2**_BITS - 1)
        x ^= flip
        y ^= flip
        swap = (x ^ y) * (upper ^ 1)
        x ^= swap
        y ^= swap
    return keys
