"""Shapes that go on across 180° are cut there, and nothing of them is lost."""

import pytest
import shapely

from gisapp.core.geometry.cut_at_180 import joined, moved_east, within_180
from gisapp.core.space.worlds import HALF_WORLD_M, WORLD_M


def test_a_ring_across_the_meridian_is_cut_in_two() -> None:
    across = shapely.box(HALF_WORLD_M - 1000, 0, HALF_WORLD_M + 3000, 500)
    cut = within_180(across)
    assert cut.geom_type == "MultiPolygon"
    assert cut.area == pytest.approx(across.area)
    west, east = sorted(shapely.get_parts(cut), key=lambda part: part.bounds[0])
    assert west.bounds == pytest.approx((-HALF_WORLD_M, 0, 3000 - HALF_WORLD_M, 500))
    assert east.bounds == pytest.approx((HALF_WORLD_M - 1000, 0, HALF_WORLD_M, 500))


def test_a_line_that_crosses_to_the_west_is_cut_in_two_lines() -> None:
    across = shapely.LineString([(1000 - HALF_WORLD_M, 0), (-HALF_WORLD_M - 1000, 0)])
    cut = within_180(across)
    assert cut.geom_type == "MultiLineString"
    assert cut.length == pytest.approx(2000)
    assert cut.bounds == pytest.approx((-HALF_WORLD_M, 0, HALF_WORLD_M, 0))


def test_a_shape_wholly_beyond_comes_back_in_one_piece() -> None:
    home = shapely.box(1000 - HALF_WORLD_M, 0, 2000 - HALF_WORLD_M, 500)
    back = within_180(moved_east(home, WORLD_M))
    assert back.geom_type == "Polygon"
    assert back.normalize().equals_exact(home.normalize(), 1e-6)


def test_a_shape_within_or_a_hair_beyond_stays_the_same() -> None:
    for east in (0.0, HALF_WORLD_M, HALF_WORLD_M + 0.005):
        shape = shapely.box(-100, 0, east, 500)
        assert within_180(shape) is shape


def test_one_part_stays_itself_and_several_make_a_multi_geometry() -> None:
    one, other = shapely.Point(1, 2), shapely.Point(3, 4)
    assert joined([one]) is one
    assert joined([one, other]).equals(shapely.MultiPoint([(1, 2), (3, 4)]))


def test_an_outline_that_runs_back_on_itself_is_cut_all_the_same() -> None:
    low, high, west, east = 0, 12_000, -1.36 * HALF_WORLD_M, 0.76 * HALF_WORLD_M
    corners = [(east, low), (west, low), (west, high), (west + 11_000, high), (west + 11_000, low)]
    spike = shapely.Polygon([*corners, (east, low)])
    cut = within_180(spike)
    assert cut.area == pytest.approx(11_000 * 12_000)
    assert shapely.bounds(cut)[0] >= -HALF_WORLD_M
