"""A point is inside a polygon, and as far from a shape, as shapely says."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.point_tests import contain_point, distances, edges_about
from tests.core.geometry.random_shapes import geometry_of, mixed, stars

POINTS = np.random.default_rng(9).uniform(0, 1000, (200, 2))


def test_a_point_is_inside_as_shapely_says_holes_left_out() -> None:
    shapes = stars(60, seed=1, spread=300.0)
    geometry = geometry_of("polygon", list(shapes))
    rows = np.arange(len(shapes))
    inside = 0
    for x, y in POINTS * 0.3:
        found = contain_point(edges_about(geometry, rows, x, y))
        truth = shapely.contains_xy(np.array(shapes), x, y)
        np.testing.assert_array_equal(found, truth)
        inside += truth.sum()
    assert inside > 100, "some of the points do lie in polygons"


def test_the_middle_of_a_hole_is_outside() -> None:
    yard = shapely.Polygon(shapely.box(0, 0, 9, 9).exterior, [shapely.box(3, 3, 6, 6).exterior])
    geometry = geometry_of("polygon", [yard])
    at = [contain_point(edges_about(geometry, np.array([0]), x, x)).item() for x in (1, 4.5, 8)]
    assert at == [True, False, True]


@pytest.mark.parametrize("kind", ["point", "line", "polygon"])
def test_distances_are_those_to_shapelys_points_lines_and_outlines(kind: GeometryKind) -> None:
    shapes = mixed(kind, 50, seed=2)
    geometry = geometry_of(kind, shapes)
    outlines = np.array(shapes, object)
    if kind == "polygon":
        outlines = shapely.boundary(outlines)
    for x, y in POINTS[:50]:
        truth = shapely.distance(outlines, shapely.Point(x, y))
        found = distances(edges_about(geometry, np.arange(50), x, y))
        assert found == pytest.approx(np.where(np.isnan(truth), np.inf, truth), abs=1e-9)


def test_features_come_in_the_order_asked_for() -> None:
    geometry = geometry_of("point", [shapely.Point(3, 4), None, shapely.Point(6, 8)])
    found = distances(edges_about(geometry, np.array([2, 1, 0, 0]), 0, 0))
    assert found.tolist() == [10, np.inf, 5, 5]


def test_a_point_on_a_vertex_and_on_an_edge_is_at_no_distance() -> None:
    geometry = geometry_of("line", [shapely.LineString([(0, 0), (10, 0), (10, 10)])])
    for x, y in ((0, 0), (5, 0), (10, 10)):
        assert distances(edges_about(geometry, np.array([0]), x, y)).item() == 0


def test_a_line_that_stays_on_one_spot_is_as_far_as_that_spot() -> None:
    geometry = geometry_of("line", [shapely.LineString([(3, 4), (3, 4)])])
    assert distances(edges_about(geometry, np.array([0]), 0, 0)).tolist() == [5]


def test_no_features_have_no_answers() -> None:
    geometry = geometry_of("polygon", list(stars(3)))
    edges = edges_about(geometry, np.empty(0, np.int64), 0, 0)
    assert contain_point(edges).shape == distances(edges).shape == (0,)
