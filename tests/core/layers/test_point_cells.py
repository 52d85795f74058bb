"""Cells laid like bricks, and the points in them."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.point_cells import Cells, points_in
from gisapp.core.space.extent import Extent

CELLS = Cells.touching(Extent(-25, -15, 34, 26), 10.0)


def test_every_point_of_an_extent_is_in_one_of_the_cells_that_touch_it() -> None:
    random = np.random.default_rng(1)
    places = random.uniform((-25, -15), (34, 26), (2000, 2))
    numbers = CELLS.numbers_of(places)
    assert ((numbers >= 0) & (numbers < CELLS.count)).all()
    within = places - CELLS.corners_of(numbers)
    assert ((within >= 0) & (within < 10)).all()


def test_every_other_line_stands_half_a_cell_farther_east() -> None:
    places = np.array([(0.1, 0.1), (9.9, 9.9), (4.9, 10.1), (5.1, 10.1), (5.1, -0.1), (0.1, 20.1)])
    corners = CELLS.corners_of(CELLS.numbers_of(places)).tolist()
    assert corners == [[0, 0], [0, 0], [-5, 10], [5, 10], [5, -10], [0, 20]]


def test_points_beyond_the_cells_have_no_number() -> None:
    around = CELLS.extent.buffered(0.1)
    outside = [(around.xmin, 0), (around.xmax, 0), (0, around.ymin), (0, around.ymax), (1e300, 0)]
    assert CELLS.numbers_of(np.array(outside)).tolist() == [-1] * 5


@pytest.mark.parametrize("count", [0, 1, 300, 40_000])
def test_all_points_in_the_cells_are_found(count: int) -> None:
    places = np.random.default_rng(2).uniform(-60, 60, (count, 2))
    geometry = FeatureGeometry.from_shapely(
        "point", [shapely.Point(*place) for place in places], range(count)
    )
    found = list(points_in(CELLS, FeatureIndex(geometry)))
    expected = CELLS.numbers_of(places)
    rows = [row for each in found for row in each.rows.tolist()]
    assert rows == np.flatnonzero(expected >= 0).tolist()
    assert [cell for each in found for cell in each.cells.tolist()] == expected[rows].tolist()


def test_points_of_features_with_many_or_none_are_found() -> None:
    shapes = [
        shapely.Point(),
        shapely.MultiPoint([(1, 1), (900, 900), (2, 2)]),
        shapely.Point(3, 3),
    ]
    index = FeatureIndex(FeatureGeometry.from_shapely("point", shapes, range(3)))
    [found] = points_in(CELLS, index)
    assert found.rows.tolist() == [1, 1, 2]
    assert index.geometry.coordinates[found.vertices].tolist() == [[1, 1], [2, 2], [3, 3]]
