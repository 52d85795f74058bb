"""Bounds, areas and picks of features in flat arrays with nested offsets, all at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.ragged import Offsets, Rows

Coordinates = NDArray[np.float64]

_AREA_STEP = 4096
"""Features whose areas are worked out together: what they need fits into the processor's cache."""


class NestedOffsets(NamedTuple):
    """Offsets of rings among vertices, of parts among rings, of features among parts.

    Parameters
    ----------
    rings : (rings + 1,) int64
        Ring i owns the vertices `rings[i]:rings[i + 1]`.
    parts : (parts + 1,) int64
        Part i owns the rings `parts[i]:parts[i + 1]`.
    features : (features + 1,) int64
        Feature i owns the parts `features[i]:features[i + 1]`.
    """

    rings: Offsets
    parts: Offsets
    features: Offsets

    @property
    def feature_rings(self) -> Offsets:
        """Offsets of features among rings, (features + 1,) int64."""
        return self.parts[self.features]

    @property
    def feature_vertices(self) -> Offsets:
        """Offsets of features among vertices, (features + 1,) int64."""
        return self.rings[self.feature_rings]

    def without_empty(self) -> "NestedOffsets":
        """Leave out rings without vertices and parts without rings; all features stay."""
        parts, rings = ragged.without_empty(self.parts, self.rings)
        features, parts = ragged.without_empty(self.features, parts)
        return NestedOffsets(rings, parts, features)

    def picked(self, rows: Rows) -> "tuple[Rows, NestedOffsets]":
        """Pick features, in the order of `rows`.

        Parameters
        ----------
        rows : (n,) int64
            The features to pick; one may come twice.

        Returns
        -------
        ring_rows : (picked rings,) int64
            Which rings are theirs.
        offsets : NestedOffsets
            Of the picked features, once the vertices of these rings stand one after another.
        """
        part_rows, features = ragged.take(self.features, rows)
        ring_rows, parts = ragged.take(self.parts, part_rows)
        counts = self.rings[ring_rows + 1] - self.rings[ring_rows]
        return ring_rows, NestedOffsets(ragged.offsets_of(counts), parts, features)


def picked(
    coordinates: Coordinates, offsets: NestedOffsets, rows: Rows
) -> tuple[Coordinates, NestedOffsets]:
    """Copy features, in the order of `rows`.

    Parameters
    ----------
    coordinates : (vertices, 2) float64
        x and y in any CRS.
    offsets : NestedOffsets
        Of all features.
    rows : (n,) int64
        The features to pick; one may come twice.

    Returns
    -------
    coordinates : (picked vertices, 2) float64
        x and y in the same CRS.
    offsets : NestedOffsets
        Of the n picked features.
    """
    ring_rows, picked_offsets = offsets.picked(rows)
    values, _ = ragged.gather(coordinates, offsets.rings, ring_rows)
    return values, picked_offsets


def emptied(
    coordinates: Coordinates, offsets: NestedOffsets, flagged: NDArray[np.bool_]
) -> tuple[Coordinates, NestedOffsets]:
    """Take the parts away from some features.

    Parameters
    ----------
    coordinates : (vertices, 2) float64
        x and y in any CRS.
    offsets : NestedOffsets
        Of all features.
    flagged : (features,) bool
        True for those that lose their parts.

    Returns
    -------
    coordinates : (remaining vertices, 2) float64
        x and y in the same CRS.
    offsets : NestedOffsets
        Of as many features as before.
    """
    counts = np.where(flagged, 0, np.diff(offsets.features))
    values, kept = picked(coordinates, offsets, np.flatnonzero(~flagged))
    return values, kept._replace(features=ragged.offsets_of(counts))


def bounds_of(coordinates: Coordinates, offsets: NestedOffsets) -> NDArray[np.float64]:
    """Return the bounds of each feature.

    Parameters
    ----------
    coordinates : (vertices, 2) float64
        x and y in any CRS.
    offsets : NestedOffsets
        Without empty parts or rings.

    Returns
    -------
    (features, 4) float64
        xmin, ymin, xmax, ymax in the same CRS; NaN for a feature without parts, and where a
        coordinate is NaN.
    """
    vertices = offsets.feature_vertices
    bounds = np.full((len(vertices) - 1, 4), np.nan)
    filled = vertices[1:] > vertices[:-1]
    if filled.any():
        starts = vertices[:-1][filled]
        bounds[filled, :2] = np.minimum.reduceat(coordinates, starts, axis=0)
        bounds[filled, 2:] = np.maximum.reduceat(coordinates, starts, axis=0)
    return bounds


def areas_of(coordinates: Coordinates, offsets: NestedOffsets) -> NDArray[np.float64]:
    """Return the area of each feature: shells less holes, whichever way their rings turn.

    Parameters
    ----------
    coordinates : (vertices, 2) float64
        x and y in a projected CRS.
    offsets : NestedOffsets
        Without empty parts or rings; each ring ends where it begins.

    Returns
    -------
    (features,) float64
        In the square of the CRS's unit; 0 for a feature without parts.

    Examples
    --------
    >>> square = np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]])
    >>> one = np.array([0, 1])
    >>> areas_of(square, NestedOffsets(5 * one, one, one)).tolist()
    [4.0]
    """
    features = len(offsets.features) - 1
    areas = np.empty(features)
    for first in range(0, features, _AREA_STEP):
        step = slice(first, min(first + _AREA_STEP, features))
        areas[step] = _areas(coordinates, offsets, step)
    return areas


def _areas(coordinates: Coordinates, offsets: NestedOffsets, rows: slice) -> NDArray[np.float64]:
    """Return areas by the shoelace formula, twice the area being the sum of x y' - x' y."""
    parts = offsets.features[rows.start : rows.stop + 1]
    shells = offsets.parts[parts[0] : parts[-1]]
    rings = offsets.parts[parts]
    ends = offsets.rings[rings[0] : rings[-1] + 1]
    # Near the origin the products are small, and nothing is lost to rounding.
    # One after the other, in an array of its own each, which is twice as fast.
    own = slice(ends[0], ends[-1])
    x, y = (column[own] - column[own][:1] for column in coordinates.T)
    twice = np.zeros(len(x))
    np.multiply(x[:-1], y[1:], out=twice[:-1])
    twice[:-1] -= x[1:] * y[:-1]
    twice[ends[1:] - 1 - ends[0]] = 0
    areas = -np.abs(ragged.total(twice, ends - ends[0])) / 2
    areas[shells - rings[0]] *= -1
    return ragged.total(areas, rings - rings[0])
