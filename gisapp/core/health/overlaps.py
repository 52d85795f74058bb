"""Polygons of one layer that lie upon each other, and by how much."""

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.ellipsoidal_areas import areas_m2
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.ragged import Rows
from gisapp.core.health.checked import Checked
from gisapp.core.health.finding import Finding, lonlat_of
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress

_LEAST_M2 = 0.01
"""Less comes of rounding coordinates."""
_SAME = 0.9999
"""Of both shapes: then they are one drawn twice."""
_STEP = 4096
_MOST_PAIRS = 2_000_000
"""Of shapes near each other; of more, the first are looked at."""
_MOST_CUT = 500
"""Vertices of an outline that crosses itself; to cut one of more might take minutes."""

_Pairs = NDArray[np.int64]


def overlaps(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield pairs of polygons of one kind that overlap, each once, the largest overlap first.

    Areas are on the ellipsoid. Shapes that are drawn to be looked at, not measured, are left out.
    """
    geometry = layer.geometry
    if geometry.kind != "polygon" or layer.schematic or len(geometry) < 2:
        return
    shapes = _valid_shapes(geometry)
    pairs = _near(shapes, geometry.bounds, _kinds(checked, layer), progress.part(0, 0.3))
    sizes_m2, middles, widths_m = _measured(shapes, pairs, progress.part(0.3, 1))
    whole_m2 = areas_m2(geometry)
    order = np.argsort(-sizes_m2, kind="stable")
    told = order[sizes_m2[order] >= _LEAST_M2]
    ids = geometry.feature_ids[pairs[told]]
    keys = checked.keys_of(layer, ids[:, 0].tolist()), checked.keys_of(layer, ids[:, 1].tolist())
    places = lonlat_of(middles[told])
    for number, place in enumerate(told.tolist()):
        one, other = pairs[place].tolist()
        size_m2 = float(sizes_m2[place])
        smaller_m2, larger_m2 = sorted((float(whole_m2[one]), float(whole_m2[other])))
        is_sliver = (
            size_m2 < checked.limits.sliver_m2
            or float(widths_m[place]) < checked.limits.sliver_width_m
        )
        is_twice = size_m2 >= _SAME * larger_m2
        code = "drawn_twice" if is_twice else "sliver" if is_sliver else "overlap"
        mine, theirs = (int(each) for each in ids[number])
        key = keys[0][number]
        values = {
            "row": key or f"#{mine}",
            "other": keys[1][number] or f"#{theirs}",
            "m2": size_m2,
            "share": size_m2 / max(smaller_m2, size_m2),
        }
        yield Finding(code, layer.layer_id, (mine, theirs), key, values, places[number])


def _kinds(checked: Checked, layer: Layer) -> NDArray[np.int64]:
    """Return a number for the kind of each row: a park and its plots may stand in one table."""
    rows = checked.rows_of(layer)
    names = [field.name for field in layer.attributes.fields]
    if rows is None or rows.mapping.kind_column not in names:
        return np.zeros(len(layer.geometry), np.int64)
    ids = layer.geometry.feature_ids.tolist()
    return layer.attributes.column(rows.mapping.kind_column, ids).codes


def _valid_shapes(geometry: FeatureGeometry) -> NDArray[np.object_]:
    """Return valid shapes; None for those that are missing, or cross themselves too often."""
    shapes = geometry.features(np.arange(len(geometry)))
    is_invalid = ~shapely.is_valid(shapes)
    is_simple = shapely.get_num_coordinates(shapes) <= _MOST_CUT
    shapes[is_invalid & is_simple] = shapely.make_valid(shapes[is_invalid & is_simple])
    shapes[(is_invalid & ~is_simple) | geometry.is_missing] = None
    return shapes


def _near(
    shapes: NDArray[np.object_],
    bounds: NDArray[np.float64],
    kinds: NDArray[np.int64],
    progress: Progress,
) -> _Pairs:
    """Return pairs of shapes of one kind whose bounds overlap, (pairs, 2), each once."""
    tree = shapely.STRtree(shapes)
    found, count = [np.empty((0, 2), np.int64)], 0
    for first in range(0, len(shapes), _STEP):
        progress.check()
        progress.report(first / len(shapes))
        asked, near = tree.query(shapes[first : first + _STEP])
        asked = asked + first
        once = (asked < near) & (kinds[asked] == kinds[near])
        one, other = asked[once], near[once]
        # Neighbours whose bounds have an edge in common do not overlap.
        high = np.minimum(bounds[one, 2:], bounds[other, 2:])
        low = np.maximum(bounds[one, :2], bounds[other, :2])
        meet = np.prod(np.maximum(high - low, 0), axis=1) > _LEAST_M2
        found.append(np.column_stack((one[meet], other[meet])))
        count += int(meet.sum())
        if count > _MOST_PAIRS:
            break
    return np.concatenate(found)[:_MOST_PAIRS]


def _measured(
    shapes: NDArray[np.object_], pairs: _Pairs, progress: Progress
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return of each pair's overlap the area in m², the middle in EPSG:3857, the width in m."""
    sizes_m2, widths_m = np.zeros(len(pairs)), np.zeros(len(pairs))
    middles = np.full((len(pairs), 2), np.nan)
    for first in range(0, len(pairs), _STEP):
        progress.check()
        progress.report(first / len(pairs))
        one, other = pairs[first : first + _STEP].T
        common = shapely.intersection(shapes[one], shapes[other])
        rows: Rows = np.flatnonzero(shapely.area(common) > 0)
        if not len(rows):
            continue
        cut = FeatureGeometry.from_shapely("polygon", list(common[rows]), rows.tolist())
        planar_m2 = shapely.area(common[rows])
        sizes_m2[first + rows] = areas_m2(cut)
        middles[first + rows] = cut.middles(np.arange(len(rows)))
        scale = np.sqrt(sizes_m2[first + rows] / planar_m2)
        # A long strip is as wide as twice its area by its outline.
        widths_m[first + rows] = 2 * planar_m2 / shapely.length(common[rows]) * scale
    return sizes_m2, middles, widths_m
