"""Shapes at the edges of the world: across the 180° meridian, and beyond the map's north and south.

A shape that goes on across 180° is often written with longitudes that jump from one side to the
other. Such a ring is made continuous here, so that it is drawn where it is and not as a band around
the world. North and south of ±85.05° the map has no place: what is there is left out.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.geometry_arrays import Coordinates, NestedOffsets
from gisapp.core.space.worlds import HALF_WORLD_M, WORLD_M

_HAIR = 1e-6 * WORLD_M
"""40 m: nearer than this, a vertex counts as on the edge."""
_POLE_M = 2.5e8
"""y of EPSG:3857 at a pole, as far as numbers go; what is farther out is no place at all."""


class Edged(NamedTuple):
    """Features with a place on the map.

    Parameters
    ----------
    coordinates : (vertices, 2) float64
        x and y in EPSG:3857.
    offsets : NestedOffsets
        Of as many features as before.
    joined : int
        Features with a ring that jumped across 180° and goes on across it now.
    cut : int
        Features of which some or all lay beyond the northern or southern edge.
    """

    coordinates: Coordinates
    offsets: NestedOffsets
    joined: int
    cut: int


def at_the_worlds_edge(coordinates: Coordinates, offsets: NestedOffsets, *, is_area: bool) -> Edged:
    """Make rings that jump across 180° continuous, and leave out what is beyond the map.

    A ring that jumps is one with a leg longer than half the world, but for one from edge to edge.
    It is taken as written if it would not close otherwise, as around a pole, and if it is so tall
    that it must be meant as the frame of a whole world.

    Parameters
    ----------
    coordinates : (vertices, 2) float64
        x and y in EPSG:3857, maybe not finite.
    offsets : NestedOffsets
        Of the features, without empty parts or rings.
    is_area : bool
        True for polygons: they end at the edge of the map; of lines and points the vertices beyond
        it are left out.

    Returns
    -------
    Edged
        With the given arrays themselves if nothing is at an edge.
    """
    x, north = coordinates[:, 0], np.abs(coordinates[:, 1])
    joined = cut = 0
    if len(x) and np.fmin.reduce(x) < np.fmax.reduce(x) - HALF_WORLD_M:
        coordinates, joined = _joined(coordinates, offsets, is_area)
    beyond = (north > HALF_WORLD_M + _HAIR) & (north < _POLE_M)
    if beyond.any():
        owners = np.repeat(np.arange(len(offsets.features) - 1), np.diff(offsets.feature_vertices))
        cut = 1 + int(np.count_nonzero(np.diff(owners[beyond])))
        if is_area:
            coordinates, offsets = _clamped(coordinates, offsets, beyond, owners)
        else:
            coordinates, offsets = _without(coordinates, offsets, beyond, owners)
    return Edged(coordinates, offsets, joined, cut)


def _joined(
    coordinates: Coordinates, offsets: NestedOffsets, is_area: bool
) -> tuple[Coordinates, int]:
    """Return the coordinates with all rings continuous, and how many features had others."""
    with np.errstate(invalid="ignore"):
        steps = np.abs(np.diff(coordinates[:, 0]))
    jumps = (steps > HALF_WORLD_M + _HAIR) & (steps < WORLD_M - _HAIR)
    jumps[offsets.rings[1:-1] - 1] = False
    if not jumps.any():
        return coordinates, 0
    torn = np.unique(np.searchsorted(offsets.rings, np.flatnonzero(jumps), side="right") - 1)
    coordinates = coordinates.copy()
    parts = np.searchsorted(offsets.parts, torn, side="right") - 1
    mended = []
    for part in np.unique(parts).tolist():
        shell, *holes = (
            coordinates[offsets.rings[ring] : offsets.rings[ring + 1]]
            for ring in range(offsets.parts[part], offsets.parts[part + 1])
        )
        if _mend(shell, is_area):
            mended.append(part)
            for hole in holes:
                _mend(hole, is_area)
                west = shell[:, 0].min() - _HAIR
                hole[:, 0] += np.ceil((west - hole[:, 0].min()) / WORLD_M) * WORLD_M
    owners = np.searchsorted(offsets.features, mended, side="right") - 1
    return coordinates, len(np.unique(owners))


def _mend(ring: NDArray[np.float64], is_area: bool) -> bool:
    """Make a ring continuous, in place, its west within ±180°; False leaves it as it is."""
    with np.errstate(invalid="ignore"):
        steps = np.diff(ring[:, 0])
    jumps = (np.abs(steps) > HALF_WORLD_M + _HAIR) & (np.abs(steps) < WORLD_M - _HAIR)
    moves = np.concatenate(((0.0,), np.cumsum(np.where(jumps, -np.sign(steps), 0.0) * WORLD_M)))
    closes = not is_area or abs(moves[-1]) < _HAIR
    if not closes or (is_area and np.ptp(ring[:, 1]) > HALF_WORLD_M):
        return False
    ring[:, 0] += moves
    ring[:, 0] += np.ceil((-HALF_WORLD_M - _HAIR - ring[:, 0].min()) / WORLD_M) * WORLD_M
    return True


def _clamped(
    coordinates: Coordinates,
    offsets: NestedOffsets,
    beyond: NDArray[np.bool_],
    owners: NDArray[np.int64],
) -> tuple[Coordinates, NestedOffsets]:
    """Let polygons end at the edge of the map; those that lie wholly beyond it have no place."""
    clamped = coordinates.copy()
    clamped[beyond, 1] = np.clip(clamped[beyond, 1], -HALF_WORLD_M, HALF_WORLD_M)
    features = len(offsets.features) - 1
    counts = np.bincount(owners, minlength=features)
    inside = np.ones(features, np.bool_)
    for side in (coordinates[:, 1] > 0, coordinates[:, 1] < 0):
        inside &= (np.bincount(owners[beyond & side], minlength=features) < counts) | (counts == 0)
    if inside.all():
        return clamped, offsets
    rows = np.flatnonzero(inside)
    rings, kept = offsets.picked(rows)
    values, _ = ragged.gather(clamped, offsets.rings, rings)
    parts = np.where(inside, np.diff(offsets.features), 0)
    return values, kept._replace(features=ragged.offsets_of(parts))


def _without(
    coordinates: Coordinates,
    offsets: NestedOffsets,
    beyond: NDArray[np.bool_],
    owners: NDArray[np.int64],
) -> tuple[Coordinates, NestedOffsets]:
    """Leave out vertices of points and lines; a line goes on behind them as another part."""
    begins = np.zeros(len(beyond), np.bool_)
    begins[offsets.rings[:-1]] = True
    begins[1:] |= beyond[:-1]
    rings = np.cumsum(begins) - 1
    sizes = np.bincount(rings[~beyond], minlength=rings[-1] + 1)
    # A single vertex is no line.
    good = sizes >= min(2, np.diff(offsets.rings).max())
    keep = good[rings] & ~beyond
    ring_owners = owners[np.flatnonzero(begins)][good]
    ring_offsets = ragged.offsets_of(sizes[good])
    features = ragged.offsets_of(np.bincount(ring_owners, minlength=len(offsets.features) - 1))
    return coordinates[keep], NestedOffsets(ring_offsets, np.arange(len(ring_offsets)), features)
