"""Shapely's objects as flat arrays: only what is of one kind, in the order of the features."""

import numpy as np
import shapely

from gisapp.core.geometry.nested_shapes import nested


def test_parts_of_the_kind_are_taken_in_their_order() -> None:
    hole = shapely.box(0, 0, 9, 9).difference(shapely.box(1, 1, 2, 2))
    both = shapely.multipolygons([shapely.box(20, 0, 21, 1), hole])
    mixed = shapely.GeometryCollection([shapely.Point(5, 5, 7), shapely.Polygon()])
    shapes = np.array([both, None, mixed, shapely.box(0, 0, 1, 1)], dtype=object)
    coordinates, offsets = nested("polygon", shapes)
    assert offsets.features.tolist() == [0, 2, 2, 2, 3]
    assert offsets.parts.tolist() == [0, 1, 3, 4]
    assert np.diff(offsets.rings).tolist() == [5, 5, 5, 5]
    assert coordinates.shape == (20, 2)
    points, of_points = nested("point", shapes)
    assert points.tolist() == [[5, 5]]
    assert of_points.features.tolist() == [0, 0, 0, 1, 1]
