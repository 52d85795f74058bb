"""A density grid is built while features arrive, within its limits, and no feature is lost."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry import coverage, density_builder
from gisapp.core.geometry.density_builder import DensityBuilder
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.space.extent import Extent
from tests.core.geometry.many_features import (
    COUNT,
    WHOLE,
    boxes,
    density_of,
    geometry_of,
    shapes_of,
    small_of,
)


def test_large_features_stay_as_shapes_without_the_vertices_that_nobody_would_see() -> None:
    lake = shapely.Point(0, 0).buffer(900, quad_segs=5000) - shapely.Point(0, 0).buffer(300)
    yards = [shapely.box(20_000, 0, 21_000, 900), shapely.box(0, 20_000, 800, 21_000)]
    giants = [lake, shapely.MultiPolygon(yards)]
    grid, large = density_of("polygon", np.array([*boxes(side=0.5), *giants]))
    side = grid.levels[0].side
    for feature_id, giant in enumerate(giants, COUNT):
        row = large.row_of(feature_id)
        assert row is not None
        away = large.feature(row).symmetric_difference(giant).area
        assert away < side / 8 * giant.length
        assert large.areas[row] == pytest.approx(giant.area)
    vertices = np.diff(large.vertex_offsets)
    assert vertices.max() < shapely.get_num_coordinates(lake) / 2


@pytest.mark.parametrize(
    ("limit", "kind"),
    [
        ("MOST_SQUARES", "line"),
        ("MOST_SQUARES", "polygon"),
        ("MOST_LARGE", "polygon"),
        ("MOST_LARGE_VERTICES", "polygon"),
    ],
)
def test_limits_make_squares_coarser_and_lose_nothing(
    monkeypatch: pytest.MonkeyPatch, kind: GeometryKind, limit: str
) -> None:
    shapes = shapes_of(kind)
    fine, _ = density_of(kind, shapes)
    monkeypatch.setattr(density_builder, limit, 200)
    grid, large = density_of(kind, shapes)
    finest = grid.levels[0]
    assert finest.side > fine.levels[0].side
    kept = {
        "MOST_SQUARES": len(finest),
        "MOST_LARGE": len(large),
        "MOST_LARGE_VERTICES": len(large.coordinates),
    }
    assert kept[limit] <= 200
    assert finest.counts.sum() + len(large) == COUNT
    measure = shapely.area if kind == "polygon" else shapely.length
    covered = finest.covered.sum(dtype=float) * finest.side ** (2 if kind == "polygon" else 1)
    assert covered == pytest.approx(measure(small_of(large, shapes)).sum(), rel=1e-5)


def test_lines_of_any_length_are_cut_bit_by_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(4)
    lines = np.array([shapely.LineString(each) for each in chance.uniform(0, 100, (30, 50, 2))])
    at_once, _ = density_of("line", lines, Extent(0, 0, 16384, 16384))
    monkeypatch.setattr(coverage, "_MOST_PIECES", 500)
    bit_by_bit, _ = density_of("line", lines, Extent(0, 0, 16384, 16384))
    expected, found = at_once.levels[0], bit_by_bit.levels[0]
    assert (found.keys == expected.keys).all()
    assert found.covered == pytest.approx(expected.covered, rel=1e-4)
    assert found.covered.sum() * found.side == pytest.approx(shapely.length(lines).sum(), rel=1e-4)


def test_features_without_geometry_pass_and_leave_nothing() -> None:
    builder = DensityBuilder("polygon", None)
    builder.append(FeatureGeometry.missing("polygon", np.arange(7)))
    grid, large = builder.so_far()
    assert (len(builder), builder.extent, len(large)) == (7, None, 0)
    assert grid.features_in(WHOLE) == 0
    assert grid.covered_in(WHOLE, 10.0) is None


@pytest.mark.parametrize("kind", ["point", "line", "polygon"])
def test_in_which_order_features_arrive_makes_no_difference(kind: GeometryKind) -> None:
    shapes = shapes_of(kind)
    geometry = geometry_of(kind, shapes)
    grid, large = density_of(kind, shapes)
    other = DensityBuilder(kind, WHOLE)
    for rows in np.array_split(np.random.default_rng(1).permutation(COUNT), 3):
        other.append(geometry.reordered(rows))
    other_grid, other_large = other.so_far()
    assert sorted(other_large.feature_ids) == sorted(large.feature_ids)
    for squares, expected in zip(other_grid.levels, grid.levels, strict=True):
        np.testing.assert_array_equal(squares.keys, expected.keys)
        np.testing.assert_array_equal(squares.counts, expected.counts)
        np.testing.assert_allclose(squares.covered, expected.covered, rtol=1e-4, atol=1e-6)


def test_what_was_returned_stays_as_it_was_while_more_arrives() -> None:
    geometry = geometry_of("polygon", shapes_of("polygon"))
    builder = DensityBuilder("polygon", WHOLE)
    builder.append(geometry.reordered(np.arange(COUNT // 2)))
    grid, large = builder.so_far()
    counts = [squares.counts.copy() for squares in grid.levels]
    ids = large.feature_ids.copy()
    builder.append(geometry.reordered(np.arange(COUNT // 2, COUNT)))
    builder.so_far()
    for squares, before in zip(grid.levels, counts, strict=True):
        np.testing.assert_array_equal(squares.counts, before)
    np.testing.assert_array_equal(large.feature_ids, ids)


def test_the_extent_is_around_all_features_so_far() -> None:
    shapes = shapes_of("polygon")
    builder = DensityBuilder("polygon", None)
    for first, last in ((0, 10), (10, 2000), (2000, COUNT)):
        builder.append(geometry_of("polygon", shapes[first:last]))
        extent = builder.extent
        assert extent is not None
        bounds = extent.xmin, extent.ymin, extent.xmax, extent.ymax
        assert bounds == tuple(shapely.total_bounds(shapes[:last]))


def test_memory_is_that_of_the_squares_and_the_large_features() -> None:
    builder = DensityBuilder("polygon", WHOLE)
    assert builder.nbytes == 0
    builder.append(geometry_of("polygon", shapes_of("polygon")))
    grid, large = builder.so_far()
    assert builder.nbytes == grid.levels[0].nbytes + large.nbytes


def test_who_has_room_for_fewer_squares_keeps_fewer_large_features() -> None:
    builder = DensityBuilder("polygon", WHOLE, most_squares=density_builder.MOST_SQUARES // 1000)
    builder.append(geometry_of("polygon", boxes(side=900)))
    _, large = builder.so_far()
    assert len(large) <= density_builder.MOST_LARGE // 1000 < COUNT
