"""Features too small to have a shape on the map: a picture of how much of each pixel they cover."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.coverage import Covers, covers, squares_covered
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.ragged import Rows
from gisapp.core.space.viewport import Viewport

LEAST_COVERAGE = 0.15
"""Share of a pixel that a feature covers at least, so that a lonely one is still seen."""
_STEP = 32_768
"""Features that are worked on at a time: their arrays fit into the processor's cache."""


def dot_picture(
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
    pixels = viewport.width * viewport.height
    picture = np.zeros((pixels, 4), np.uint8)
    found = _covered_pixels(geometry, rows, viewport, classes)
    painted, places = _compacted(found.pixels, pixels)
    weights = found.shares * np.take(colors[:, 3], found.classes)
    covered = np.bincount(places, weights)
    opacity = np.minimum(covered, 1.0)
    picture[painted, 3] = np.rint(255 * opacity)
    for channel in range(3):
        # Where colours share a pixel, each counts by what it covers.
        tinted = np.bincount(places, weights * np.take(colors[:, channel], found.classes))
        strength = np.divide(tinted, covered, out=np.zeros(len(painted)), where=covered > 0)
        picture[painted, channel] = np.rint(255 * opacity * strength)
    return picture.reshape(viewport.height, viewport.width, 4)


def _compacted(
    pixels: NDArray[np.int32], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return which of `count` pixels occur, ascending, and the place of each entry among them."""
    occurs = np.zeros(count, np.bool_)
    occurs[pixels] = True
    places = np.cumsum(occurs, dtype=np.int32) - 1
    return np.flatnonzero(occurs), places[pixels]


class _Pixels(NamedTuple):
    """How much of which pixel is covered by features of which class: each pair may come often."""

    pixels: NDArray[np.int32]
    shares: NDArray[np.float64]
    classes: NDArray[np.uint8]


def _covered_pixels(
    geometry: FeatureGeometry, rows: Rows, viewport: Viewport, classes: NDArray[np.uint8]
) -> _Pixels:
    seen, side = viewport.extent, viewport.resolution
    parts = []
    for first in range(0, max(len(rows), 1), _STEP):
        step = rows[first : first + _STEP]
        areas = np.maximum(squares_covered(geometry, step, side), LEAST_COVERAGE)
        for found in covers(geometry, step, areas, (seen.xmin, seen.ymax), side):
            parts.append(_in_picture(found, viewport, classes[first : first + _STEP]))
    return _Pixels(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _in_picture(found: Covers, viewport: Viewport, classes: NDArray[np.uint8]) -> _Pixels:
    columns, lines = found.columns, found.lines
    seen = (columns >= 0) & (columns < viewport.width) & (lines >= 0) & (lines < viewport.height)
    pixels = lines[seen] * viewport.width + columns[seen]
    return _Pixels(pixels.astype(np.int32), found.shares[seen], classes[found.owners[seen]])
