"""What kernels are given: the features, how they look, and which part of the picture to paint."""

from typing import NamedTuple

import numpy as np
from numba import types
from numpy.typing import NDArray

from gisapp.compiling import named, read_only

Bounds = tuple[float, float, float, float]
"""In pixels from the corner of a band: left, top, right, bottom."""
Edge = tuple[float, float, float, float]
"""From x, y to x, y."""


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
    sums : ((lines + 1) * (columns + 2),) float32
        As in `add_ring`; all 0 before and after.
    xs, ys : float64
        The points of the rings of one feature.
    starts : int64
        Ring i has the points from `starts[i]` to `starts[i + 1] - 1`.
    """

    sums: NDArray[np.float32]
    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    starts: NDArray[np.int64]


class Looks(NamedTuple):
    """How the features of each class look, in device pixels.

    Colours are opaque pixels, and weights go from 0, which draws nothing, to `pixels.FULL`.

    Parameters
    ----------
    fills, fill_weights : (classes,) int64
        Of the insides of polygons.
    strokes, stroke_weights : (classes,) int64
        Of lines and outlines.
    stroke_widths : (classes,) float64
    reach : float
        How far strokes go beyond the bounds of their features.
    are_lines : bool
        False for polygons.
    scale : float
        Device pixels a logical pixel.
    """

    fills: NDArray[np.int64]
    fill_weights: NDArray[np.int64]
    strokes: NDArray[np.int64]
    stroke_weights: NDArray[np.int64]
    stroke_widths: NDArray[np.float64]
    reach: float
    are_lines: bool
    scale: float


class Painting(NamedTuple):
    """All that is the same for each feature in a band."""

    band: Band
    features: Features
    giants: Giants
    looks: Looks
    scratch: Scratch


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
    types.Array(types.float32, 1, "C"),
    *(types.Array(types.float64, 1, "C"),) * 2,
    types.Array(types.int64, 1, "C"),
)
LOOKS = named(
    Looks,
    *(read_only(types.int64),) * 4,
    read_only(types.float64),
    types.float64,
    types.boolean,
    types.float64,
)
PAINTING = named(Painting, BAND, FEATURES, GIANTS, LOOKS, SCRATCH)
