"""Which of many bounds may meet any of many others, told by a grid: nearly all that do not."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows

Bounds = NDArray[np.float64]
_CELLS = 1024
"""Columns and lines of the grid."""


def rows_maybe_near(bounds: Bounds, others: Bounds) -> Rows:
    """Return which bounds share a cell of a grid with any others: all that meet are among them.

    Parameters
    ----------
    bounds : (n, 4) float64
        xmin, ymin, xmax, ymax in any CRS, all of them known.
    others : (m, 4) float64
        In the same CRS, all of them known.

    Returns
    -------
    (k,) int64
        Rows of `bounds`, ascending.

    Examples
    --------
    >>> squares = np.array([[0.0, 0, 1, 1], [50, 50, 51, 51], [99, 0, 100, 1]])
    >>> rows_maybe_near(squares, np.array([[0.5, 0.5, 3, 3], [100, 1, 101, 2]])).tolist()
    [0, 2]
    """
    if not len(bounds) or not len(others):
        return np.empty(0, np.int64)
    low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    is_here = (others[:, :2] <= high).all(axis=1) & (others[:, 2:] >= low).all(axis=1)
    steps = np.where(high > low, high - low, 1.0) / _CELLS
    covered = _sums(_counts(_cells(others[is_here], low, steps)) > 0)
    left, lower, right, upper = _cells(bounds, low, steps)
    found = (
        covered[right + 1, upper + 1]
        - covered[left, upper + 1]
        - covered[right + 1, lower]
        + covered[left, lower]
    )
    return np.flatnonzero(found)


def _cells(bounds: Bounds, low: Bounds, steps: Bounds) -> tuple[Rows, Rows, Rows, Rows]:
    """Return the columns and lines of cells from which, and up to which, bounds reach."""
    first = np.clip((bounds[:, :2] - low) // steps, 0, _CELLS - 1).astype(np.int64)
    last = np.clip((bounds[:, 2:] - low) // steps, 0, _CELLS - 1).astype(np.int64)
    return first[:, 0], first[:, 1], last[:, 0], last[:, 1]


def _counts(cells: tuple[Rows, Rows, Rows, Rows]) -> Rows:
    """Return how many bounds reach over each cell, (columns, lines)."""
    left, lower, right, upper = cells
    # A corner adds all that lies beyond it, the opposite ones take it away again.
    changes = np.zeros((_CELLS + 1, _CELLS + 1), np.int64)
    np.add.at(changes, (left, lower), 1)
    np.add.at(changes, (right + 1, upper + 1), 1)
    np.add.at(changes, (left, upper + 1), -1)
    np.add.at(changes, (right + 1, lower), -1)
    return changes.cumsum(axis=0).cumsum(axis=1)[:-1, :-1]


def _sums(is_covered: NDArray[np.bool_]) -> Rows:
    """Return how many cells before each column and line are covered."""
    sums = np.zeros((_CELLS + 1, _CELLS + 1), np.int64)
    sums[1:, 1:] = is_covered.cumsum(axis=0).cumsum(axis=1)
    return sums
