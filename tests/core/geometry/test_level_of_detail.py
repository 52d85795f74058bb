"""What is left out at a resolution is what no pixel could show."""

import gc
import weakref

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.level_of_detail import (
    DOT_PX,
    ReducedCache,
    are_dots,
    level_of,
    level_resolution,
    reduce,
    shapes_of_block,
)

CIRCLES = [
    shapely.Point(300 * column, 0).buffer(radius, quad_segs=200)
    for column, radius in enumerate(np.linspace(1, 120, 2 * BLOCK_SIZE + 5))
]


def geometry_of(shapes: list[shapely.Polygon]) -> FeatureGeometry:
    return FeatureGeometry.from_shapely("polygon", shapes, range(len(shapes)))


@pytest.mark.parametrize("resolution", [0.3, 2.0, 11.0])
def test_reduced_shapes_are_closed_near_and_much_smaller(resolution: float) -> None:
    geometry = geometry_of([circle for circle in CIRCLES if circle.length > 8 * resolution])
    rows = np.arange(len(geometry))[::-1]
    reduced = reduce(geometry, rows, resolution)
    assert reduced.rows.tolist() == rows.tolist()
    assert len(reduced.coordinates) < len(geometry.coordinates)
    for place, row in enumerate(rows):
        (ring,) = range(*reduced.feature_offsets[place : place + 2])
        kept = reduced.coordinates[slice(*reduced.ring_offsets[ring : ring + 2])]
        assert (kept[0] == kept[-1]).all()
        outline, whole = shapely.LineString(kept), geometry.feature(row)
        away = shapely.distance(outline, shapely.points(shapely.get_coordinates(whole)))
        assert away.max() < resolution * np.sqrt(0.5)


def test_lines_keep_their_ends_and_holes_their_place() -> None:
    line = FeatureGeometry.from_shapely("line", [shapely.LineString([(0, 0), (1, 0), (1, 1)])], [1])
    assert reduce(line, np.array([0]), 100).coordinates.tolist() == [[0, 0], [1, 1]]
    yard = shapely.Polygon(CIRCLES[-1].exterior, [CIRCLES[-1].buffer(-50).exterior])
    reduced = reduce(geometry_of([yard]), np.array([0]), 1.0)
    assert reduced.feature_offsets.tolist() == [0, 2]


def test_lines_lose_what_is_straight_and_keep_bends_and_turns_back() -> None:
    along = np.linspace(0, 100, 401)
    wave = np.column_stack((along, 20 * np.sin(along / 10)))
    straight = np.column_stack((along, 0.05 * np.sin(along)))
    lines = [shapely.LineString(each) for each in (straight, wave)]
    there_and_back = shapely.LineString([(0, 0), (50, 0), (90, 0), (40, 0), (0, 0)])
    geometry = FeatureGeometry.from_shapely("line", [*lines, there_and_back], range(3))
    reduced = reduce(geometry, np.arange(3), 1.0)
    drawn = np.split(reduced.coordinates, reduced.ring_offsets[1:-1])
    counts = [len(each) for each in drawn]
    assert counts[0] < 20
    assert 20 < counts[1] < 120
    for before, after in zip([*lines, there_and_back], drawn, strict=True):
        away = shapely.distance(shapely.LineString(after), shapely.points(before.coords))
        assert away.max() < np.sqrt(0.5) + 0.5


def test_dots_are_small_on_both_sides_and_never_points() -> None:
    shapes = [shapely.box(0, 0, *size) for size in DOT_PX * np.array([(0.9, 0.9), (0.1, 1.1)])]
    rows = np.arange(2)
    assert are_dots(geometry_of(shapes), rows, 1.0).tolist() == [True, False]
    assert are_dots(geometry_of(shapes), rows, 2.0).tolist() == [True, True]
    points = FeatureGeometry.from_shapely("point", [shapely.Point(0, 0)] * 2, [0, 1])
    assert not are_dots(points, rows, 1000.0).any()


@pytest.mark.parametrize("resolution", [0.7, 1.0, 3.3, 1024.0])
def test_a_level_is_as_fine_as_the_resolution_or_up_to_twice_finer(resolution: float) -> None:
    assert resolution / 2 < level_resolution(level_of(resolution)) <= resolution


def test_cached_blocks_have_every_shape_that_is_no_dot() -> None:
    geometry = geometry_of(CIRCLES)
    cache = ReducedCache()
    blocks = [cache.block(geometry, block, 16.0) for block in range(3)]
    shown = np.concatenate([block.rows for block in blocks])
    large = [row for row, circle in enumerate(CIRCLES) if circle.bounds[3] * 2 >= DOT_PX * 16]
    assert shown.tolist() == large
    assert cache.block(geometry, 1, 31.0) is blocks[1], "the same level"
    assert cache.block(geometry, 1, 32.0) is not blocks[1]


def test_the_cache_keeps_within_its_limit_and_drops_the_least_used() -> None:
    geometry = geometry_of(CIRCLES)
    one = ReducedCache().block(geometry, 1, 1.0).nbytes
    cache = ReducedCache(limit_bytes=int(one * 2.5))
    first = cache.block(geometry, 1, 1.0)
    second = cache.block(geometry, 1, 1.0 / 2)
    assert cache.block(geometry, 1, 1.0) is first
    cache.block(geometry, 0, 1.0)
    assert cache.nbytes <= one * 2.5
    assert cache.block(geometry, 1, 1.0) is first
    assert cache.block(geometry, 1, 1.0 / 2) is not second


def test_a_layer_that_is_gone_does_not_stay_in_the_cache() -> None:
    geometry = geometry_of(CIRCLES)
    cache = ReducedCache()
    cache.block(geometry, 0, 1.0)
    gone = weakref.ref(geometry)
    del geometry
    gc.collect()
    assert gone() is None


def test_features_without_geometry_stay_empty_and_no_features_are_none() -> None:
    geometry = FeatureGeometry.from_shapely("polygon", [CIRCLES[-1], None], [0, 1])
    reduced = reduce(geometry, np.array([1, 0]), 1.0)
    assert reduced.feature_offsets.tolist() == [0, 0, 1]
    nothing = reduce(geometry, np.empty(0, np.int64), 1.0)
    assert (len(nothing.coordinates), nothing.feature_offsets.tolist()) == (0, [0])


def test_at_a_fine_resolution_every_vertex_stays() -> None:
    circles = [shapely.Polygon(circle.exterior.reverse()) for circle in CIRCLES[-20:]]
    geometry = geometry_of(circles)
    reduced = reduce(geometry, np.arange(20), 1e-6)
    np.testing.assert_array_equal(reduced.coordinates, geometry.coordinates)
    np.testing.assert_array_equal(reduced.ring_offsets, geometry.ring_offsets)


def test_shells_turn_one_way_and_holes_the_other_however_they_are_stored() -> None:
    shell = shapely.box(1e7, 1e6, 1e7 + 90, 1e6 + 90).exterior
    hole = shapely.box(1e7 + 20, 1e6 + 20, 1e7 + 70, 1e6 + 70).exterior
    yards = [
        shapely.Polygon(outer, [inner])
        for outer in (shell, shell.reverse())
        for inner in (hole, hole.reverse())
    ]
    both = shapely.MultiPolygon([yards[0], shapely.affinity.translate(yards[3], 200)])
    geometry = FeatureGeometry.from_shapely("polygon", [*yards, both], range(5))
    reduced = reduce(geometry, np.arange(5), 1.0)
    rings = np.split(reduced.coordinates, reduced.ring_offsets[1:-1])
    turns = [shapely.LinearRing(ring).is_ccw for ring in rings]
    assert turns == [turns[0], not turns[0]] * 6


@pytest.mark.parametrize("resolution", [0.5, 16.0, 64.0])
def test_the_shapes_of_all_blocks_are_the_features_that_are_no_dots(resolution: float) -> None:
    shapes: list[shapely.Polygon | None] = list(CIRCLES)
    shapes[::10] = [None] * len(shapes[::10])
    geometry = FeatureGeometry.from_shapely("polygon", shapes, range(len(shapes)))
    rows = np.concatenate([shapes_of_block(geometry, block, resolution) for block in range(3)])
    sizes = shapely.bounds(np.array(shapes, object))
    large = (sizes[:, 2:] - sizes[:, :2]).max(axis=1) >= DOT_PX * resolution
    assert rows.tolist() == np.flatnonzero(large).tolist()
