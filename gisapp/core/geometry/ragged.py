"""Rows of different lengths in one flat array: row i owns the items `offsets[i]:offsets[i + 1]`."""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Offsets = NDArray[np.int64]
Rows = NDArray[np.int64]
_STEP = 4096
_Array = TypeVar("_Array", bound=NDArray[Any])


def offsets_of(counts: NDArray[np.integer] | NDArray[np.bool_]) -> Offsets:
    """Return the offsets, (n + 1,), of rows with so many items each."""
    offsets = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets


def joined(pieces: Sequence[Offsets]) -> Offsets:
    """Return the offsets of rows whose items were put one after another."""
    return offsets_of(np.concatenate([np.diff(piece) for piece in pieces]))


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


def gather(
    values: NDArray[np.float64], offsets: Offsets, rows: Rows
) -> tuple[NDArray[np.float64], Offsets]:
    """Return the values of picked rows, in the order asked for, and the new offsets.

    Works in steps that fit into the processor's cache, so that millions of rows take little
    memory besides the result.
    """
    picked = offsets_of(offsets[rows + 1] - offsets[rows])
    gathered = np.empty((picked[-1], *values.shape[1:]))
    for first in range(0, len(rows), _STEP):
        items, ends = take(offsets, rows[first : first + _STEP])
        place = picked[first]
        # With "clip" numpy writes straight into `out`; no item is ever out of range.
        np.take(values, items, axis=0, out=gathered[place : place + ends[-1]], mode="clip")
    return gathered, picked


def scatter(
    points: NDArray[np.float64],
    offsets: Offsets,
    starts: NDArray[np.int64],
    place: NDArray[np.float64],
) -> None:
    """Write each row's points, (n, 2), to `place`, beginning where `starts` tells for the row."""
    # A point as one number is moved in one go, which is several times faster.
    source, target = points.view(np.complex128)[:, 0], place.view(np.complex128)[:, 0]
    for first in range(0, len(starts), _STEP):
        ends = offsets[first : first + _STEP + 1]
        shift = starts[first : first + _STEP] - ends[:-1]
        items = np.repeat(shift, np.diff(ends))
        items += np.arange(ends[0], ends[-1])
        target[items] = source[ends[0] : ends[-1]]


def without_empty(outer: Offsets, inner: Offsets) -> tuple[Offsets, Offsets]:
    """Return both levels of offsets without the inner rows that own nothing."""
    counts = np.diff(inner)
    filled = counts > 0
    if filled.all():
        return outer, inner
    return offsets_of(filled)[outer], offsets_of(counts[filled])


def total(values: NDArray[np.float64] | NDArray[np.int64], offsets: Offsets) -> NDArray[np.float64]:
    """Return the sum of each row's values, 0 for rows without any."""
    sums = np.zeros(len(offsets) - 1)
    filled = offsets[1:] > offsets[:-1]
    if filled.any():
        sums[filled] = np.add.reduceat(values, offsets[:-1][filled])
    return sums


def read_only(array: _Array) -> _Array:
    """Return the array after forbidding writes to it, so that threads may share it."""
    array.flags.writeable = False
    return array
