"""Square cells of the map, in which names are worked out once and kept."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows
from gisapp.core.space.extent import Extent


class Cells:
    """Some square cells of the map.

    Parameters
    ----------
    side : float
        In metres of EPSG:3857.
    numbers : sequence of (int, int)
        How many sides each cell lies east and north of the origin; one at least.
    """

    def __init__(self, side: float, numbers: Sequence[tuple[int, int]]) -> None:
        self.numbers = np.array(numbers)
        self.side = side
        self._first = self.numbers.min(axis=0)
        self._places = np.full(self.numbers.max(axis=0) - self._first + 1, -1, np.int64)
        self._places[tuple((self.numbers - self._first).T)] = np.arange(len(numbers))

    @property
    def extents(self) -> list[Extent]:
        """The extent of each cell, in EPSG:3857."""
        corners = np.hstack((self.numbers, self.numbers + 1)) * self.side
        return [Extent(*each) for each in corners.tolist()]

    @property
    def extent(self) -> Extent:
        """The extent of all, in EPSG:3857."""
        high = self._first + self._places.shape
        return Extent(*(np.concatenate((self._first, high)) * self.side).tolist())

    def places_of(self, points: NDArray[np.float64]) -> Rows:
        """Return the place among `numbers` of the cell of each point, (n, 2); -1 for none."""
        cells = np.floor(points / self.side).astype(np.int64) - self._first
        is_near = ((cells >= 0) & (cells < self._places.shape)).all(axis=1)
        return np.where(is_near, self._places[tuple(np.where(is_near[:, None], cells, 0).T)], -1)


def first_of_each_square(points: NDArray[np.float64], side: float, most: int) -> NDArray[np.bool_]:
    """Return which points are among the first ones of their square.

    Parameters
    ----------
    points : (n, 2) float64
        In EPSG:3857, the most important first.
    side : float
        Of the squares, in metres of EPSG:3857.
    most : int
        How many of each square are wanted.

    Returns
    -------
    (n,) bool
    """
    columns, rows = np.floor(points.T / side)
    order = np.lexsort((rows, columns))
    begins = np.ones(len(points), np.bool_)
    begins[1:] = (np.diff(columns[order]) != 0) | (np.diff(rows[order]) != 0)
    starts = np.maximum.accumulate(np.where(begins, np.arange(len(points)), 0))
    is_first = np.empty(len(points), np.bool_)
    is_first[order] = np.arange(len(points)) - starts < most
    return is_first
