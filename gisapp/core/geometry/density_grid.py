"""How densely features cover the map, in squares: a stand-in for features too many for memory."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.level_of_detail import LEAST_COVERAGE, level_resolution
from gisapp.core.geometry.ragged import read_only
from gisapp.core.space.extent import Extent

_FEWEST_SQUARES = 1000
"""So few squares need no coarser ones in addition."""
_COUNTED_ACROSS = 200
"""Features in an extent are counted in about so many squares across."""
_MERGED: Mapping[GeometryKind, float] = {"point": 1.0, "line": 1 / 2, "polygon": 1 / 4}
"""What covers all of a square covers so much of one of twice the side. Lines count as one square
wide at any size, and points as one square."""
_LINE = 1 << 32
_MIDDLE = 1 << 31


@dataclass(frozen=True, eq=False)
class Squares:
    """The squares of one size that features touch; sorted by line, then column.

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
        """The side of a square, in metres of EPSG:3857."""
        return level_resolution(self.level)

    def coarser(self, kind: GeometryKind) -> "Squares":
        """Return the squares of twice the side that the same features touch."""
        lines, columns = lines_and_columns(self.keys)
        merged = keys_of(lines >> 1, columns >> 1)
        covered = self.covered * np.float32(_MERGED[kind])
        return summed(self.level + 1, merged, covered, self.counts)

    def touching(self, extent: Extent) -> tuple[NDArray[np.int64], Extent | None]:
        """Find the squares that an extent touches.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857.

        Returns
        -------
        positions : (n,) int64
            Of the squares among `keys`, ascending.
        covered : Extent or None
            Around these squares, in EPSG:3857; None if there are none.
        """
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
    """How much of the map features cover, and how many there are, at any resolution.

    Parameters
    ----------
    kind : {"point", "line", "polygon"}
        Of the features.
    levels : tuple of Squares
        The squares of each size, the smallest first, each of twice the side of those before.
    reach : float
        How far from its centre a feature may reach east, west, north or south, in metres of
        EPSG:3857.
    """

    kind: GeometryKind
    levels: tuple[Squares, ...]
    reach: float

    @classmethod
    def of_finest(cls, kind: GeometryKind, finest: Squares, reach: float) -> "DensityGrid":
        """Return the grid of the smallest squares and of all larger ones that are of use."""
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
        """The extent of that one of the largest squares that has most features, in EPSG:3857."""
        coarsest = self.levels[-1]
        if not len(coarsest):
            return None
        most = slice(place := int(coarsest.counts.argmax()), place + 1)
        return _box(*lines_and_columns(coarsest.keys[most]), coarsest.side)

    def features_in(self, extent: Extent) -> float:
        """Return about how many features touch an extent of EPSG:3857: rather more than less.

        Centres are counted in the extent and as far around it as features may reach.
        """
        squares = self._of_side(max(extent.width, extent.height) / _COUNTED_ACROSS)
        positions, _ = squares.touching(extent.buffered(self.reach))
        return float(squares.counts[positions].sum())

    def covered_in(
        self, extent: Extent, resolution: float
    ) -> "tuple[NDArray[np.float32], Extent] | None":
        """Return how much is covered of each square in view, as a picture.

        Parameters
        ----------
        extent : Extent
            What is in view, in EPSG:3857.
        resolution : float
            Metres of EPSG:3857 a pixel. A square is about as large as a pixel, or larger if
            there are none so small.

        Returns
        -------
        covered : (lines, columns) float32
            1 for a square that is covered wholly; the first line is the north. As dots do, each
            feature counts as `LEAST_COVERAGE` of a pixel at least. Lines count as a pixel wide,
            so that their tone does not jump from one size of squares to the next.
        around : Extent
            What the picture shows, in EPSG:3857; None in place of both if no square is in view.
        """
        squares = self._of_side(resolution)
        positions, around = squares.touching(extent)
        if around is None:
            return None
        lines, columns = lines_and_columns(squares.keys[positions])
        shape = round(around.height / squares.side), round(around.width / squares.side)
        covered = np.zeros(shape, np.float32)
        shown = squares.covered[positions]
        pixel = resolution / squares.side
        if self.kind == "line":
            shown = shown * np.float32(pixel)
        least = squares.counts[positions] * np.float32(LEAST_COVERAGE * pixel**2)
        covered[lines - lines.min(), columns - columns.min()] = np.maximum(shown, least)
        return covered, around

    def _of_side(self, side: float) -> Squares:
        """Return the squares of about that side, the smallest ones if none are so small."""
        level = round(math.log2(side)) if side > 0 else self.levels[0].level
        place = max(level - self.levels[0].level, 0)
        squares = self.levels[min(place, len(self.levels) - 1)]
        # The largest squares are few, but may lie far apart: a picture would have too many pixels.
        while squares.level < level:
            squares = squares.coarser(self.kind)
        return squares


def _box(lines: NDArray[np.int64], columns: NDArray[np.int64], side: float) -> Extent:
    """Return the extent around squares, at least one."""
    corners = columns.min(), -lines.max() - 1, columns.max() + 1, -lines.min()
    return Extent(*(float(each) * side for each in corners))


def keys_of(lines: NDArray[np.int64], columns: NDArray[np.int64] | int) -> NDArray[np.int64]:
    """Return the line and the column of each square as one number.

    Parameters
    ----------
    lines : (n,) int64
        Counted to the south.
    columns : (n,) int64 or int
        Counted to the east; from -2**31 up to, not including, 2**31.

    Returns
    -------
    (n,) int64
        Sorts by line, then column.

    Examples
    --------
    >>> keys = keys_of(np.array([-1, 0]), np.array([3, -7]))
    >>> [each.tolist() for each in lines_and_columns(keys)]
    [[-1, 0], [3, -7]]
    """
    return np.asarray(lines * _LINE + (columns + _MIDDLE), np.int64)


def lines_and_columns(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the line and the column of each key: the inverse of `keys_of`.

    Parameters
    ----------
    keys : (n,) int64

    Returns
    -------
    lines, columns : (n,) int64
    """
    return keys >> 32, (keys & (_LINE - 1)) - _MIDDLE


def summed(
    level: int,
    keys: NDArray[np.int64],
    covered: NDArray[np.float32],
    counts: NDArray[np.float32],
) -> Squares:
    """Return each square once, with the sums of its entries.

    Parameters
    ----------
    level : int
        As in `Squares`.
    keys : (n,) int64
        In any order; a square may come several times.
    covered, counts : (n,) float32
        Of each entry.

    Returns
    -------
    Squares
        Of up to n squares, none for no entry.
    """
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
    """Return the squares of several runs of the same level, each square once."""
    return summed(
        level,
        np.concatenate([np.empty(0, np.int64), *(run.keys for run in runs)]),
        np.concatenate([np.empty(0, np.float32), *(run.covered for run in runs)]),
        np.concatenate([np.empty(0, np.float32), *(run.counts for run in runs)]),
    )
