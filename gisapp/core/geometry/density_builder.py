"""Builds a density grid while features are read: the large ones are kept, the others counted.

No more than a stated number of squares and of vertices is kept: if there would be more, the
squares double their side.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.coverage import Covers, covers, covers_of_lines, squares_covered
from gisapp.core.geometry.density_grid import DensityGrid, Squares, joined, keys_of, summed
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.geometry_arrays import NestedOffsets
from gisapp.core.geometry.geometry_builder import GeometryBuilder
from gisapp.core.geometry.level_of_detail import level_of, level_resolution, reduce
from gisapp.core.geometry.ragged import Rows
from gisapp.core.space.extent import Extent

MOST_SQUARES = 6_000_000
"""More would hardly be seen, and take long to draw."""
BYTES_A_SQUARE = 100
"""Memory that a square takes while squares are sorted."""
MOST_LARGE = 300_000
"""Large features that are kept at most."""
MOST_LARGE_VERTICES = 8_000_000
_LARGE: Mapping[GeometryKind, float] = {"point": np.inf, "line": 256.0, "polygon": 4.0}
"""A feature so many squares long is kept as a shape."""
_ORIGIN = 0.0, 0.0
_ACROSS = 16384
"""At first, so many squares make the longer side of the layer."""
_FINEST_LEVEL = -5
"""Of squares so small, those of all the map can still be numbered: see `density_grid.keys_of`."""


class DensityBuilder:
    """Counts features of one kind in squares as they are read; for one thread.

    Parameters
    ----------
    kind : {"point", "line", "polygon"}
        Of all features.
    extent : Extent or None
        Where they will lie, in EPSG:3857, if the source says it.
    most_squares : int or None
        How many are kept, 16 bytes each and a third more for the coarser levels; while they are
        sorted, `BYTES_A_SQUARE`. None for as many as are of use. With fewer of them, fewer large
        features are kept too.
    """

    def __init__(
        self, kind: GeometryKind, extent: Extent | None, most_squares: int | None = None
    ) -> None:
        self.kind = kind
        self._most_squares = most_squares or MOST_SQUARES
        self._share = self._most_squares / MOST_SQUARES
        longest = max(extent.width, extent.height) if extent else 0.0
        self._level = max(level_of(longest / _ACROSS), _FINEST_LEVEL) if longest else 0
        self._squares = joined(self._level, ())
        self._waiting: list[Squares] = []
        self._large: list[FeatureGeometry] = []
        self._count = 0
        self._reach = 0.0
        self.extent: Extent | None = None
        """The extent of all features so far, in EPSG:3857; None if none has geometry."""

    def __len__(self) -> int:
        """Return the number of features so far, those without geometry included."""
        return self._count

    @property
    def nbytes(self) -> int:
        """Memory of what is kept, in bytes."""
        squares = sum(each.nbytes for each in (self._squares, *self._waiting))
        return squares + sum(each.nbytes for each in self._large)

    def append(self, geometry: FeatureGeometry) -> None:
        """Add some features of the builder's kind."""
        self._count += len(geometry)
        self.extent = Extent.around((self.extent, Extent.of_bounds(geometry.bounds)))
        self._take(geometry)
        if sum(map(len, self._waiting)) > max(len(self._squares), self._most_squares // 16):
            self._join()
        while self._is_too_much():
            self._coarsen()

    def so_far(self) -> tuple[DensityGrid, FeatureGeometry]:
        """Return the density grid of the small features, and the large features.

        More may be appended afterwards. The large features have only the vertices that show
        while squares stand for the others.
        """
        self._join()
        large = GeometryBuilder(self.kind)
        large.append([FeatureGeometry.missing(self.kind, np.empty(0, np.int64)), *self._large])
        return DensityGrid.of_finest(self.kind, self._squares, self._reach), large.so_far()

    def _take(self, geometry: FeatureGeometry) -> None:
        side = level_resolution(self._level)
        is_large = geometry.sizes >= _LARGE[self.kind] * side
        if is_large.any():
            self._large.append(_thinned(geometry.reordered(np.flatnonzero(is_large)), side))
        (small,) = np.nonzero(~(is_large | geometry.is_missing))
        if len(small):
            self._reach = max(self._reach, float(geometry.sizes[small].max()) / 2)
            self._waiting.append(_squares_of(geometry, small, self._level))

    def _join(self) -> None:
        self._squares = joined(self._level, [self._squares, *self._waiting])
        self._waiting.clear()

    def _is_too_much(self) -> bool:
        return (
            len(self._squares) > self._most_squares
            or sum(map(len, self._large)) > MOST_LARGE * self._share
            or sum(len(each.coordinates) for each in self._large)
            > MOST_LARGE_VERTICES * self._share
        )

    def _coarsen(self) -> None:
        self._join()
        self._squares = self._squares.coarser(self.kind)
        self._level += 1
        large, self._large = self._large, []
        for geometry in large:
            self._take(geometry)
        self._join()


def _thinned(geometry: FeatureGeometry, side: float) -> FeatureGeometry:
    """Return features without the vertices that fall into the same half square."""
    reduced = reduce(geometry, np.arange(len(geometry)), side)
    return FeatureGeometry(
        geometry.kind,
        reduced.coordinates,
        *NestedOffsets(reduced.ring_offsets, geometry.part_offsets, geometry.feature_offsets),
        geometry.feature_ids,
        geometry.bounds,
        geometry.areas,
    )


def _squares_of(geometry: FeatureGeometry, rows: Rows, level: int) -> Squares:
    """Return the squares that features touch, each feature counted at its centre."""
    side = level_resolution(level)
    centers = geometry.middles(rows) / side
    at = _keys(np.floor(-centers[:, 1]), np.floor(centers[:, 0]))
    counted = summed(level, at, np.zeros(len(at), np.float32), np.ones(len(at), np.float32))
    touched = (_touched(found, level) for found in _covers(geometry, rows, side))
    return joined(level, [counted, *touched])


def _touched(found: Covers, level: int) -> Squares:
    (some,) = np.nonzero(found.shares)
    keys = _keys(found.lines[some], found.columns[some])
    shares = found.shares[some].astype(np.float32)
    return summed(level, keys, shares, np.zeros(len(some), np.float32))


def _covers(geometry: FeatureGeometry, rows: Rows, side: float) -> Iterator[Covers]:
    match geometry.kind:
        case "line":
            yield from covers_of_lines(geometry, rows, side)
        case "polygon":
            yield from covers(geometry, rows, squares_covered(geometry, rows, side), _ORIGIN, side)
        case "point":
            yield from covers(geometry, rows, np.ones(len(rows)), _ORIGIN, side)


def _keys(lines: NDArray[np.float64], columns: NDArray[np.float64]) -> NDArray[np.int64]:
    return keys_of(lines.astype(np.int64), columns.astype(np.int64))
