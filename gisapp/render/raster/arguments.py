"""What kernels are given: the features, how they look, and which part of the picture to paint."""

from typing import NamedTuple

import numpy as np
from numba import types
from numpy.typing import NDArray

from gisapp.compiling import named, read_only


class Band(NamedTuple):
    """Some lines of a picture, and where they lie.

    Parameters
    ----------
    west, north : float
        The upper left corner of the band in EPSG:3857.
    scale : float
        Pixels a metre of EPSG:3857.
    """

    west: float
    north: float
    scale: float


class Features(NamedTuple):
    """The arrays of a `FeatureGeometry` that kernels need, and how its features are classed.

    Parameters
    ----------
    coordinates, ring_offsets, part_offsets, feature_offsets, bounds, areas
        As in `FeatureGeometry`.
    blocks : (blocks, 4) float64
        The bounds of each block of features.
    classes : (features,) uint8
        The class of each feature.
    """

    coordinates: NDArray[np.float64]
    ring_offsets: NDArray[np.int64]
    part_offsets: NDArray[np.int64]
    feature_offsets: NDArray[np.int64]
    bounds: NDArray[np.float64]
    areas: NDArray[np.float64]
    blocks: NDArray[np.float64]
    classes: NDArray[np.uint8]


class Giants(NamedTuple):
    """Features of so many vertices that they are reduced once a frame, not in each band.

    Parameters
    ----------
    rows : (n,) int64
        Which features, ascending.
    first_rings : (n,) int64
        The place in `starts` and `ends` of each one's first ring.
    starts, ends : (rings,) int64
        Ring i has the vertices `coordinates[starts[i]:ends[i]]`.
    coordinates : (vertices, 2) float64
        In EPSG:3857.
    """

    rows: NDArray[np.int64]
    first_rings: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    coordinates: NDArray[np.float64]


class Scratch(NamedTuple):
    """Room for what a kernel works out on the way: it makes no arrays, for that costs time.

    Parameters
    ----------
    ends : (blocks,) int64
        Where the shapes of each block in view end.
    shapes : (features,) int32
        The features that are larger than a dot.
    dots : (lines, columns, 2) int64
        As in `add_dot`; all 0 before and after.
    sums : ((lines + 1) * (columns + 2),) float32
        As in `add_ring`; all 0 before and after.
    xs, ys : float64
        The points of the rings of one block.
    starts : int64
        Ring i of a block has the points from `starts[i]` to `starts[i + 1] - 1`.
    ring_ends : (features of a block,) int64
        The place in `starts` after the last ring of each feature.
    """

    ends: NDArray[np.int64]
    shapes: NDArray[np.int32]
    dots: NDArray[np.int64]
    sums: NDArray[np.float32]
    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    starts: NDArray[np.int64]
    ring_ends: NDArray[np.int64]


class Looks(NamedTuple):
    """How the features of each class look, in device pixels.

    Colours are opaque pixels, and weights go from 0, which draws nothing, to `pixels.FULL`.

    Parameters
    ----------
    dots, dot_weights : (classes,) int64
        Of features too small for a shape.
    fills, fill_weights : (classes,) int64
        Of the insides of polygons.
    strokes, stroke_weights : (classes,) int64
        Of lines and outlines.
    stroke_widths : (classes,) float64
    """

    dots: NDArray[np.int64]
    dot_weights: NDArray[np.int64]
    fills: NDArray[np.int64]
    fill_weights: NDArray[np.int64]
    strokes: NDArray[np.int64]
    stroke_weights: NDArray[np.int64]
    stroke_widths: NDArray[np.float64]


PICTURE = types.Array(types.uint32, 2, "C")
BAND = named(Band, types.float64, types.float64, types.float64)
FEATURES = named(
    Features,
    read_only(types.float64, 2),
    *(read_only(types.int64),) * 3,
    read_only(types.float64, 2),
    read_only(types.float64),
    read_only(types.float64, 2),
    read_only(types.uint8),
)
GIANTS = named(Giants, *(read_only(types.int64),) * 4, read_only(types.float64, 2))
SCRATCH = named(
    Scratch,
    types.Array(types.int64, 1, "C"),
    types.Array(types.int32, 1, "C"),
    types.Array(types.int64, 3, "C"),
    types.Array(types.float32, 1, "C"),
    *(types.Array(types.float64, 1, "C"),) * 2,
    *(types.Array(types.int64, 1, "C"),) * 2,
)
LOOKS = named(Looks, *(read_only(types.int64),) * 6, read_only(types.float64))
