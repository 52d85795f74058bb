"""Features too small to have a shape on the map: a picture of how much of each pixel they cover."""

from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.feature_geometry import FeatureGeometry
from gisapp.core.ragged import Rows
from gisapp.core.viewport import Viewport

LEAST_COVERAGE = 0.15
"""Share of a pixel that a feature covers at least, so that a lonely one is still seen."""

SMALL_PX = 0.5
"""Below this size a feature goes to one pixel; above, that would show as a moiré pattern."""


def dots(
    geometry: FeatureGeometry,
    rows: Rows,
    viewport: Viewport,
    classes: NDArray[np.uint8],
    colors: NDArray[np.float64],
) -> NDArray[np.uint8]:
    """Return a picture of features as dots, each as strong as its area.

    Parameters
    ----------
    rows : (n,) int64
        The features to show, each with a box of a few pixels at most.
    viewport : Viewport
        Its pixels are those of the picture.
    classes : (n,) uint8
        The row of `colors` of each of `rows`.
    colors : (classes, 4) float64
        Red, green, blue and opacity, each from 0 to 1.

    Returns
    -------
    (height, width, 4) uint8
        Red, green, blue and opacity, premultiplied; the first row is the north.
    """
    covers = _covers(geometry, rows, viewport)
    pixels = viewport.width * viewport.height
    picture = np.zeros((pixels, 4), np.uint8)
    painted, places = _compacted(covers.pixels, pixels)
    classes = classes[covers.owners]
    weights = covers.shares * np.take(colors[:, 3], classes)
    covered = np.bincount(places, weights)
    opacity = np.minimum(covered, 1.0)
    picture[painted, 3] = np.rint(255 * opacity)
    for channel in range(3):
        # Where colours share a pixel, each counts by what it covers.
        tinted = np.bincount(places, weights * np.take(colors[:, channel], classes))
        strength = np.divide(tinted, covered, out=np.zeros(len(painted)), where=covered > 0)
        picture[painted, channel] = np.rint(255 * opacity * strength)
    return picture.reshape(viewport.height, viewport.width, 4)


def _compacted(
    pixels: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return which of `count` pixels occur, ascending, and the place of each entry among them."""
    occurs = np.zeros(count, np.bool_)
    occurs[pixels] = True
    painted = np.flatnonzero(occurs)
    places = np.empty(count, np.int64)
    places[painted] = np.arange(len(painted))
    return painted, places[pixels]


class _Covers(NamedTuple):
    """How much of which pixel is covered by which feature: one entry for each such pair."""

    pixels: NDArray[np.int64]
    shares: NDArray[np.float64]
    owners: NDArray[np.int64]


def _covers(geometry: FeatureGeometry, rows: Rows, viewport: Viewport) -> _Covers:
    """Give each feature to the pixel of its centre, a larger one to all that its square covers."""
    # Where rows are many, three times as fast as to index by them.
    bounds = np.take(geometry.bounds, rows, axis=0)
    share = np.maximum(_coverage(geometry, rows, viewport.resolution), LEAST_COVERAGE)
    size = geometry.sizes[rows] / viewport.resolution
    column = ((bounds[:, 0] + bounds[:, 2]) / 2 - viewport.extent.xmin) / viewport.resolution
    row = (viewport.extent.ymax - (bounds[:, 1] + bounds[:, 3]) / 2) / viewport.resolution
    (small,) = np.nonzero(size < SMALL_PX)
    covers = [_inside(viewport, column[small], row[small], share[small], small)]
    for low, high, reach in ((SMALL_PX, 1.0, 2), (1.0, np.inf, 3)):
        (large,) = np.nonzero((size >= low) & (size < high))
        side = np.minimum(size[large], reach - 1.0)
        left, top = column[large] - side / 2, row[large] - side / 2
        for down, right in product(range(reach), repeat=2):
            across = _overlap(left, side, right)
            part = share[large] * across * _overlap(top, side, down) / side**2
            places = np.floor(left) + right, np.floor(top) + down
            covers.append(_inside(viewport, *places, part, large))
    return _Covers(*(np.concatenate(column) for column in zip(*covers, strict=True)))


def _overlap(
    start: NDArray[np.float64], length: NDArray[np.float64], number: int
) -> NDArray[np.float64]:
    """Return how much of a stretch lies in the pixel `number` after the one that it starts in."""
    pixel = np.floor(start) + number
    ends = np.minimum(start + length, pixel + 1)
    overlap: NDArray[np.float64] = np.maximum(ends - np.maximum(start, pixel), 0.0)
    return overlap


def _inside(
    viewport: Viewport,
    column: NDArray[np.float64],
    row: NDArray[np.float64],
    share: NDArray[np.float64],
    owners: NDArray[np.int64],
) -> _Covers:
    seen = (column >= 0) & (column < viewport.width) & (row >= 0) & (row < viewport.height)
    pixels = row[seen].astype(np.int64) * viewport.width + column[seen].astype(np.int64)
    return _Covers(pixels, share[seen], owners[seen])


def _coverage(geometry: FeatureGeometry, rows: Rows, resolution: float) -> NDArray[np.float64]:
    """Return how many pixels each feature covers, a line as if it were one pixel wide."""
    if geometry.kind == "polygon":
        return geometry.areas[rows] / resolution**2
    bounds = geometry.bounds[rows]
    return np.hypot(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]) / resolution
