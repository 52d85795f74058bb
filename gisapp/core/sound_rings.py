"""Rings as they must be to be drawn and measured: closed, and of more than a point or two."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core import ragged
from gisapp.core.feature_geometry import GeometryKind
from gisapp.core.geometry_arrays import Coordinates, Levels, picked
from gisapp.core.ragged import Offsets

_LEAST_VERTICES: dict[GeometryKind, int] = {"point": 1, "line": 2, "polygon": 4}


class SoundRings(NamedTuple):
    """Arrays as `FeatureGeometry` has them, and how many features had to be mended for them."""

    coordinates: Coordinates
    levels: Levels
    closed: int
    """Features with a ring that did not return to its first vertex and now does."""
    shortened: int
    """Features that lost a part or a hole of too few vertices, maybe all they had."""


def sound_rings(kind: GeometryKind, coordinates: Coordinates, levels: Levels) -> SoundRings:
    """Close the rings of polygons and leave out lines of one vertex and rings of up to two.

    Empty rings and parts are left out uncounted. A part goes with its shell.
    """
    levels = levels.without_empty()
    closed = shortened = 0
    if kind == "polygon":
        coordinates, levels, closed = _closed(coordinates, levels)
    too_short = np.diff(levels.rings) < _LEAST_VERTICES[kind]
    if too_short.any():
        shortened = _owners(levels, too_short)
        coordinates, levels = _without(coordinates, levels, too_short)
    return SoundRings(coordinates, levels, closed, shortened)


def _closed(coordinates: Coordinates, levels: Levels) -> tuple[Coordinates, Levels, int]:
    starts, ends = levels.rings[:-1], levels.rings[1:]
    # A vertex as one number is compared in one go.
    vertices = np.ascontiguousarray(coordinates).view(np.complex128).ravel()
    first, last = vertices[starts], vertices[ends - 1]
    is_open = first != last
    if not is_open.any():
        return coordinates, levels, 0
    # What is no number differs from itself; closing would not mend it.
    is_open &= np.isfinite(first) & np.isfinite(last)
    # Two points make no outline, closed or not.
    is_open &= ends - starts >= _LEAST_VERTICES["polygon"] - 1
    mended = np.insert(coordinates, ends[is_open], coordinates[starts[is_open]], axis=0)
    rings = ragged.offsets_of(np.diff(levels.rings) + is_open)
    return mended, levels._replace(rings=rings), _owners(levels, is_open)


def _without(
    coordinates: Coordinates, levels: Levels, flagged: NDArray[np.bool_]
) -> tuple[Coordinates, Levels]:
    """Leave out the flagged rings, and all rings of the parts whose first ring is flagged."""
    flagged = flagged | np.repeat(flagged[levels.parts[:-1]], np.diff(levels.parts))
    kept = ragged.offsets_of(~flagged)
    coordinates, alone = picked(coordinates, _each_alone(levels.rings), np.flatnonzero(~flagged))
    left = Levels(alone.rings, kept[levels.parts], levels.features)
    return coordinates, left.without_empty()


def _each_alone(rings: Offsets) -> Levels:
    """Return levels in which each ring is a feature."""
    each = np.arange(len(rings))
    return Levels(rings, each, each)


def _owners(levels: Levels, flagged: NDArray[np.bool_]) -> int:
    """Return how many features own a flagged ring."""
    return int((ragged.total(flagged.astype(np.int64), levels.feature_rings) > 0).sum())
