"""The index finds what shapely's own tree finds, and in drawing order."""

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import BLOCK_SIZE, FeatureIndex, blocks_of
from gisapp.core.space.extent import Extent

SPREAD = 1000.0
COUNT = 3 * BLOCK_SIZE + 17


def scattered(kind: GeometryKind, seed: int) -> NDArray[np.object_]:
    """Shapes that overlap in a square, some missing; polygons with a hole, lines of a zigzag."""
    rng = np.random.default_rng(seed)
    centers = rng.uniform(0, SPREAD, (COUNT, 1, 2))
    shapes: object
    if kind == "point":
        shapes = shapely.points(centers[:, 0])
    else:
        angles = np.sort(rng.uniform(0, 2 * np.pi, (COUNT, 9)), axis=1)[..., None]
        ring = np.concatenate((np.cos(angles), np.sin(angles)), axis=2)
        ring *= rng.uniform(10, 60, (COUNT, 1, 1))
        if kind == "line":
            shapes = shapely.linestrings(centers + ring)
        else:
            holes = np.asarray(shapely.linearrings(centers + ring * 0.4))[:, None]
            shapes = shapely.polygons(shapely.linearrings(centers + ring), holes)
    found = np.asarray(shapes, dtype=object)
    found[rng.random(COUNT) < 0.05] = None
    return found


def index_of(kind: GeometryKind, shapes: NDArray[np.object_]) -> FeatureIndex:
    return FeatureIndex(FeatureGeometry.from_shapely(kind, list(shapes), range(len(shapes))))


@pytest.mark.parametrize("kind", ["point", "line", "polygon"])
def test_boxes_find_what_a_tree_finds(kind: GeometryKind) -> None:
    shapes = scattered(kind, 1)
    index = index_of(kind, shapes)
    boxes = shapely.box(*index.geometry.bounds.T)
    rng = np.random.default_rng(2)
    for x, y, width, height in rng.uniform(0, SPREAD, (50, 4)):
        window = shapely.box(x, y, x + width, y + height)
        extent = Extent(*window.bounds)
        assert index.rows_in(extent).tolist() == np.flatnonzero(window.intersects(boxes)).tolist()
        assert index.rows_in_box(extent).tolist() == np.flatnonzero(window.covers(boxes)).tolist()


def test_large_features_are_found_among_small_ones() -> None:
    shapes = scattered("polygon", 6)
    shapes[BLOCK_SIZE + 5] = shapely.box(100, 100, 300, 180)
    index = index_of("polygon", shapes)
    everywhere = Extent(0, 0, SPREAD, SPREAD)
    assert index.rows_in(everywhere, 150.0).tolist() == [BLOCK_SIZE + 5]
    assert index.rows_in(Extent(700, 700, 900, 900), 150.0).tolist() == []
    sizes = index.geometry.sizes
    expected = [row for row in index.rows_in(everywhere).tolist() if sizes[row] >= 60]
    assert 100 < len(expected) < COUNT - 100
    assert index.rows_in(everywhere, 60.0).tolist() == expected
    assert index.largest_m == 200
    assert SPREAD / 2 < index.largest_block_m < 2 * SPREAD
    assert (index.blocks_in(everywhere), index.blocks_in(Extent(-9e3, 0, -8e3, 9))) == (4, 0)


def test_without_features_none_is_large() -> None:
    index = index_of("polygon", np.empty(0, object))
    assert (index.largest_m, index.largest_block_m) == (0, 0)
    assert index.rows_in(Extent(0, 0, 9, 9), 1.0).tolist() == []


@pytest.mark.parametrize("kind", ["point", "line"])
@pytest.mark.parametrize("tolerance_m", [0.5, 20.0])
def test_points_and_lines_are_found_within_the_tolerance(
    kind: GeometryKind, tolerance_m: float
) -> None:
    shapes = scattered(kind, 3)
    index = index_of(kind, shapes)
    for x, y in np.random.default_rng(4).uniform(0, SPREAD, (200, 2)):
        near = shapely.dwithin(shapes, shapely.Point(x, y), tolerance_m)
        assert index.rows_at(x, y, tolerance_m).tolist() == np.flatnonzero(near)[::-1].tolist()


def test_polygons_are_found_where_they_contain_the_point_and_not_in_their_holes() -> None:
    shapes = scattered("polygon", 5)
    index = index_of("polygon", shapes)
    found = 0
    for x, y in np.random.default_rng(6).uniform(0, SPREAD, (300, 2)):
        containing = np.flatnonzero(shapely.contains_xy(shapes, x, y))
        assert index.rows_at(x, y, 1e-6).tolist() == containing[::-1].tolist()
        found += len(containing)
    assert found > 300, "the shapes overlap, so that holes make a difference"


def test_a_point_beside_polygons_finds_the_near_one_only_if_none_contains_it() -> None:
    large, dot = shapely.box(0, 0, 100, 100), shapely.box(40, 40, 40.5, 40.5)
    index = index_of("polygon", np.array([large, dot, shapely.box(103, 0, 110, 100)]))
    assert index.rows_at(99, 50, 5).tolist() == [0], "the neighbour's edge is near, but not meant"
    assert index.rows_at(101, 50, 5).tolist() == [2, 0]
    assert index.rows_at(42, 42, 5).tolist() == [1, 0], "hardly to be hit, so near is enough"


def test_a_layer_without_geometry_finds_nothing() -> None:
    for index in (index_of("polygon", np.array([None, None])), index_of("line", np.array([]))):
        assert index.extent is None
        assert not len(index.rows_in(Extent(-1e9, -1e9, 1e9, 1e9)))
        assert not len(index.rows_at(0, 0, 10))


def test_blocks_are_named_once() -> None:
    rows = np.array([0, 5, BLOCK_SIZE - 1, 2 * BLOCK_SIZE])
    assert blocks_of(rows).tolist() == [0, 2]


def test_of_blocks_that_lie_inside_those_without_geometry_are_not_found() -> None:
    shapes = scattered("polygon", 7)
    index = index_of("polygon", shapes)
    with_geometry = np.flatnonzero([shape is not None for shape in shapes]).tolist()
    everywhere = Extent(-1e6, -1e6, 1e6, 1e6)
    assert len(with_geometry) < COUNT
    assert index.rows_in(everywhere).tolist() == with_geometry
    assert index.rows_in_box(everywhere).tolist() == with_geometry


def test_the_extent_is_around_all_features() -> None:
    shapes = scattered("line", 8)
    extent = index_of("line", shapes).extent
    assert extent is not None
    expected = shapely.total_bounds(np.array([each for each in shapes if each is not None]))
    assert (extent.xmin, extent.ymin, extent.xmax, extent.ymax) == tuple(expected)


def test_touching_the_edge_counts_as_in_and_as_inside() -> None:
    index = index_of("polygon", np.array([shapely.box(0, 0, 4, 4)]))
    assert index.rows_in(Extent(4, 4, 9, 9)).tolist() == [0]
    assert index.rows_in(Extent(4.001, 0, 9, 9)).tolist() == []
    assert index.rows_in_box(Extent(0, 0, 4, 4)).tolist() == [0]
    assert index.rows_in_box(Extent(0, 0, 4, 3.999)).tolist() == []


def test_an_index_of_some_features_finds_no_others() -> None:
    shapes = [shapely.box(x, 0, x + 1, 1) for x in range(600)]
    index = FeatureIndex(FeatureGeometry.from_shapely("polygon", shapes, range(600)))
    shown = np.arange(600) % 2 == 0
    some = index.only(shown)
    around = Extent(9.5, 0.2, 12.5, 0.8)
    assert some.rows_in(around).tolist() == [10, 12]
    assert some.rows_seen(around).tolist() == [10, 12]
    assert some.rows_in_box(Extent(9, 0, 13, 1)).tolist() == [10, 12]
    assert some.rows_at(11.5, 0.5, 0.1).tolist() == []
    assert len(some.rows_in(Extent(-1, -1, 700, 2))) == 300
    assert some.only(None).rows_at(11.5, 0.5, 0.1).tolist() == [11]
