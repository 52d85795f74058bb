"""Repairs rings so that they can be drawn and measured: closed, and of more than two points."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.geometry_arrays import Coordinates, NestedOffsets, picked
from gisapp.core.geometry.ragged import Offsets

_LEAST_VERTICES: dict[GeometryKind, int] = {"point": 1, "line": 2, "polygon": 4}


class RepairedRings(NamedTuple):
    """Repaired rings, and which features had to be repaired.

    Parameters
    ----------
    coordinates : (vertices, 2) float64
        x and y, in the CRS of the rings that were given.
    offsets : NestedOffsets
        Of as many features as before.
    were_open : (features,) bool
        Those with a ring that did not return to its first vertex and now does.
    were_short : (features,) bool
        Those that lost a part or a hole of too few vertices, maybe all they had.
    """

    coordinates: Coordinates
    offsets: NestedOffsets
    were_open: NDArray[np.bool_]
    were_short: NDArray[np.bool_]

    @property
    def closed(self) -> int:
        """How many features had an open ring."""
        return int(self.were_open.sum())

    @property
    def shortened(self) -> int:
        """How many features lost a part or a hole."""
        return int(self.were_short.sum())


def repaired_rings(
    kind: GeometryKind, coordinates: Coordinates, offsets: NestedOffsets
) -> RepairedRings:
    """Close the rings of polygons and leave out lines of one vertex and rings of up to two.

    Empty rings and parts are left out uncounted. A part goes with its shell.

    Parameters
    ----------
    kind : {"point", "line", "polygon"}
        Decides how many vertices a ring needs: 1, 2 or 4.
    coordinates : (vertices, 2) float64
        x and y in any CRS, maybe not finite.
    offsets : NestedOffsets
        Of the features; those without parts stay without.

    Returns
    -------
    RepairedRings
        With the given arrays themselves if there was nothing to repair.

    Examples
    --------
    An open triangle is closed:

    >>> triangle = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    >>> one = np.array([0, 1])
    >>> repaired = repaired_rings("polygon", triangle, NestedOffsets(3 * one, one, one))
    >>> repaired.coordinates.tolist(), repaired.closed
    ([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]], 1)
    """
    offsets = offsets.without_empty()
    were_open = were_short = np.zeros(len(offsets.features) - 1, np.bool_)
    if kind == "polygon":
        coordinates, offsets, is_open = _closed(coordinates, offsets)
        if is_open.any():
            were_open = _owners(offsets, is_open)
    too_short = np.diff(offsets.rings) < _LEAST_VERTICES[kind]
    if too_short.any():
        were_short = _owners(offsets, too_short)
        coordinates, offsets = _without(coordinates, offsets, too_short)
    return RepairedRings(coordinates, offsets, were_open, were_short)


def _closed(
    coordinates: Coordinates, offsets: NestedOffsets
) -> tuple[Coordinates, NestedOffsets, NDArray[np.bool_]]:
    """Return closed rings, and which of them, (rings,) bool, were open."""
    starts, ends = offsets.rings[:-1], offsets.rings[1:]
    # A vertex as one number is compared in one go.
    vertices = np.ascontiguousarray(coordinates).view(np.complex128).ravel()
    first, last = vertices[starts], vertices[ends - 1]
    is_open = first != last
    if not is_open.any():
        return coordinates, offsets, is_open
    # What is no number differs from itself; closing would not help.
    is_open &= np.isfinite(first) & np.isfinite(last)
    # Two points make no outline, closed or not.
    is_open &= ends - starts >= _LEAST_VERTICES["polygon"] - 1
    closed = np.insert(coordinates, ends[is_open], coordinates[starts[is_open]], axis=0)
    rings = ragged.offsets_of(np.diff(offsets.rings) + is_open)
    return closed, offsets._replace(rings=rings), is_open


def _without(
    coordinates: Coordinates, offsets: NestedOffsets, flagged: NDArray[np.bool_]
) -> tuple[Coordinates, NestedOffsets]:
    """Leave out the flagged rings, and all rings of the parts whose first ring is flagged."""
    flagged = flagged | np.repeat(flagged[offsets.parts[:-1]], np.diff(offsets.parts))
    kept = ragged.offsets_of(~flagged)
    coordinates, alone = picked(coordinates, _each_alone(offsets.rings), np.flatnonzero(~flagged))
    left = NestedOffsets(alone.rings, kept[offsets.parts], offsets.features)
    return coordinates, left.without_empty()


def _each_alone(rings: Offsets) -> NestedOffsets:
    """Return offsets in which each ring is a feature."""
    each = np.arange(len(rings))
    return NestedOffsets(rings, each, each)


def _owners(offsets: NestedOffsets, flagged: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each feature whether it owns a flagged ring."""
    return np.asarray(ragged.total(flagged.astype(np.int64), offsets.feature_rings) > 0)
