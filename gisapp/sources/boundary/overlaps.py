"""Plots of one file that lie upon each other, and by how much."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import Progress
from gisapp.sources.boundary.checks import M2_PER_MU
from gisapp.sources.boundary.crs import BoundaryCrs
from gisapp.sources.boundary.plots import Plot, computed_area_m2

_LEAST_M2 = 0.01
"""Less comes of rounding coordinates to millimetres."""
_MOST_PAIRS = 500_000
"""Of plots near each other; no more are looked at."""
_MOST_CUT = 500
"""Vertices of an outline that crosses itself; one of more might take minutes."""
_STEP = 32


def overlaps(plots: Sequence[Plot], crs: BoundaryCrs, progress: Progress) -> Iterator[Problem]:
    """Yield pairs of plots that overlap, the largest overlap first.

    Parameters
    ----------
    plots : sequence of Plot
        Of one file.
    crs : BoundaryCrs
        Of their coordinates.
    progress : Progress
        Asked after some dozen pairs whether to stop.

    Raises
    ------
    Cancelled
        It shall stop.
    """
    areas = [plot for plot in plots if plot.is_area]
    shapes = _made_valid(areas)
    pairs = _neighbours(shapes)
    looked_at = pairs[:_MOST_PAIRS]
    sizes = [np.empty(0)]
    for first in range(0, len(looked_at), _STEP):
        progress.check()
        one, other = looked_at[first : first + _STEP].T
        sizes.append(_areas_m2(shapely.intersection(shapes[one], shapes[other]), crs))
    sizes_m2 = np.concatenate(sizes)
    for place in np.argsort(-sizes_m2, kind="stable").tolist():
        size_m2 = float(sizes_m2[place])
        if size_m2 <= _LEAST_M2:
            break
        one_plot, other_plot = (areas[each] for each in looked_at[place])
        yield Problem.of(
            "boundary_overlap",
            2,
            plot=one_plot.title[:60],
            line=one_plot.line,
            other=other_plot.title[:60],
            other_line=other_plot.line,
            m2=size_m2,
            mu=size_m2 / M2_PER_MU,
        ).at((one_plot.feature_id, other_plot.feature_id))
    if len(pairs) > len(looked_at):
        yield Problem.of("boundary_too_close", len(areas), most=_MOST_PAIRS)


def _made_valid(plots: Sequence[Plot]) -> NDArray[np.object_]:
    """Return valid shapes; None for those that cross themselves too often to be cut at each."""
    shapes = np.array([plot.shape for plot in plots], object)
    is_invalid = np.array([not plot.is_valid for plot in plots], np.bool_)
    is_simple = shapely.get_num_coordinates(shapes) <= _MOST_CUT
    shapes[is_invalid & is_simple] = shapely.make_valid(shapes[is_invalid & is_simple])
    shapes[is_invalid & ~is_simple] = None
    return shapes


def _areas_m2(shapes: NDArray[np.object_], crs: BoundaryCrs) -> NDArray[np.float64]:
    areas = np.asarray(shapely.area(shapes), np.float64)
    if crs.in_degrees:
        for place in np.flatnonzero(areas):
            areas[place] = computed_area_m2(shapes[place], crs) or 0.0
    return areas


def _neighbours(shapes: NDArray[np.object_]) -> NDArray[np.int64]:
    """Return pairs of shapes whose bounds meet, (pairs, 2), each once; enough to be too many."""
    tree = shapely.STRtree(shapes)
    found = [np.empty((0, 2), np.int64)]
    count = 0
    for first in range(0, len(shapes), _STEP):
        asked, near = tree.query(shapes[first : first + _STEP])
        pairs = np.column_stack((asked + first, near))
        pairs = pairs[pairs[:, 0] < pairs[:, 1]]
        found.append(pairs)
        count += len(pairs)
        if count > _MOST_PAIRS:
            break
    return np.concatenate(found)
