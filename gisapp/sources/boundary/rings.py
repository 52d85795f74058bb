"""The rings of a plot, from the list of its points; and the shape that they make."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.sources.boundary.lines import PlotLines

_MOST_RINGS = 200
"""Of a plot, to be put into one another by where they lie; of more, their numbers decide."""
_LEAST_VERTICES = 3
_ALMOST = 1e-3
"""Of a ring's size: so far may its last point lie from the first to stand for it."""

Xy = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring of a plot.

    Parameters
    ----------
    number : int
        As stated: 1 for an outline, 2 and more for holes; 1 where nothing is stated.
    start, stop : int
        Its points among those of the plot.
    is_closed : bool
        True if it returns to its first point.
    is_missed : bool
        True if its last point has the name of the first, and lies just beside it.
    """

    number: int
    start: int
    stop: int
    is_closed: bool
    is_missed: bool = False

    def vertices(self, xy: Xy) -> Xy:
        """Return its vertices, (n, 2), the last one being the first, of all of the plot's."""
        mine = xy[self.start : self.stop - self.is_missed]
        return mine if self.is_closed else np.vstack((mine, mine[:1]))

    @property
    def encloses(self) -> bool:
        """True if it has points enough for an outline."""
        return self.stop - self.start - (self.is_closed or self.is_missed) >= _LEAST_VERTICES


def rings_of(plot: PlotLines, xy: Xy) -> tuple[Ring, ...]:
    """Return the rings of a plot: one ends where the number changes, or where it closes.

    Parameters
    ----------
    plot : PlotLines
        Its points, with the numbers of their rings.
    xy : (points, 2) float64
        Their coordinates.
    """
    found: list[Ring] = []
    points = xy.tolist()
    start = 0
    while start < len(plot):
        ring = _ring_from(start, plot, xy, points)
        found.append(ring)
        start = ring.stop
    return tuple(found)


def _ring_from(start: int, plot: PlotLines, xy: Xy, points: Sequence[Sequence[float]]) -> Ring:
    """Return the ring that begins at a point; `points` are the coordinates once more, as lists."""
    number = plot.rings[start]
    is_closed = False
    stop = start + 1
    while stop < len(plot) and plot.rings[stop] in (number, 0):
        returns = stop - start >= _LEAST_VERTICES and points[stop] == points[start]
        # The closing point may be written twice; what follows it is another ring.
        if is_closed and not returns:
            break
        is_closed = returns
        stop += 1
    if is_closed:
        return Ring(number or 1, start, stop, is_closed=True)
    is_missed = _returns_almost(plot.names[start:stop], xy[start:stop])
    return Ring(number or 1, start, stop, is_closed=False, is_missed=is_missed)


def _returns_almost(names: Sequence[str], xy: Xy) -> bool:
    """Return True if points end with the first one's name, and with almost its place."""
    if len(names) <= _LEAST_VERTICES or not names[0] or names[0] != names[-1]:
        return False
    size = float(np.ptp(xy, axis=0).max())
    return bool(np.abs(xy[-1] - xy[0]).max() <= _ALMOST * size)


def shape_of(rings: Sequence[Ring], xy: Xy) -> tuple[BaseGeometry | None, tuple[Ring, ...]]:
    """Return the shape of rings, and those that are stated as holes but lie outside.

    A ring in another one is a hole, one in a hole an island; one that lies outside all others
    is a part of its own, whatever its number.

    Parameters
    ----------
    rings : sequence of Ring
        Those with points too few are left out.
    xy : (points, 2) float64
        The coordinates of the plot's points, east first.
    """
    rings = [ring for ring in rings if ring.encloses]
    if not rings:
        return None, ()
    outlines = [cast("shapely.Polygon", shapely.polygons(ring.vertices(xy))) for ring in rings]
    if len(rings) == 1:
        return outlines[0], ()
    around = _by_number(rings) if len(rings) > _MOST_RINGS else _surrounding(rings, outlines)
    holes: dict[int, list[shapely.LinearRing]] = {}
    for place, parent in enumerate(around):
        if _is_hole(place, around):
            holes.setdefault(parent, []).append(outlines[place].exterior)
    parts = [
        shapely.Polygon(outline.exterior, holes.get(place))
        for place, outline in enumerate(outlines)
        if not _is_hole(place, around)
    ]
    outside = tuple(
        ring for ring, parent in zip(rings, around, strict=True) if ring.number > 1 and parent < 0
    )
    return (parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)), outside


def _by_number(rings: Sequence[Ring]) -> list[int]:
    """Return for each ring the outline before it, -1 for outlines themselves."""
    around: list[int] = []
    outline = -1
    for place, ring in enumerate(rings):
        outline = place if ring.number == 1 or outline < 0 else outline
        around.append(-1 if outline == place else outline)
    return around


def _surrounding(rings: Sequence[Ring], outlines: Sequence[shapely.Polygon]) -> list[int]:
    """Return for each ring the smallest other one that has it inside, -1 where none has."""
    areas, bounds = shapely.area(outlines), shapely.bounds(outlines)
    are_valid = shapely.is_valid(outlines)
    # Of two equal ones the later lies in the earlier.
    by_size = sorted(range(len(rings)), key=lambda place: (areas[place], -place))
    around = [-1] * len(rings)
    for rank, place in enumerate(by_size):
        larger = [each for each in by_size[rank + 1 :] if _touch(bounds[each], bounds[place])]
        inside = (
            each
            for each in larger
            if are_valid[each] and are_valid[place] and outlines[each].covers(outlines[place])
        )
        around[place] = next(inside, -1)
        if around[place] < 0 and rings[place].number > 1:
            # A hole that sticks out of its outline is one all the same, and told as a fault.
            crossed = (
                each
                for each in larger
                if rings[each].number == 1 and _overlap(outlines[each], outlines[place])
            )
            around[place] = next(crossed, -1)
    return around


def _is_hole(place: int, around: Sequence[int]) -> bool:
    """Return True for a ring in an odd number of others."""
    depth = 0
    while around[place] >= 0:
        place = around[place]
        depth += 1
    return depth % 2 == 1


def _touch(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    return bool((one[:2] <= other[2:]).all() and (other[:2] <= one[2:]).all())


def _overlap(one: shapely.Polygon, other: shapely.Polygon) -> bool:
    """Return True if two rings share more than their edges; of invalid ones, if they meet."""
    if one.is_valid and other.is_valid:
        return bool(one.relate_pattern(other, "T********"))
    return bool(one.intersects(other))
