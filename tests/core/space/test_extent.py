"""Extents agree with shapely's boxes, and touching counts."""

import numpy as np
import pytest
import shapely

from gisapp.core.space.extent import Extent

UNIT = Extent(0, 0, 1, 1)


def random_extents(count: int, seed: int) -> list[Extent]:
    """Return extents on a coarse grid, so that many touch or share edges."""
    chance = np.random.default_rng(seed)
    low = chance.integers(0, 6, (count, 2))
    high = low + chance.integers(1, 5, (count, 2))
    return [Extent(*map(float, row)) for row in np.hstack((low, high))]


def box_of(extent: Extent) -> shapely.Polygon:
    return shapely.box(extent.xmin, extent.ymin, extent.xmax, extent.ymax)


PAIRS = list(zip(random_extents(300, 1), random_extents(300, 2), strict=True))


def test_width_height_area_and_center() -> None:
    extent = Extent(-2, 10, 4, 12)
    assert (extent.width, extent.height, extent.area) == (6, 2, 12)
    assert extent.center == (1, 11)


def test_intersects_and_contains_agree_with_shapely() -> None:
    for one, other in PAIRS:
        assert one.intersects(other) == box_of(one).intersects(box_of(other))
        assert one.contains(other) == box_of(one).covers(box_of(other))


def test_intersection_and_union_agree_with_shapely() -> None:
    for one, other in PAIRS:
        union = one.union(other)
        assert box_of(union).bounds == shapely.union(box_of(one), box_of(other)).bounds
        shared = one.intersection(other)
        expected = shapely.intersection(box_of(one), box_of(other))
        assert (shared is None) == expected.is_empty
        if shared is not None:
            assert box_of(shared).bounds == expected.bounds


def test_a_point_or_a_line_is_an_extent_too() -> None:
    point, line = Extent(1, 0.5, 1, 0.5), Extent(0.5, 0.5, 3, 0.5)
    assert UNIT.contains(point)
    assert UNIT.intersects(line)
    assert UNIT.intersection(line) == Extent(0.5, 0.5, 1, 0.5)
    assert not UNIT.contains(line)


def test_neighbours_share_their_edge_and_a_corner_is_a_point() -> None:
    assert UNIT.intersection(Extent(1, 0, 2, 1)) == Extent(1, 0, 1, 1)
    assert UNIT.intersection(Extent(1, 1, 2, 2)) == Extent(1, 1, 1, 1)
    assert UNIT.intersection(Extent(1.001, 0, 2, 1)) is None
    assert UNIT.contains(UNIT)


def test_the_extent_around_several_passes_over_those_that_are_none() -> None:
    assert Extent.around([None, UNIT, None, Extent(4, -1, 5, 0)]) == Extent(0, -1, 5, 1)
    assert Extent.around([None, None]) is None
    assert Extent.around([]) is None


def test_the_extent_of_bounds_is_around_all_that_have_geometry() -> None:
    chance = np.random.default_rng(3)
    low = chance.uniform(-100, 100, (50, 2))
    bounds = np.hstack((low, low + chance.uniform(0, 10, (50, 2))))
    bounds[::7] = np.nan
    extent = Extent.of_bounds(bounds)
    assert extent is not None
    expected = shapely.total_bounds(shapely.box(*bounds[~np.isnan(bounds[:, 0])].T))
    assert (extent.xmin, extent.ymin, extent.xmax, extent.ymax) == tuple(expected)


@pytest.mark.parametrize("bounds", [np.empty((0, 4)), np.full((3, 4), np.nan)])
def test_bounds_of_nothing_have_no_extent(bounds: np.ndarray) -> None:
    assert Extent.of_bounds(bounds) is None


def test_an_extent_grows_on_each_side_and_shrinks_back() -> None:
    assert UNIT.buffered(2) == Extent(-2, -2, 3, 3)
    assert UNIT.buffered(2).buffered(-2) == UNIT
