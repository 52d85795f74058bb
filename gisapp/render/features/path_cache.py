"""Many lines and polygons as painter paths of several each, kept from frame to frame."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple
from weakref import ReferenceType, ref

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.level_of_detail import (
    ReducedGeometry,
    level_of,
    level_resolution,
    reduce,
    shapes_of_block,
)
from gisapp.core.geometry.ragged import Offsets, Rows
from gisapp.core.layers.layer import Layer
from gisapp.core.sized_cache import SizedCache
from gisapp.core.space.extent import Extent
from gisapp.render.features.path_builder import GIANT_VERTICES, paths_of

_PIECE = 64
"""Features a path: Qt takes far longer for one path of many than for many of few."""
_ELEMENT_BYTES = 24
_PIECE_BYTES = 500


class Piece(NamedTuple):
    """Neighbours of one class as one path."""

    position: int
    """Their class, by its position in the symbology."""
    path: QPainterPath
    """In metres of EPSG:3857, so that it serves every viewport of a level."""
    extent: Extent
    size: float
    """How large they are on average: the longer side of a box, in metres of EPSG:3857."""


class PathBlock(NamedTuple):
    """Neighbouring features that are more than dots at a level."""

    pieces: tuple[Piece, ...]
    giants: Rows
    """Those of so many vertices that they are better cut to each view; in no piece."""

    @property
    def nbytes(self) -> int:
        """Memory, roughly."""
        elements = sum(piece.path.elementCount() for piece in self.pieces)
        return elements * _ELEMENT_BYTES + len(self.pieces) * _PIECE_BYTES + self.giants.nbytes


_Key = tuple[ReferenceType[FeatureGeometry], int, int, bytes]


class PathCache:
    """Paths of blocks, kept while memory allows; keeps no layer alive.

    A path depends on its features' classes, but not on how these look.
    """

    def __init__(self, limit_bytes: int = 128 * 1024**2) -> None:
        self._blocks: SizedCache[_Key, PathBlock] = SizedCache(
            limit_bytes, lambda block: block.nbytes
        )

    def block(self, layer: Layer, block: int, resolution: float) -> PathBlock:
        """Return the paths of a block for the level of a resolution."""
        level = level_of(resolution)
        classes = layer.classes[block * BLOCK_SIZE : (block + 1) * BLOCK_SIZE].tobytes()
        key = ref(layer.geometry), block, level, classes

        def made() -> PathBlock:
            rows = shapes_of_block(layer.geometry, block, level_resolution(level))
            return block_of_paths(layer, rows, level_resolution(level))

        return self._blocks.get_or_make(key, made)


def block_of_paths(layer: Layer, rows: Rows, resolution: float) -> PathBlock:
    """Return paths of lines or polygons for a resolution."""
    geometry = layer.geometry
    by_class = rows[np.argsort(layer.classes[rows], kind="stable")]
    reduced = reduce(geometry, by_class, resolution)
    giant = np.diff(reduced.ring_offsets[reduced.feature_offsets]) > GIANT_VERTICES
    if giant.any():
        reduced = reduce(geometry, by_class[~giant], resolution)
    if geometry.kind == "polygon":
        reduced = _wound(geometry, reduced)
    return PathBlock(tuple(_pieces(layer, reduced)), np.sort(by_class[giant]))


def _pieces(layer: Layer, shapes: ReducedGeometry) -> Iterator[Piece]:
    """Return paths of features that are in the order of their classes."""
    if not len(shapes.rows):
        return
    classes = layer.classes[shapes.rows]
    (changes,) = np.nonzero(classes[1:] != classes[:-1])
    runs = pairwise([0, *(changes + 1).tolist(), len(classes)])
    starts = np.array([start for first, end in runs for start in range(first, end, _PIECE)])
    bounds = layer.geometry.bounds[shapes.rows]
    low = np.minimum.reduceat(bounds[:, :2], starts).tolist()
    high = np.maximum.reduceat(bounds[:, 2:], starts).tolist()
    counts = np.diff(starts, append=len(classes))
    sizes = np.add.reduceat(layer.geometry.sizes[shapes.rows], starts) / counts
    piece_offsets = shapes.feature_offsets[np.append(starts, len(classes))]
    paths = paths_of(shapes.coordinates, shapes.ring_offsets, piece_offsets)
    for number, path in enumerate(paths):
        path.setFillRule(Qt.FillRule.WindingFill)
        extent = Extent(*low[number], *high[number])
        yield Piece(int(classes[starts[number]]), path, extent, float(sizes[number]))


def _wound(geometry: FeatureGeometry, shapes: ReducedGeometry) -> ReducedGeometry:
    """Turn all shells one way and all holes the other, so that a path of many fills their union."""
    rings, _ = ragged.take(geometry.feature_ring_offsets, shapes.rows)
    is_shell = geometry.part_offsets[np.searchsorted(geometry.part_offsets, rings)] == rings
    turned = (_signed_areas(shapes.coordinates, shapes.ring_offsets) > 0) != is_shell
    sizes = np.diff(shapes.ring_offsets)
    ends = shapes.ring_offsets[:-1] + shapes.ring_offsets[1:] - 1
    vertices = np.arange(len(shapes.coordinates))
    order = np.where(np.repeat(turned, sizes), np.repeat(ends, sizes) - vertices, vertices)
    return replace(shapes, coordinates=shapes.coordinates[order])


def _signed_areas(points: NDArray[np.float64], ring_offsets: Offsets) -> NDArray[np.float64]:
    """Return twice the area of each closed ring, negative where it turns the other way."""
    # About a place near them, lest the differences drown in large coordinates.
    x, y = (points - points[:1]).T
    cross = np.zeros(len(points))
    cross[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    cross[ring_offsets[1:] - 1] = 0
    return ragged.total(cross, ring_offsets)
