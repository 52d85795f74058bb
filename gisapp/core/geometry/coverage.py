"""How much small features cover of the squares of a grid on the map."""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.ragged import Rows

_SMALL = 0.5
"""A feature shorter than so many squares goes to one; longer ones would show a moiré pattern."""
_MOST_PIECES = 1_000_000
"""Of lines: so many take about 60 MB."""
_REACHES = ((_SMALL, 1.0, 2), (1.0, 2.0, 3), (2.0, np.inf, 5))
"""Sizes in squares, from and below, and how many squares a feature of that size may touch."""


class Covers(NamedTuple):
    """How much of which square is covered by which feature: one entry for each such pair.

    Parameters
    ----------
    columns, lines : (n,) float64
        Whole numbers: squares to the right of the grid's corner and below it.
    shares : (n,) float64
        Of the square; a feature's own sum up to what `areas` says.
    owners : (n,) int64
        Positions among the features that were asked for.
    """

    columns: NDArray[np.float64]
    lines: NDArray[np.float64]
    shares: NDArray[np.float64]
    owners: NDArray[np.int64]


def covers(
    geometry: FeatureGeometry,
    rows: Rows,
    areas: NDArray[np.float64],
    corner: tuple[float, float],
    side: float,
) -> Iterator[Covers]:
    """Find the squares that small points or polygons cover, as if each filled its bounds evenly.

    A feature smaller than half a square goes to the square of its centre.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.
    rows : (n,) int64
        Features that are at most four squares long; of a larger one only the squares about its
        centre come.
    areas : (n,) float64
        How many squares each covers, as `squares_covered` returns it.
    corner : (float, float)
        The grid's north-west corner in EPSG:3857.
    side : float
        Of a square, in metres of EPSG:3857.

    Yields
    ------
    Covers
        Each feature is in one of them at least once; squares may come several times.
    """
    # Where rows are many, three times as fast as to index by them.
    bounds = np.take(geometry.bounds, rows, axis=0)
    size = geometry.sizes[rows] / side
    column = ((bounds[:, 0] + bounds[:, 2]) / 2 - corner[0]) / side
    line = (corner[1] - (bounds[:, 1] + bounds[:, 3]) / 2) / side
    (small,) = np.nonzero(size < _SMALL)
    yield Covers(np.floor(column[small]), np.floor(line[small]), areas[small], small)
    for low, high, reach in _REACHES:
        (large,) = np.nonzero((size >= low) & (size < high))
        if not len(large):
            continue
        length = np.minimum(size[large], reach - 1.0)
        left, top = column[large] - length / 2, line[large] - length / 2
        for down, right in product(range(reach), repeat=2):
            across = _overlap(left, length, right)
            part = areas[large] * across * _overlap(top, length, down) / length**2
            yield Covers(np.floor(left) + right, np.floor(top) + down, part, large)


def covers_of_lines(geometry: FeatureGeometry, rows: Rows, side: float) -> Iterator[Covers]:
    """Find the squares that lines cover, as if each line were one square wide.

    Lines are cut into pieces no longer than a square; each goes to the square of its middle. The
    grid's corner is the origin of EPSG:3857.

    Parameters
    ----------
    geometry : FeatureGeometry
        Of lines, in EPSG:3857.
    rows : (n,) int64
        The features to take, of any length.
    side : float
        Of a square, in metres of EPSG:3857.

    Yields
    ------
    Covers
        About `_MOST_PIECES` entries at most, however long the lines are.
    """
    rings, feature_rings = ragged.take(geometry.feature_ring_offsets, rows)
    vertices, offsets = ragged.take(geometry.ring_offsets, rings)
    points = geometry.coordinates[vertices] / side
    owners = np.repeat(np.arange(len(rows)), np.diff(offsets[feature_rings]))
    ways = np.diff(points, axis=0)
    # There is no line from one's last vertex to the next one's first.
    ways[offsets[1:-1] - 1] = 0
    lengths = np.hypot(ways[:, 0], ways[:, 1])
    pieces = np.ceil(lengths).astype(np.int64)
    ends = np.cumsum(pieces)
    most = ends[-1] if len(ends) else 0
    cuts = np.searchsorted(ends, np.arange(_MOST_PIECES, most, _MOST_PIECES)) + 1
    for first, last in pairwise(dict.fromkeys((0, *cuts.tolist(), len(ways)))):
        some = slice(first, last)
        edges = np.repeat(np.arange(first, last), pieces[some])
        begun = np.repeat(ends[some] - pieces[some], pieces[some])
        along = (np.arange(len(edges)) + ends[first] - pieces[first] - begun + 0.5) / pieces[edges]
        middles = points[edges] + ways[edges] * along[:, None]
        shares = (lengths / np.maximum(pieces, 1))[edges]
        yield Covers(np.floor(middles[:, 0]), np.floor(-middles[:, 1]), shares, owners[edges])


def _overlap(
    start: NDArray[np.float64], length: NDArray[np.float64], number: int
) -> NDArray[np.float64]:
    """Return how much of a stretch lies in the square `number` after the one it starts in."""
    square = np.floor(start) + number
    ends = np.minimum(start + length, square + 1)
    overlap: NDArray[np.float64] = np.maximum(ends - np.maximum(start, square), 0.0)
    return overlap


def squares_covered(geometry: FeatureGeometry, rows: Rows, side: float) -> NDArray[np.float64]:
    """Return how many squares each feature covers.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.
    rows : (n,) int64
        The features to measure.
    side : float
        Of a square, in metres of EPSG:3857.

    Returns
    -------
    (n,) float64
        Of polygons their area; of lines, as if they were one square wide, the diagonal of their
        bounds. NaN or 0 where geometry is missing.
    """
    if geometry.kind == "polygon":
        return geometry.areas[rows] / side**2
    bounds = geometry.bounds[rows]
    return np.hypot(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]) / side
