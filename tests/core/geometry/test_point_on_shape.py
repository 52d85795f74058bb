"""A pin stands on the shape that it is of."""

import shapely

from gisapp.core.geometry.point_on_shape import point_on_shape


def test_a_river_is_met_where_it_is_nearest() -> None:
    river = shapely.LineString([(0, 0), (0, 10), (10, 10)])
    assert point_on_shape(river, 1, 5) == (0, 5)


def test_inside_of_a_lake_the_point_stays() -> None:
    lake = shapely.box(0, 0, 10, 10)
    assert point_on_shape(lake, 4, 5) == (4, 5)
    assert point_on_shape(lake, 14, 5) == (10, 5)


def test_of_two_islands_one_is_met() -> None:
    islands = shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(8, 0, 10, 2)])
    assert point_on_shape(islands, 5.5, 1) == (8, 1)
