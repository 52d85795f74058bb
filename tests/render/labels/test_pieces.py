"""Shapes to name: exact where they are simple, light where they are dense, and in their place."""

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.space.extent import Extent
from gisapp.render.labels.shapes import shapes_to_name

SEEN = Extent(-400.0, -300.0, 400.0, 300.0)


def shapes(
    kind: GeometryKind, features: list[BaseGeometry], rows: list[int], resolution: float = 1.0
) -> list[BaseGeometry]:
    geometry = FeatureGeometry.from_shapely(kind, features, range(len(features)))
    found = shapes_to_name(geometry, np.array(rows, np.int64), SEEN, resolution)
    assert len(found) == len(rows)
    return list(found)


def flower(radius: float, vertices: int = 60_000) -> shapely.Polygon:
    turns = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    distances = radius * (1 + 0.2 * np.sin(9 * turns) + 0.001 * np.sin(9999 * turns))
    return shapely.Polygon(np.column_stack((np.cos(turns), np.sin(turns))) * distances[:, None])


def test_simple_features_are_given_as_they_are_in_the_order_asked_for() -> None:
    squares: list[BaseGeometry] = [shapely.box(x, 0, x + 5, 5) for x in range(0, 50, 10)]
    found = shapes("polygon", squares, [3, 0])
    assert all(
        one.equals(other) for one, other in zip(found, (squares[3], squares[0]), strict=True)
    )


def test_no_rows_are_no_shapes() -> None:
    assert shapes("polygon", [shapely.box(0, 0, 1, 1)], []) == []


def test_a_feature_without_geometry_is_empty() -> None:
    [found] = shapes("polygon", [shapely.MultiPolygon()], [0])
    assert found.is_empty


@pytest.mark.parametrize("radius", [200.0, 20_000.0])
def test_a_dense_polygon_is_light_valid_and_the_same_in_view(radius: float) -> None:
    dense = flower(radius)
    [found] = shapes("polygon", [dense], [0])
    view = shapely.box(SEEN.xmin, SEEN.ymin, SEEN.xmax, SEEN.ymax)
    difference = found.intersection(view).symmetric_difference(dense.intersection(view))
    assert found.is_valid
    assert shapely.get_num_coordinates(found) < 12_000
    assert difference.area < 0.01 * view.area


def test_a_dense_road_keeps_its_course() -> None:
    x = np.linspace(-5000, 5000, 100_000)
    road = shapely.LineString(np.column_stack((x, 100 * np.sin(x / 300))))
    [found] = shapes("line", [road], [0])
    assert shapely.get_num_coordinates(found) < 50_000
    assert shapely.hausdorff_distance(found, road) < 2


def test_dense_and_simple_ones_stay_in_the_order_asked_for() -> None:
    features: list[BaseGeometry] = [flower(100.0), shapely.box(0, 0, 5, 5), flower(300.0)]
    areas = [shape.area for shape in shapes("polygon", features, [2, 1, 0])]
    assert areas == pytest.approx([features[n].area for n in (2, 1, 0)], rel=0.02)
