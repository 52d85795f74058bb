"""Flat arrays have the shapes that shapely has, whatever a source delivers."""

import struct

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.space.crs import FARTHEST
from gisapp.errors import CrsError
from tests.core.geometry.random_shapes import geometry_of, mixed

RING = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
HOLE = [(2, 2), (2, 4), (4, 4), (4, 2), (2, 2)]
YARD = shapely.Polygon(RING, [HOLE])
BOX = shapely.box(20, 0, 30, 5)

MIXED: dict[GeometryKind, list[BaseGeometry | None]] = {
    "polygon": [YARD, None, shapely.MultiPolygon([YARD, BOX]), shapely.Polygon(), BOX],
    "line": [
        shapely.LineString([(0, 0), (5, 5), (9, 1)]),
        shapely.MultiLineString([[(0, 0), (1, 1)], [(2, 2), (3, 4)]]),
        shapely.LineString(),
        None,
    ],
    "point": [shapely.Point(1, 2), shapely.MultiPoint([(0, 0), (4, 4)]), None, shapely.Point()],
}


@pytest.mark.parametrize("kind", MIXED)
def test_single_multi_empty_and_missing_ones_come_back(kind: GeometryKind) -> None:
    shapes = MIXED[kind]
    geometry = FeatureGeometry.from_shapely(kind, shapes, range(100, 100 + len(shapes)))
    assert len(geometry) == len(shapes)
    for row, shape in enumerate(shapes):
        if shape is None or shape.is_empty:
            assert geometry.is_missing[row]
            assert geometry.feature(row).is_empty
        else:
            assert geometry.feature(row) == shape
            assert tuple(geometry.bounds[row]) == shape.bounds


@pytest.mark.parametrize("kind", MIXED)
def test_reordering_moves_geometry_ids_and_bounds_together(kind: GeometryKind) -> None:
    shapes = MIXED[kind]
    geometry = FeatureGeometry.from_shapely(kind, shapes, range(len(shapes)))
    order = np.array([3, 0, 2])
    moved = geometry.reordered(order)
    assert moved.feature_ids.tolist() == [3, 0, 2]
    for row, old in enumerate(order):
        assert moved.feature(row) == geometry.feature(old)
        np.testing.assert_array_equal(moved.bounds[row], geometry.bounds[old])


def test_well_known_binary_is_brought_to_the_map() -> None:
    wkbs = [shapely.Point(180, 0).wkb, b"no geometry", None]
    geometry = FeatureGeometry.from_wkb("point", wkbs, [7, 8, 9], "EPSG:4490")
    assert geometry.coordinates[0] == pytest.approx([20037508.342789, 0])
    assert geometry.is_missing.tolist() == [False, True, True]


def test_a_feature_with_a_number_missing_loses_its_geometry_alone() -> None:
    line = shapely.LineString([(0, 0), (1, 1)]).wkb
    wkbs = [BOX.wkb, *(line[:-8] + struct.pack("<d", y) for y in (np.nan, np.inf)), line]
    for crs in ("EPSG:3857", "EPSG:4326"):
        geometry = FeatureGeometry.from_wkb("line", wkbs, range(4), crs)
        assert geometry.is_missing.tolist() == [True, True, True, False], "a polygon is no line"
        assert len(geometry.coordinates) == 2


def test_z_is_left_out() -> None:
    (shape,) = shapely.force_3d(np.array([YARD]), 7)
    assert FeatureGeometry.from_shapely("polygon", [shape], [1]).feature(0) == YARD


def test_areas_leave_holes_out_whichever_way_rings_turn() -> None:
    wound = shapely.Polygon(RING[::-1], [HOLE])
    shapes = [YARD, wound, None, shapely.MultiPolygon([YARD, BOX])]
    geometry = FeatureGeometry.from_shapely("polygon", shapes, range(4))
    assert geometry.areas.tolist() == [96, 96, 0, 146]


def test_rows_are_found_by_the_sources_own_ids() -> None:
    geometry = FeatureGeometry.from_shapely("polygon", [BOX, YARD, None], [30, 10, 20])
    assert [geometry.row_of(each) for each in (10, 20, 30, 40, 5)] == [1, 2, 0, None, None]


def test_rings_without_vertices_are_left_out() -> None:
    geometry = FeatureGeometry.from_arrays(
        "polygon",
        np.array(RING, np.float64),
        ring_offsets=np.array([0, 0, 5, 5]),
        part_offsets=np.array([0, 1, 3]),
        feature_offsets=np.array([0, 1, 2]),
        feature_ids=np.array([1, 2]),
    )
    assert geometry.is_missing.tolist() == [True, False]
    assert geometry.feature(1) == shapely.Polygon(RING)


def test_arrays_cannot_be_written() -> None:
    geometry = FeatureGeometry.from_shapely("polygon", [BOX], [1])
    with pytest.raises(ValueError, match="read-only"):
        geometry.coordinates[0] = 0


@pytest.mark.parametrize("kind", MIXED)
def test_many_features_come_back_as_multi_shapes_in_the_order_asked_for(kind: GeometryKind) -> None:
    shapes = mixed(kind, 200)
    geometry = geometry_of(kind, shapes)
    rows = np.random.default_rng(1).integers(0, 200, 300)
    for row, found in zip(rows, geometry.features(rows), strict=True):
        shape = shapes[row]
        if shape is None or shape.is_empty:
            assert found.is_empty
        else:
            assert list(found.geoms) == list(shapely.get_parts(shape))
    assert geometry.features(np.empty(0, np.int64)).shape == (0,)


def test_parts_of_another_kind_are_left_out() -> None:
    collection = shapely.GeometryCollection([BOX, shapely.LineString([(0, 0), (1, 1)])])
    shapes = [collection, shapely.Point(0, 0)]
    geometry = FeatureGeometry.from_shapely("line", shapes, [1, 2])
    assert geometry.feature(0) == shapely.LineString([(0, 0), (1, 1)])
    assert geometry.is_missing.tolist() == [False, True]


def test_what_lies_farther_out_than_the_map_goes_has_no_geometry() -> None:
    near, far = FARTHEST * 0.999, FARTHEST * 1.001
    shapes = [shapely.LineString([(0, 0), end]) for end in ((near, 1), (far, 0), (0, -far))]
    geometry = FeatureGeometry.from_shapely("line", shapes, [1, 2, 3])
    assert geometry.is_missing.tolist() == [False, True, True]
    assert len(geometry.coordinates) == 2


def test_sizes_are_the_longer_sides_of_the_bounds() -> None:
    shapes = [shapely.box(0, 0, 3, 2), shapely.box(0, 0, 1, 5), None]
    geometry = FeatureGeometry.from_shapely("polygon", shapes, range(3))
    np.testing.assert_array_equal(geometry.sizes, [3, 5, np.nan])


def test_features_without_geometry_are_features() -> None:
    geometry = FeatureGeometry.missing("point", np.array([4, 9]))
    assert len(geometry) == 2
    assert geometry.row_of(9) == 1
    assert geometry.is_missing.all()
    assert geometry.feature(0).is_empty
    assert len(FeatureGeometry.missing("line", np.empty(0, np.int64))) == 0


def test_an_unknown_crs_is_an_error() -> None:
    with pytest.raises(CrsError, match="nonsense"):
        FeatureGeometry.from_shapely("polygon", [BOX], [1], "nonsense")
