"""Rows of different lengths in one flat array: row i owns the items `offsets[i]:offsets[i + 1]`.

Offsets are (rows + 1,) int64: they begin with 0, ascend, and end with the number of items.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Offsets = NDArray[np.int64]
Rows = NDArray[np.int64]
_STEP = 4096
_Array = TypeVar("_Array", bound=NDArray[Any])


def distinct(rows: Rows) -> Rows:
    """Return rows ascending, each once.

    Examples
    --------
    >>> distinct(np.array([5, 2, 5])).tolist()
    [2, 5]
    """
    ordered = np.sort(rows)
    # Not np.unique, whose first call imports numpy.ma: 20 ms of a start.
    return ordered[np.diff(ordered, prepend=-1) > 0]


def offsets_of(counts: NDArray[np.integer] | NDArray[np.bool_]) -> Offsets:
    """Return the offsets of rows with so many items each.

    Parameters
    ----------
    counts : (rows,) int or bool
        How many items each row has.

    Returns
    -------
    (rows + 1,) int64
        (1,) for no rows.

    Examples
    --------
    >>> offsets_of(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    offsets = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets


def joined(pieces: Sequence[Offsets]) -> Offsets:
    """Return the offsets of the rows of several flat arrays that are put one after another.

    Parameters
    ----------
    pieces : sequence of (rows + 1,) int64
        The offsets of each array, at least one.

    Returns
    -------
    (all rows + 1,) int64

    Examples
    --------
    >>> joined([np.array([0, 2]), np.array([0, 1, 4])]).tolist()
    [0, 2, 3, 6]
    """
    return offsets_of(np.concatenate([np.diff(piece) for piece in pieces]))


def take(offsets: Offsets, rows: Rows) -> tuple[NDArray[np.int64], Offsets]:
    """Return where the items of some rows are, in the order of `rows`.

    Parameters
    ----------
    offsets : (all rows + 1,) int64
        Of the flat array.
    rows : (rows,) int64
        The rows to pick; one may come twice.

    Returns
    -------
    items : (items,) int64
        The positions of the picked rows' items in the flat array.
    offsets : (rows + 1,) int64
        Where each picked row's items lie among `items`.

    Examples
    --------
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
    """Copy the values of some rows, in the order of `rows`.

    Works in steps that fit into the processor's cache, so that millions of rows take little
    memory besides the result.

    Parameters
    ----------
    values : (items, …) float64
        The flat array.
    offsets : (all rows + 1,) int64
        Of the flat array.
    rows : (rows,) int64
        The rows to pick; one may come twice.

    Returns
    -------
    values : (picked items, …) float64
        A flat array of its own.
    offsets : (rows + 1,) int64
        Of the picked values.
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
    """Copy each row's points to a place of its own in another array.

    Parameters
    ----------
    points : (items, 2) float64
        The flat array.
    offsets : (rows + 1,) int64
        Of the flat array.
    starts : (rows,) int64
        Where in `place` the first point of each row goes.
    place : (n, 2) float64
        Is written to.
    """
    # A point as one number is moved in one go, which is several times faster.
    source, target = points.view(np.complex128)[:, 0], place.view(np.complex128)[:, 0]
    for first in range(0, len(starts), _STEP):
        ends = offsets[first : first + _STEP + 1]
        shift = starts[first : first + _STEP] - ends[:-1]
        items = np.repeat(shift, np.diff(ends))
        items += np.arange(ends[0], ends[-1])
        target[items] = source[ends[0] : ends[-1]]


def without_empty(outer: Offsets, inner: Offsets) -> tuple[Offsets, Offsets]:
    """Leave out the inner rows that own nothing.

    Parameters
    ----------
    outer : (rows + 1,) int64
        Offsets of outer rows among the inner rows.
    inner : (inner rows + 1,) int64
        Offsets of inner rows among the items.

    Returns
    -------
    outer : (rows + 1,) int64
        There are as many outer rows as before, some maybe empty now.
    inner : (filled inner rows + 1,) int64

    Examples
    --------
    >>> [each.tolist() for each in without_empty(np.array([0, 1, 3]), np.array([0, 0, 2, 5]))]
    [[0, 0, 2], [0, 2, 5]]
    """
    counts = np.diff(inner)
    filled = counts > 0
    if filled.all():
        return outer, inner
    return offsets_of(filled)[outer], offsets_of(counts[filled])


def total(values: NDArray[np.float64] | NDArray[np.int64], offsets: Offsets) -> NDArray[np.float64]:
    """Add up each row's values.

    Parameters
    ----------
    values : (items,) float64 or int64
        The flat array.
    offsets : (rows + 1,) int64
        Of the flat array.

    Returns
    -------
    (rows,) float64
        0 for rows without values.

    Examples
    --------
    >>> total(np.array([1.0, 2.0, 4.0]), np.array([0, 2, 2, 3])).tolist()
    [3.0, 0.0, 4.0]
    """
    sums = np.zeros(len(offsets) - 1)
    filled = offsets[1:] > offsets[:-1]
    if filled.any():
        sums[filled] = np.add.reduceat(values, offsets[:-1][filled])
    return sums


def read_only(array: _Array) -> _Array:
    """Forbid writes to an array, so that threads may share it, and return the same array."""
    array.flags.writeable = False
    return array
