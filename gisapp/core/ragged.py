"""Rows of different lengths in one flat array: row i owns the items `offsets[i]:offsets[i + 1]`."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Offsets = NDArray[np.int64]
Rows = NDArray[np.int64]
_Array = TypeVar("_Array", bound=NDArray[Any])


def offsets_of(counts: NDArray[np.integer] | NDArray[np.bool_]) -> Offsets:
    """Return the offsets, (n + 1,), of rows with so many items each."""
    offsets = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets


def take(offsets: Offsets, rows: Rows) -> tuple[NDArray[np.int64], Offsets]:
    """Pick rows, in the order asked for.

    Returns
    -------
    items : (items,) int64
        The positions of the picked rows' items in the flat array.
    offsets : (rows + 1,) int64
        Where each picked row's items lie among them.

    >>> items, offsets = take(np.array([0, 2, 3, 6]), np.array([2, 0]))
    >>> items.tolist(), offsets.tolist()
    ([3, 4, 5, 0, 1], [0, 3, 5])
    """
    starts = offsets[rows]
    counts = offsets[rows + 1] - starts
    picked = offsets_of(counts)
    items = np.repeat(starts - picked[:-1], counts)
    items += np.arange(picked[-1])
    return items, picked


def total(values: NDArray[np.float64] | NDArray[np.int64], offsets: Offsets) -> NDArray[np.float64]:
    """Return the sum of each row's values, 0 for rows without any."""
    sums = np.zeros(len(offsets) - 1)
    filled = offsets[1:] > offsets[:-1]
    if filled.any():
        sums[filled] = np.add.reduceat(values, offsets[:-1][filled])
    return sums


def any_in(flags: NDArray[np.bool_], offsets: Offsets) -> NDArray[np.bool_]:
    """Tell for each row whether one of its items is flagged."""
    found = np.zeros(len(offsets) - 1, np.bool_)
    filled = offsets[1:] > offsets[:-1]
    if filled.any():
        found[filled] = np.logical_or.reduceat(flags, offsets[:-1][filled])
    return found


def read_only(array: _Array) -> _Array:
    """Return the array after forbidding writes to it, so that threads may share it."""
    array.flags.writeable = False
    return array
