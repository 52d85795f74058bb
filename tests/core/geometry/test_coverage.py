"""Small features cover as much of squares as they measure, where they lie."""

from collections.abc import Iterable

import numpy as np
import pytest
import shapely

from gisapp.core.geometry import coverage
from gisapp.core.geometry.coverage import Covers, covers, covers_of_lines, squares_covered
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from tests.core.geometry.random_shapes import geometry_of, mixed

SIDE = 8.0
CORNER = (-100.0, 900.0)
"""The north-west corner of the grid."""


def upright(count: int, low: float, high: float) -> FeatureGeometry:
    """Return square boxes whose sides are so many squares of the grid long."""
    chance = np.random.default_rng(2)
    corners = chance.uniform(0, 800, (count, 2))
    sides = SIDE * chance.uniform(low, high, (count, 1))
    return geometry_of("polygon", list(np.asarray(shapely.box(*corners.T, *(corners + sides).T))))


def covered(geometry: FeatureGeometry) -> Covers:
    rows = np.arange(len(geometry))
    areas = squares_covered(geometry, rows, SIDE)
    return together(covers(geometry, rows, areas, CORNER, SIDE))


def together(found: Iterable[Covers]) -> Covers:
    columns = zip(*found, strict=True)
    return Covers(*(np.concatenate(column) for column in columns))


def squares_of(found: Covers, corner: tuple[float, float] = CORNER) -> np.ndarray:
    """Return each entry's square as a box in EPSG:3857."""
    west = corner[0] + found.columns * SIDE
    north = corner[1] - found.lines * SIDE
    return np.asarray(shapely.box(west, north - SIDE, west + SIDE, north))


@pytest.mark.parametrize(("low", "high"), [(0.01, 0.5), (0.5, 1), (1, 2), (2, 4)])
def test_a_feature_covers_as_much_as_its_area(low: float, high: float) -> None:
    geometry = upright(500, low, high)
    found = covered(geometry)
    sums = np.bincount(found.owners, found.shares, len(geometry))
    assert sums * SIDE**2 == pytest.approx(geometry.areas)


@pytest.mark.parametrize(("low", "high"), [(0.5, 1), (1, 2), (2, 4)])
def test_larger_boxes_cover_of_each_square_what_shapely_intersects(low: float, high: float) -> None:
    geometry = upright(300, low, high)
    found = covered(geometry)
    shapes = geometry.features(np.arange(len(geometry)))
    shared = shapely.area(shapely.intersection(squares_of(found), shapes[found.owners]))
    assert found.shares * SIDE**2 == pytest.approx(shared, abs=1e-6)


def test_a_feature_below_half_a_square_goes_to_the_square_of_its_centre() -> None:
    geometry = upright(300, 0.01, 0.499)
    found = covered(geometry)
    assert sorted(found.owners.tolist()) == list(range(300))
    centers = shapely.centroid(geometry.features(found.owners))
    assert shapely.covers(squares_of(found), centers).all()


def test_points_cover_what_they_are_given() -> None:
    geometry = geometry_of("point", [shapely.Point(-99, 899), shapely.Point(-99, 899)])
    (found, *_) = covers(geometry, np.arange(2), np.array([1.0, 0.25]), CORNER, SIDE)
    assert (found.columns.tolist(), found.lines.tolist()) == ([0, 0], [0, 0])
    assert found.shares.tolist() == [1.0, 0.25]


def test_lines_cover_as_much_as_they_are_long() -> None:
    shapes = mixed("line", 100)
    geometry = geometry_of("line", shapes)
    found = together(covers_of_lines(geometry, np.arange(100), SIDE))
    sums = np.bincount(found.owners, found.shares, 100)
    lengths = np.nan_to_num(shapely.length(np.array(shapes, object)))
    assert sums * SIDE == pytest.approx(lengths)
    assert found.shares.max() <= 1


def test_lines_cover_only_squares_that_they_touch() -> None:
    shapes = mixed("line", 100)
    geometry = geometry_of("line", shapes)
    found = together(covers_of_lines(geometry, np.arange(100), SIDE))
    owners = np.array(shapes, object)[found.owners]
    # By rounding, a piece on an edge may be counted to either side.
    assert shapely.distance(squares_of(found, (0.0, 0.0)), owners).max() < 1e-9


def test_rows_pick_lines_and_owners_are_positions_among_them() -> None:
    east = shapely.LineString([(0, -1), (80, -1)])
    geometry = geometry_of("line", [east, None, shapely.LineString([(0, -1), (40, -1)])])
    found = together(covers_of_lines(geometry, np.array([2, 1, 0]), SIDE))
    assert np.bincount(found.owners, found.shares).tolist() == [5, 0, 10]


def test_no_more_pieces_come_at_a_time_than_fit_into_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    geometry = geometry_of("line", mixed("line", 60))
    rows = np.arange(60)
    (whole,) = covers_of_lines(geometry, rows, SIDE)
    monkeypatch.setattr(coverage, "_MOST_PIECES", 100)
    parts = list(covers_of_lines(geometry, rows, SIDE))
    assert len(parts) > 10
    # An edge is never parted, and none here is longer than 50 squares.
    assert max(len(part.shares) for part in parts) <= 150
    for column, expected in zip(together(parts), whole, strict=True):
        np.testing.assert_allclose(column, expected)


def test_a_line_without_length_covers_nothing() -> None:
    geometry = geometry_of("line", [shapely.LineString([(3, 3), (3, 3)])])
    found = list(covers_of_lines(geometry, np.array([0]), SIDE))
    assert sum(part.shares.sum() for part in found) == 0


def test_squares_covered_are_the_area_of_polygons_and_the_diagonal_of_others() -> None:
    area = geometry_of("polygon", [shapely.box(0, 0, 16, 8)])
    assert squares_covered(area, np.array([0]), SIDE).tolist() == [2]
    line = geometry_of("line", [shapely.LineString([(0, 0), (24, 32)]), None])
    found = squares_covered(line, np.array([0, 1]), SIDE)
    assert found[0] == 5
    assert np.isnan(found[1])
