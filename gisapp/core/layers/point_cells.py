"""The cells that divide the map to count points in them, and which points lie in each."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex, rows_of_blocks, touching
from gisapp.core.geometry.ragged import Rows
from gisapp.core.space.extent import Extent

_BLOCKS = 128
"""Blocks of features that are looked at together: the processor's cache holds what they need."""


@dataclass(frozen=True)
class Cells:
    """Some of the map's square cells, laid like bricks, so that what is in them shows no grid.

    They are numbered from the south-west corner, line by line.

    Parameters
    ----------
    side : float
        In metres of EPSG:3857.
    column, line : int
        The first of these cells, counted from the origin of EPSG:3857.
    columns, lines : int
        How many there are.
    """

    side: float
    column: int
    line: int
    columns: int
    lines: int

    @classmethod
    def touching(cls, extent: Extent, side: float) -> "Cells":
        """Return the cells that touch an extent in EPSG:3857; `side` as of the class."""
        column, line = math.floor(extent.xmin / side) - 1, math.floor(extent.ymin / side)
        last_column, last_line = math.floor(extent.xmax / side), math.floor(extent.ymax / side)
        return cls(side, column, line, last_column - column + 1, last_line - line + 1)

    @property
    def count(self) -> int:
        """How many cells there are."""
        return self.columns * self.lines

    @property
    def extent(self) -> Extent:
        """What the cells cover; every other line stands half a cell farther east."""
        xmin, ymin = self.column * self.side, self.line * self.side
        width, height = (self.columns + 0.5) * self.side, self.lines * self.side
        return Extent(xmin, ymin, xmin + width, ymin + height)

    def numbers_of(self, points: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the number of each point's cell, -1 for points in none of these.

        `points` is (n, 2) float64 in EPSG:3857; the numbers are (n,) int64.
        """
        lines = points[:, 1] * (1 / self.side)
        np.floor(lines, out=lines)
        columns = points[:, 0] * (1 / self.side)
        shifts = lines / 2
        columns -= shifts - np.floor(shifts)
        np.floor(columns, out=columns)
        lines -= self.line
        columns -= self.column
        outside = (columns < 0) | (columns >= self.columns) | (lines < 0) | (lines >= self.lines)
        numbers = lines * self.columns + columns
        numbers[outside] = -1
        return numbers.astype(np.int64)

    def corners_of(self, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the south-west corner of the cells with these numbers, (n, 2) in EPSG:3857."""
        lines, columns = np.divmod(numbers, self.columns)
        lines, shifted = lines + self.line, columns + self.column
        return np.column_stack((shifted + lines % 2 / 2, lines)) * self.side


class PointsInCells(NamedTuple):
    """Some points of a layer, and in which cells they lie.

    Parameters
    ----------
    rows : (n,) int64
        The row of each point's feature, ascending.
    vertices : (n,) int64
        Where each point is in the coordinates of the layer's geometry.
    cells : (n,) int64
        The number of each point's cell.
    """

    rows: Rows
    vertices: NDArray[np.int64]
    cells: NDArray[np.int64]


def points_in(cells: Cells, index: FeatureIndex) -> Iterator[PointsInCells]:
    """Find the points in some cells, in drawing order, some thousands at a time.

    Parameters
    ----------
    cells : Cells
    index : FeatureIndex
        Of points.

    Yields
    ------
    PointsInCells
    """
    geometry = index.geometry
    blocks = np.flatnonzero(touching(index.block_bounds, cells.extent))
    for first in range(0, len(blocks), _BLOCKS):
        rows = index.shown_of(rows_of_blocks(blocks[first : first + _BLOCKS], len(geometry)))
        rows, vertices = _vertices_of(geometry, rows)
        numbers = cells.numbers_of(geometry.coordinates.take(vertices, axis=0))
        inside = np.flatnonzero(numbers >= 0)
        if not len(inside):
            # A filter may hide all points of these blocks.
            continue
        if len(inside) == len(rows):
            yield PointsInCells(rows, vertices, numbers)
        else:
            yield PointsInCells(rows[inside], vertices[inside], numbers[inside])


def _vertices_of(geometry: FeatureGeometry, rows: Rows) -> tuple[Rows, NDArray[np.int64]]:
    """Return the vertices of points, with the row that each belongs to."""
    if len(geometry.coordinates) == len(geometry) and not geometry.is_missing.any():
        return rows, rows
    vertices, offsets = ragged.take(geometry.vertex_offsets, rows)
    return np.repeat(rows, np.diff(offsets)), vertices
