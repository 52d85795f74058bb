"""What is wrong with each plot of a boundary-point file: count, area, rings and points."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from gisapp.core.geometry.invalidity import invalidity_of
from gisapp.core.layers.layer import Problem
from gisapp.core.layers.validity import INVALID_GEOMETRY
from gisapp.errors import Phrase
from gisapp.sources.boundary.crs import BoundaryCrs
from gisapp.sources.boundary.plots import Plot, computed_area_m2, ellipsoidal_area_m2
from gisapp.sources.boundary.rings import Ring

M2_PER_HECTARE = 10_000.0
M2_PER_MU = 2000 / 3
_LEAST_DIFFERENCE_M2 = 0.5
"""Half of the last digit that the format demands of an area, 0.0001 ha."""
_MOST_NAMES = 5
_MOST_LETTERS = 60
"""Of a plot's number or name in a sentence."""
_OTHER_UNITS = {"boundary.square_metres": 1.0, "boundary.mu": M2_PER_MU}
"""The units that are written in place of hectares, in m²."""
_COUNTED_NAME = re.compile(r"(.*?)(\d{1,9})")
_SAME_AREA = 0.01
"""Two areas are taken for one in another unit if they differ by no more than this share."""


def count_faults(plot: Plot, crs: BoundaryCrs) -> Iterator[Problem]:
    """Yield what is wrong with the points of a plot: how many there are, and which are missing."""
    stated, found = plot.stated.points, len(plot.lines)
    if stated is not None and stated != found:
        yield _of(plot, "boundary_points", stated=stated, found=found)
    is_shapeless = plot.shape is None
    if is_shapeless or (plot.is_area and not all(ring.encloses for ring in plot.rings)):
        yield _of(plot, "boundary_too_few")


def area_faults(plot: Plot, crs: BoundaryCrs) -> Iterator[Problem]:
    """Yield where the area that is stated of a plot is not that of its outline."""
    stated_ha = plot.stated.area_ha
    # An outline that crosses itself has no area; that is told instead.
    if plot.shape is None or not plot.is_area or not stated_ha or not plot.is_valid:
        return
    found_m2 = computed_area_m2(plot.shape, crs)
    if found_m2 is None:
        return
    difference_m2 = stated_ha * M2_PER_HECTARE - found_m2
    rounding_m2 = plot.stated.area_step_ha * M2_PER_HECTARE / 2
    if abs(difference_m2) <= max(rounding_m2, _LEAST_DIFFERENCE_M2) * 1.0001:
        return
    for unit, size_m2 in _OTHER_UNITS.items():
        if abs(stated_ha * size_m2 - found_m2) <= _SAME_AREA * found_m2:
            yield _of(
                plot,
                "boundary_area_unit",
                stated=f"{stated_ha:,.10g}",
                unit=Phrase(unit, {}),
                found=found_m2 / M2_PER_HECTARE,
            )
            return
    yield _of(
        plot,
        "boundary_area",
        wording="boundary_area_more" if difference_m2 > 0 else "boundary_area_less",
        stated=stated_ha,
        found=found_m2 / M2_PER_HECTARE,
        m2=abs(difference_m2),
        mu=abs(difference_m2) / M2_PER_MU,
        ellipsoid=_on_the_ellipsoid(plot, crs, found_m2),
    )


def ring_faults(plot: Plot, crs: BoundaryCrs) -> Iterator[Problem]:
    """Yield which rings of a plot are open, run the wrong way, cross themselves or lie outside."""
    if plot.shape is None or not plot.is_area:
        return
    rings = [ring for ring in plot.rings if ring.encloses]
    still_open = sorted((r for r in rings if not r.is_closed), key=lambda r: not r.is_missed)
    if still_open:
        yield _closure_fault(plot, still_open[0], in_metres=not crs.in_degrees)
    if plot.outside:
        yield _of(plot, "boundary_hole_outside", ring=plot.outside[0].number)
    if not plot.is_valid:
        reason = invalidity_of(plot.shape)
        yield _of(plot, INVALID_GEOMETRY, wording="boundary_invalid", reason=reason)
    elif any(_runs_backwards(plot, ring) for ring in rings if ring not in plot.outside):
        yield _of(plot, "boundary_direction")


def point_faults(plot: Plot, crs: BoundaryCrs) -> Iterator[Problem]:
    """Yield which points of a plot are there twice: one place, or one name for two places."""
    for ring in plot.rings:
        first = ring.start
        last = ring.stop - (ring.is_closed or ring.is_missed)
        xy, names = plot.xy[first:last], plot.lines.names[first:last]
        same = np.flatnonzero((xy[1:] == xy[:-1]).all(axis=1))
        if len(same):
            line = plot.lines.lines[first + int(same[0]) + 1]
            yield _of(plot, "boundary_point_twice", len(same), at_line=line)
        counts = Counter(filter(None, names))
        repeated = [name for name, count in counts.items() if count > 1]
        if repeated:
            yield _of(plot, "boundary_name_twice", len(repeated), name=repeated[0])


def numbering_faults(plots: Sequence[Plot]) -> Iterator[Problem]:
    """Yield plot numbers that several plots have, and gaps in the numbers of points."""
    by_number: dict[str, list[Plot]] = defaultdict(list)
    for plot in plots:
        if plot.stated.number:
            by_number[plot.stated.number].append(plot)
    for number, same in by_number.items():
        if len(same) > 1:
            lines = ", ".join(str(plot.line) for plot in same[:_MOST_NAMES])
            ids = [plot.feature_id for plot in same]
            yield Problem.of("boundary_number_twice", len(same), plot=number, lines=lines).at(ids)
    whole = range(len(plots)) if _is_numbered_as_one(plots) else None
    groups = [plots] if whole is not None else [[plot] for plot in plots]
    for group in groups:
        count, missing = _missing_names([name for plot in group for name in plot.lines.names])
        if count:
            yield _of(group[0], "boundary_gap", count, names=", ".join(missing))


def _is_numbered_as_one(plots: Sequence[Plot]) -> bool:
    """Return True if no point's name stands for different places in different plots."""
    places: dict[str, bytes] = {}
    for plot in plots:
        for name, place in zip(plot.lines.names, plot.xy, strict=True):
            if name and places.setdefault(name, place.tobytes()) != place.tobytes():
                return False
    return True


def _missing_names(names: Sequence[str]) -> tuple[int, list[str]]:
    """Return how many names are left out where names are counted, and the first of them.

    Of J1, J2, J4 that is J3.
    """
    counted: dict[str, set[int]] = defaultdict(set)
    for name in names:
        match = _COUNTED_NAME.fullmatch(name)
        if match:
            counted[match[1]].add(int(match[2]))
    count = 0
    missing: list[str] = []
    for prefix, numbers in counted.items():
        for before, after in pairwise(sorted(numbers)):
            # A jump is another count, not a gap.
            if 1 < after - before <= len(numbers):
                count += after - before - 1
                room = range(before + 1, after)[: _MOST_NAMES - len(missing)]
                missing += [f"{prefix}{number}" for number in room]
    return count, missing


def _closure_fault(plot: Plot, ring: Ring, *, in_metres: bool) -> Problem:
    if not (in_metres and ring.is_missed):
        return _of(plot, "boundary_open")
    first, last = ring.start, ring.stop - 1
    gap_m = float(np.linalg.norm(plot.xy[last] - plot.xy[first]))
    return _of(plot, "boundary_misclosed", name=plot.lines.names[first], gap=gap_m)


def _runs_backwards(plot: Plot, ring: Ring) -> bool:
    """Return True unless an outline runs clockwise, and a hole against it."""
    vertices = ring.vertices(plot.xy) - plot.xy[ring.start]
    x, y = vertices.T
    is_clockwise = x[:-1] @ y[1:] <= x[1:] @ y[:-1]
    return bool(is_clockwise != (ring.number == 1))


def _on_the_ellipsoid(plot: Plot, crs: BoundaryCrs, planar_m2: float) -> Phrase | str:
    if crs.survey is None or plot.shape is None:
        return ""
    area_m2 = ellipsoidal_area_m2(plot.shape, crs)
    if area_m2 is None or abs(area_m2 - planar_m2) < _LEAST_DIFFERENCE_M2:
        return ""
    return Phrase("boundary.on_ellipsoid", {"area": area_m2 / M2_PER_HECTARE})


def _of(
    plot: Plot, code: str, count: int = 1, /, *, wording: str = "", **values: object
) -> Problem:
    values = {"plot": plot.title[:_MOST_LETTERS], "line": plot.line, **values}
    return Problem.of(code, count, wording=wording, **values).at((plot.feature_id,))
