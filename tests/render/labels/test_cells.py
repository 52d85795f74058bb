"""Cells of the map, and what is chosen in each square of it."""

import numpy as np

from gisapp.core.space.extent import Extent
from gisapp.render.labels.cells import Cells, first_of_each_square


def test_cells_know_where_they_are_and_which_points_are_in_them() -> None:
    cells = Cells(10.0, [(-1, 2), (1, 0)])
    assert cells.extents == [Extent(-10, 20, 0, 30), Extent(10, 0, 20, 10)]
    assert cells.extent == Extent(-10, 0, 20, 30)
    points = np.array([(-0.1, 20.0), (10.0, 9.9), (5.0, 15.0), (500.0, 500.0), (-500.0, 0.0)])
    assert cells.places_of(points).tolist() == [0, 1, -1, -1, -1]


def test_the_first_points_of_each_square_are_chosen() -> None:
    points = np.array([(1.0, 1.0), (-1.0, 1.0), (2.0, 2.0), (3.0, 3.0), (-2.0, 1.0)])
    assert first_of_each_square(points, 5.0, 2).tolist() == [True, True, True, False, True]
    assert first_of_each_square(np.empty((0, 2)), 5.0, 2).tolist() == []
