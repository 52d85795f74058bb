"""Names of the cells of the map, which are worked out once and kept."""

import math
from collections.abc import Callable, Iterator
from itertools import product
from weakref import ReferenceType, ref

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.clusters import is_clustered
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import mapped_fields
from gisapp.core.sized_cache import SizedCache
from gisapp.core.space.extent import Extent
from gisapp.render.labels.candidates import Candidates, NameStyle, joined, marker_radii
from gisapp.render.labels.cells import Cells
from gisapp.render.labels.naming import (
    HUGE_PX,
    Found,
    Task,
    along_lines,
    beside_points,
    in_pieces,
    in_polygons,
)

_CELL_PX, _PIECE_PX = 256.0, 1024.0
"""The sides of cells at the finest resolution of a level: those in which names are kept, and
those in each of which a huge polygon has a name."""

_Named = tuple[tuple[str, str], ...]
"""The fields that name features by a layer's mapping."""


class _Same:
    """Tells an array from others that are equal, and does not keep it."""

    def __init__(self, array: NDArray[np.uint8]) -> None:
        self._array = ref(array)
        self._id = id(array)

    def __hash__(self) -> int:
        return self._id

    def __eq__(self, other: object) -> bool:
        array = self._array()
        return isinstance(other, _Same) and array is not None and array is other._array()


_Markers = tuple[tuple[float, ...], _Same | None]
"""How far markers reach, of each class; and the classes, where that makes a difference."""
_Features = tuple[ReferenceType[FeatureIndex], ReferenceType[AttributeTable], _Markers]
"""Where features are and what they are called, whatever their colours."""
_Key = tuple[_Features, _Named, bool, NameStyle, float, float, int, int]
_kept: SizedCache[_Key, Candidates] = SizedCache(
    48 * 1024**2, lambda candidates: 500 + 600 * len(candidates)
)


def candidates_of(layer: Layer, style: NameStyle, seen: Extent, resolution: float) -> Candidates:
    """Return the places where names of a layer's features may stand, in no order.

    Parameters
    ----------
    layer : Layer
        Its attributes are at hand.
    style : NameStyle
        How the names are written.
    seen : Extent
        Where names are needed, in EPSG:3857, on the side of ±180° where the features are.
    resolution : float
        Metres of EPSG:3857 a logical pixel.

    Returns
    -------
    (n,) CANDIDATE
        They have room at this resolution; some may lie outside of what is seen, but near.

    Raises
    ------
    SourceError
        The names cannot be read.
    """
    task = Task(layer, style, resolution)
    makers = {"point": beside_points, "line": along_lines, "polygon": in_polygons}
    found = list(_in_cells(task, _CELL_PX, makers[layer.geometry.kind], seen))
    if layer.geometry.kind == "polygon" and layer.index.largest_m > HUGE_PX * task.finest:
        found += _in_cells(task, _PIECE_PX, in_pieces, seen)
    candidates = joined(found)
    fits = (candidates["finest"] <= resolution) & (resolution <= candidates["coarsest"])
    return np.asarray(candidates[fits])


def _in_cells(
    task: Task, side_px: float, make: Callable[[Task, Cells], Found], seen: Extent
) -> Iterator[Candidates]:
    """Yield what is kept of the cells that are seen, and make what is not."""
    reach = seen.intersection(task.layer.index.extent or seen)
    if reach is None:
        return
    side = side_px * task.finest
    # Which points are in clusters depends on the very resolution.
    grade = task.resolution if is_clustered(task.layer) else task.finest
    columns = range(math.floor(reach.xmin / side), math.floor(reach.xmax / side) + 1)
    rows = range(math.floor(reach.ymin / side), math.floor(reach.ymax / side) + 1)
    named = tuple(mapped_fields(task.layer).items())
    features = _features(task.layer)
    key = features, named, task.layer.identifiable, task.style, side_px, grade
    missing = []
    for cell in product(columns, rows):
        kept = _kept.get((*key, *cell))
        if kept is None:
            missing.append(cell)
        elif len(kept):
            yield kept
    if missing:
        places, found = make(task, Cells(side, missing))
        order = np.argsort(places, kind="stable")
        ends = np.searchsorted(places[order], np.arange(len(missing) + 1))
        for place, cell in enumerate(missing):
            there = found[order[ends[place] : ends[place + 1]]]
            _kept.put((*key, *cell), there)
            yield there


def _features(layer: Layer) -> _Features:
    markers: _Markers = (), None
    if layer.geometry.kind == "point":
        radii = tuple(dict.fromkeys(marker_radii(layer)))
        markers = radii, _Same(layer.classes) if len(radii) > 1 else None
    return ref(layer.index), ref(layer.attributes), markers
