"""What is worth drawing at a resolution: features as dots, outlines without needless vertices."""

import math
from dataclasses import dataclass
from weakref import ReferenceType, ref

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.ragged import Offsets, Rows
from gisapp.core.sized_cache import SizedCache

LEAST_COVERAGE = 0.15
"""Share of a pixel that a feature covers at least, so that a lonely one is still seen."""
DOT_PX = 4.0
"""A line or polygon whose bounds are smaller than this on both sides is drawn as a dot."""
OUTLINE_FROM_PX = 6.0
OUTLINE_FULL_PX = 16.0
"""Filled polygons get an outline from the first size on, its whole strength at the second.

In logical pixels, as its width: on paper and on fine screens the tone is the same.
"""
VERTEX_PX = 0.5
"""One is enough of neighbouring vertices that fall into one square of this side."""
_STRAIGHT_PX = 0.125
_STRAIGHT_ROUNDS = 4
"""In each round a line loses vertices that are so near to the straight way past them."""


@dataclass(frozen=True, eq=False)
class ReducedGeometry:
    """Features of a layer with only those vertices that a resolution can show.

    Parameters
    ----------
    rows : (features,) int64
        Their rows in the layer's geometry.
    coordinates : (vertices, 2) float64
        x and y in EPSG:3857 or, to be painted, in device pixels; all finite.
    ring_offsets : (rings + 1,) int64
        Ring i owns the vertices `ring_offsets[i]:ring_offsets[i + 1]`; a polygon's still close.
    feature_offsets : (features + 1,) int64
        Feature i owns the rings `feature_offsets[i]:feature_offsets[i + 1]`, shells and holes.
    """

    rows: Rows
    coordinates: NDArray[np.float64]
    ring_offsets: Offsets
    feature_offsets: Offsets

    @property
    def nbytes(self) -> int:
        """Memory of the arrays in bytes."""
        arrays = (self.rows, self.coordinates, self.ring_offsets, self.feature_offsets)
        return sum(array.nbytes for array in arrays)

    def part(self, first: int, end: int) -> "ReducedGeometry":
        """Return the features at the positions from `first` to `end - 1`."""
        feature_offsets = self.feature_offsets[first : end + 1]
        ring_offsets = self.ring_offsets[feature_offsets[0] : feature_offsets[-1] + 1]
        return ReducedGeometry(
            self.rows[first:end],
            self.coordinates[ring_offsets[0] : ring_offsets[-1]],
            ring_offsets - ring_offsets[0],
            feature_offsets - feature_offsets[0],
        )


def level_of(resolution: float) -> int:
    """Return the level whose resolution is as fine as `resolution` or up to twice finer.

    >>> level_of(8.0), level_of(7.9)
    (3, 2)
    """
    return math.floor(math.log2(resolution))


def level_resolution(level: int) -> float:
    """Return the resolution of a level in metres of EPSG:3857 a pixel: a power of two."""
    return 2.0**level


def outline_strengths(sizes_px: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how strong outlines of filled polygons are, 0 to 1; else many would hide the fills.

    >>> outline_strengths(np.array([5.0, 11.0, 20.0])).tolist()
    [0.0, 0.5, 1.0]
    """
    return np.interp(sizes_px, (OUTLINE_FROM_PX, OUTLINE_FULL_PX), (0.0, 1.0))


def are_dots(geometry: FeatureGeometry, rows: Rows, resolution: float) -> NDArray[np.bool_]:
    """Find the features that are too small to be more than a dot; points never are.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.
    rows : (n,) int64
        The features to test.
    resolution : float
        Metres of EPSG:3857 a pixel of the picture.

    Returns
    -------
    (n,) bool
        False too where geometry is missing.
    """
    if geometry.kind == "point":
        return np.zeros(len(rows), np.bool_)
    small: NDArray[np.bool_] = geometry.sizes[rows] < DOT_PX * resolution
    return small


def reduce(geometry: FeatureGeometry, rows: Rows, resolution: float) -> ReducedGeometry:
    """Leave out the vertices that fall on the same half pixel as the one before.

    The first and the last vertex of each ring stay, so lines keep their ends and polygons
    close. No vertex that is left out lies farther than 0.71 pixels from one that stays: the
    diagonal of half a pixel. Lines lose also those vertices without which they stay where they
    were, within half a pixel more. Polygons don't, for neighbours share their edges; their shells
    turn one way and their holes the other.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.
    rows : (n,) int64
        The features to return.
    resolution : float
        Metres of EPSG:3857 a pixel.

    Returns
    -------
    ReducedGeometry
        Of n features, in the order of `rows`; those without geometry stay empty.
    """
    rings, feature_offsets = ragged.take(geometry.feature_ring_offsets, rows)
    vertices, ring_offsets = ragged.take(geometry.ring_offsets, rings)
    coordinates = geometry.coordinates[vertices]
    square = np.floor(coordinates * (1 / (VERTEX_PX * resolution)))
    keep = np.ones(len(coordinates), np.bool_)
    keep[1:] = (square[1:, 0] != square[:-1, 0]) | (square[1:, 1] != square[:-1, 1])
    keep[ring_offsets[:-1]] = True
    keep[ring_offsets[1:] - 1] = True
    coordinates, ring_offsets = coordinates[keep], ragged.offsets_of(keep)[ring_offsets]
    if geometry.kind == "line":
        for _ in range(_STRAIGHT_ROUNDS):
            keep = _bends(coordinates, ring_offsets, _STRAIGHT_PX * resolution)
            coordinates, ring_offsets = coordinates[keep], ragged.offsets_of(keep)[ring_offsets]
    elif geometry.kind == "polygon":
        is_shell = np.zeros(len(geometry.ring_offsets), np.bool_)
        is_shell[geometry.part_offsets] = True
        coordinates = _wound(coordinates, ring_offsets, is_shell[rings])
    return ReducedGeometry(rows, coordinates, ring_offsets, feature_offsets)


def _wound(
    coordinates: NDArray[np.float64], ring_offsets: Offsets, is_shell: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Turn all shells one way and all holes the other, so that parts which overlap are filled."""
    # About a place near them, lest the differences drown in large coordinates.
    x, y = (coordinates - coordinates[:1]).T
    cross = np.zeros(len(coordinates))
    cross[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    cross[ring_offsets[1:] - 1] = 0
    turned = (ragged.total(cross, ring_offsets) > 0) != is_shell
    sizes = np.diff(ring_offsets)
    ends = ring_offsets[:-1] + ring_offsets[1:] - 1
    vertices = np.arange(len(coordinates))
    order = np.where(np.repeat(turned, sizes), np.repeat(ends, sizes) - vertices, vertices)
    return coordinates[order]


def _bends(
    coordinates: NDArray[np.float64], ring_offsets: Offsets, tolerance: float
) -> NDArray[np.bool_]:
    """Return which vertices of lines to keep: all but every other one that lies straight ahead."""
    before, inner, after = coordinates[:-2], coordinates[1:-1], coordinates[2:]
    way, bend = after - before, inner - before
    length2 = np.einsum("ij,ij->i", way, way)
    share = np.einsum("ij,ij->i", bend, way) / np.where(length2 > 0, length2, 1)
    bend -= np.clip(share, 0, 1)[:, None] * way
    keep = np.ones(len(coordinates), np.bool_)
    keep[1:-1] = np.einsum("ij,ij->i", bend, bend) > tolerance**2
    place = np.arange(len(coordinates)) - np.repeat(ring_offsets[:-1], np.diff(ring_offsets))
    keep |= place % 2 == 0
    keep[ring_offsets[1:] - 1] = True
    return keep


class ReducedCache:
    """Reduced blocks of layers, kept while memory allows, the least used dropped first.

    A block's geometry depends on its layer and on the level only, so a pan finds most of its
    blocks here. Safe to share between threads; layers that are gone do not stay in memory.

    Parameters
    ----------
    limit_bytes : int
        Memory of the reduced blocks that are kept, at most.
    """

    def __init__(self, limit_bytes: int = 128 * 1024**2) -> None:
        self._blocks: SizedCache[
            tuple[ReferenceType[FeatureGeometry], int, int], ReducedGeometry
        ] = SizedCache(limit_bytes, lambda block: block.nbytes)

    @property
    def nbytes(self) -> int:
        """Memory of what is kept, in bytes; never above the limit."""
        return self._blocks.nbytes

    def block(self, geometry: FeatureGeometry, block: int, resolution: float) -> ReducedGeometry:
        """Return a block's features that are more than dots, reduced for a resolution's level.

        Parameters
        ----------
        geometry : FeatureGeometry
            In EPSG:3857.
        block : int
            Its number, as `blocks_of` returns it.
        resolution : float
            Metres of EPSG:3857 a pixel.
        """
        level = level_of(resolution)

        def reduced() -> ReducedGeometry:
            rows = shapes_of_block(geometry, block, level_resolution(level))
            return reduce(geometry, rows, level_resolution(level))

        return self._blocks.get_or_make((ref(geometry), block, level), reduced)


def shapes_of_block(geometry: FeatureGeometry, block: int, resolution: float) -> Rows:
    """Return the features of a block that are more than dots at a resolution.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.
    block : int
        Its number, as `blocks_of` returns it.
    resolution : float
        Metres of EPSG:3857 a pixel.

    Returns
    -------
    (n,) int64
        Rows of the geometry, ascending; those without geometry are left out.
    """
    rows = np.arange(block * BLOCK_SIZE, min((block + 1) * BLOCK_SIZE, len(geometry)))
    return rows[~(geometry.is_missing[rows] | are_dots(geometry, rows, resolution))]
