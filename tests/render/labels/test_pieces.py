"""Outlines to name: light where they are dense, of the largest part, and in cells where huge."""

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.space.extent import Extent
from gisapp.render.labels.pieces import edges_of_largest, light_shapes, pieces_in
from gisapp.render.labels.polygon_places import Edges


def light(kind: GeometryKind, features: list[BaseGeometry], rows: list[int]) -> FeatureGeometry:
    geometry = FeatureGeometry.from_shapely(kind, features, range(len(features)))
    return light_shapes(geometry, np.array(rows, np.int64), 1.0)


def flower(radius: float, vertices: int = 60_000) -> shapely.Polygon:
    turns = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    distances = radius * (1 + 0.2 * np.sin(9 * turns) + 0.001 * np.sin(9999 * turns))
    return shapely.Polygon(np.column_stack((np.cos(turns), np.sin(turns))) * distances[:, None])


def bounds(edges: Edges) -> list[tuple[float, ...]]:
    groups = np.split(edges.starts, edges.offsets[1:-1])
    return [(*each.min(axis=0).tolist(), *each.max(axis=0).tolist()) for each in groups]


@pytest.mark.parametrize("radius", [200.0, 20_000.0])
def test_a_dense_polygon_is_light_and_nearly_the_same(radius: float) -> None:
    dense = flower(radius)
    found = light("polygon", [dense], [0])
    assert len(found.coordinates) < 12_000
    assert found.areas[0] == pytest.approx(dense.area, rel=0.01)


def test_a_dense_road_keeps_its_course() -> None:
    x = np.linspace(-5000, 5000, 100_000)
    road = shapely.LineString(np.column_stack((x, 100 * np.sin(x / 300))))
    found = light("line", [road], [0])
    assert len(found.coordinates) < 50_000
    assert shapely.hausdorff_distance(found.feature(0), road) < 2


def test_shapes_come_in_the_order_asked_for_and_missing_ones_have_no_edges() -> None:
    features: list[BaseGeometry] = [
        flower(100.0),
        shapely.MultiPolygon(),
        shapely.MultiPolygon([shapely.box(0, 0, 5, 5), shapely.box(20, 20, 60, 50)]),
    ]
    rows, edges = edges_of_largest(light("polygon", features, [2, 1, 0]))
    assert rows.tolist() == [0, 2]
    assert bounds(edges)[0] == (20, 20, 60, 50)
    assert np.diff(edges.offsets)[0] == 4


def test_a_huge_polygon_has_its_largest_piece_in_each_cell_that_it_reaches() -> None:
    comb = shapely.union_all(
        [shapely.box(0, 0, 1000, 100), shapely.box(0, 0, 100, 900), shapely.box(300, 0, 600, 900)]
    )
    flat = shapely.Polygon([(0, 0), (900, 900), (500, 500)])
    polygons = FeatureGeometry.from_shapely("polygon", [flat, comb], [0, 1])
    cells = [Extent(0, 200, 800, 800), Extent(900, -50, 1100, 50), Extent(700, 500, 800, 600)]
    rows, places, edges = pieces_in(polygons, cells)
    assert (rows.tolist(), places.tolist()) == ([1, 1], [0, 1])
    assert bounds(edges) == [(300, 200, 600, 800), (900, 0, 1000, 50)]


def test_nothing_huge_has_no_pieces() -> None:
    nothing = FeatureGeometry.missing("polygon", np.empty(0, np.int64))
    rows, places, edges = pieces_in(nothing, [Extent(0, 0, 1, 1)])
    assert len(rows) == len(places) == len(edges.starts) == 0
    assert edges.offsets.tolist() == [0]
