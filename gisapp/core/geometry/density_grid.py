"""An overview of features that are too many for memory: what of the map they cover, in squares."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.dot_raster import LEAST_COVERAGE
from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.level_of_detail import level_resolution
from gisapp.core.geometry.ragged import read_only
from gisapp.core.space.extent import Extent

_FEWEST_SQUARES = 1000
"""A level of so few squares needs no coarser one above it."""
_COUNTED_ACROSS = 200
"""Features in a box are counted in about so many squares across."""
_MERGED: Mapping[GeometryKind, float] = {"point": 1.0, "line": 1 / 2, "polygon": 1 / 4}
"""What covers a square covers so much of one of twice the side: lines count as one square wide at
any size, and so do points."""
_LINE = 1 << 32
_MIDDLE = 1 << 31


@dataclass(frozen=True, eq=False)
class Squares:
    """The squares of one size that something lies in; sorted by line, then column.

    Parameters
    ----------
    level : int
        A square's side is 2 to the power of `level`, in metres of EPSG:3857. Columns count to
        the east from the map's origin, lines to the south.
    keys : (n,) int64
        Line and column as one number, ascending.
    covered : (n,) float32
        How much of each is covered, 1 for all; more where features overlap.
    counts : (n,) float32
        How many features have their centre in it.
    """

    level: int
    keys: NDArray[np.int64]
    covered: NDArray[np.float32]
    counts: NDArray[np.float32]

    def __post_init__(self) -> None:
        """Forbid writes to the arrays."""
        for array in (self.keys, self.covered, self.counts):
            read_only(array)

    def __len__(self) -> int:
        """Return the number of squares."""
        return len(self.keys)

    @property
    def nbytes(self) -> int:
        """Memory of the arrays in bytes."""
        return self.keys.nbytes + self.covered.nbytes + self.counts.nbytes

    @property
    def side(self) -> float:
        """Of a square, in metres of EPSG:3857."""
        return level_resolution(self.level)

    def coarser(self, kind: GeometryKind) -> "Squares":
        """Return the same in squares of twice the side."""
        lines, columns = lines_and_columns(self.keys)
        merged = keys_of(lines >> 1, columns >> 1)
        covered = self.covered * np.float32(_MERGED[kind])
        return summed(self.level + 1, merged, covered, self.counts)

    def touching(self, extent: Extent) -> tuple[NDArray[np.int64], Extent | None]:
        """Return the positions of the squares that an extent touches, and the box around them."""
        first = math.floor(-extent.ymax / self.side)
        last = math.floor(-extent.ymin / self.side)
        begin, end = np.searchsorted(self.keys, keys_of(np.array([first, last + 1]), -_MIDDLE))
        lines, columns = lines_and_columns(self.keys[begin:end])
        west, east = math.floor(extent.xmin / self.side), math.floor(extent.xmax / self.side)
        (inside,) = np.nonzero((columns >= west) & (columns <= east))
        if not len(inside):
            return inside, None
        return begin + inside, _box(lines[inside], columns[inside], self.side)


@dataclass(frozen=True, eq=False)
class DensityGrid:
    """How much features cover of the squares of a grid, and how many they are, at any scale.

    Parameters
    ----------
    levels : tuple of Squares
        At each size, the smallest first, each of twice the side of the one before.
    reach : float
        How far from its centre a feature may reach east, west, north or south, in metres of
        EPSG:3857.
    """

    kind: GeometryKind
    levels: tuple[Squares, ...]
    reach: float

    @classmethod
    def of_finest(cls, kind: GeometryKind, finest: Squares, reach: float) -> "DensityGrid":
        """Return an overview with all coarser levels that are of use."""
        levels = [finest]
        while len(levels[-1]) > _FEWEST_SQUARES:
            levels.append(levels[-1].coarser(kind))
        return cls(kind, tuple(levels), reach)

    @property
    def nbytes(self) -> int:
        """Memory of the arrays in bytes."""
        return sum(squares.nbytes for squares in self.levels)

    @property
    def fullest(self) -> Extent | None:
        """The box of the largest squares' one with most features, in EPSG:3857."""
        coarsest = self.levels[-1]
        if not len(coarsest):
            return None
        most = slice(place := int(coarsest.counts.argmax()), place + 1)
        return _box(*lines_and_columns(coarsest.keys[most]), coarsest.side)

    def features_in(self, extent: Extent) -> float:
        """Return about how many features touch a box of EPSG:3857: rather more than there are.

        Their centres are counted in the box and as far around it as they may reach.
        """
        squares = self._of_side(max(extent.width, extent.height) / _COUNTED_ACROSS)
        positions, _ = squares.touching(extent.buffered(self.reach))
        return float(squares.counts[positions].sum())

    def covered_in(
        self, extent: Extent, resolution: float
    ) -> "tuple[NDArray[np.float32], Extent] | None":
        """Return how much is covered of each square in view, and the box of the squares.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857.
        resolution : float
            Metres of EPSG:3857 a pixel: a square is about as large, larger where there are none.

        Returns
        -------
        covered : (lines, columns) float32
            The first line is the north; 0 where nothing lies. As dots do, each feature counts as
            `LEAST_COVERAGE` of a pixel at least. Lines count as a pixel wide, so that their tone
            does not jump from one size of squares to the next.
        box : Extent
            What these squares take up; None in place of both where there are none.
        """
        squares = self._of_side(resolution)
        positions, box = squares.touching(extent)
        if box is None:
            return None
        lines, columns = lines_and_columns(squares.keys[positions])
        shape = round(box.height / squares.side), round(box.width / squares.side)
        covered = np.zeros(shape, np.float32)
        shown = squares.covered[positions]
        pixel = resolution / squares.side
        if self.kind == "line":
            shown = shown * np.float32(pixel)
        least = squares.counts[positions] * np.float32(LEAST_COVERAGE * pixel**2)
        covered[lines - lines.min(), columns - columns.min()] = np.maximum(shown, least)
        return covered, box

    def _of_side(self, side: float) -> Squares:
        """Return the squares of about that side, the smallest where none are so small."""
        level = round(math.log2(side)) if side > 0 else self.levels[0].level
        place = max(level - self.levels[0].level, 0)
        squares = self.levels[min(place, len(self.levels) - 1)]
        # These are few, but may lie far apart: pictures of them would be much too fine.
        while squares.level < level:
            squares = squares.coarser(self.kind)
        return squares


def _box(lines: NDArray[np.int64], columns: NDArray[np.int64], side: float) -> Extent:
    """Return the box around squares, at least one."""
    corners = columns.min(), -lines.max() - 1, columns.max() + 1, -lines.min()
    return Extent(*(float(each) * side for each in corners))


def keys_of(lines: NDArray[np.int64], columns: NDArray[np.int64] | int) -> NDArray[np.int64]:
    """Return lines and columns as one number each, which sorts by line, then column."""
    return np.asarray(lines * _LINE + (columns + _MIDDLE), np.int64)


def lines_and_columns(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the lines and columns of keys."""
    return keys >> 32, (keys & (_LINE - 1)) - _MIDDLE


def summed(
    level: int,
    keys: NDArray[np.int64],
    covered: NDArray[np.float32],
    counts: NDArray[np.float32],
) -> Squares:
    """Return each square once, with the sums of what was told of it."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else order
    return Squares(
        level,
        keys[starts],
        np.add.reduceat(covered[order], starts) if len(keys) else covered,
        np.add.reduceat(counts[order], starts) if len(keys) else counts,
    )


def joined(level: int, runs: Sequence[Squares]) -> Squares:
    """Return squares of the same level together."""
    return summed(
        level,
        np.concatenate([np.empty(0, np.int64), *(run.keys for run in runs)]),
        np.concatenate([np.empty(0, np.float32), *(run.covered for run in runs)]),
        np.concatenate([np.empty(0, np.float32), *(run.counts for run in runs)]),
    )
