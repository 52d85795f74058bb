"""Shapes across 180° stay in one piece where they are; beyond 85.05° nothing is moved."""

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.cut_at_180 import within_180
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.narrow_extent import narrow_extent
from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import WORLD_M


def placed(kind: GeometryKind, *shapes: BaseGeometry) -> FeatureGeometry:
    return FeatureGeometry.from_shapely(kind, shapes, range(len(shapes)), "EPSG:4326")


def degrees(shape: BaseGeometry) -> BaseGeometry:
    back: BaseGeometry = shapely.transform(shape, mercator_to_lonlat)
    return back


def bounds(shape: BaseGeometry) -> list[float]:
    return [round(edge, 6) for edge in degrees(shape).bounds]


EAST_FIRST = shapely.Polygon([(179, -17), (-179, -17), (-179, -16), (179, -16)])
WEST_FIRST = shapely.Polygon([(-179, -17), (-179, -16), (179, -16), (179, -17)])
# The hole lies wholly on the western side of the meridian's other side.
LAGOON = shapely.Polygon(
    EAST_FIRST.exterior, [[(-179.5, -16.8), (-179.5, -16.2), (-179.2, -16.2), (-179.5, -16.8)]]
)


@pytest.mark.parametrize("shape", [EAST_FIRST, WEST_FIRST, LAGOON])
def test_a_ring_that_jumps_goes_on_across_the_meridian(shape: BaseGeometry) -> None:
    geometry = placed("polygon", shape)
    assert bounds(geometry.feature(0)) == [179, -17, 181, -16]
    assert degrees(geometry.feature(0)).is_valid


@pytest.mark.parametrize("ends", [(-179, 179), (179, -179)])
def test_a_track_that_jumps_is_two_degrees_long(ends: tuple[float, float]) -> None:
    geometry = placed("line", shapely.LineString([(ends[0], 0), (ends[1], 1)]))
    assert bounds(geometry.feature(0)) == [179, 0, 181, 1]


@pytest.mark.parametrize(
    "shape",
    [
        shapely.box(181, -15, 185, -13),
        shapely.box(-180, -80, 180, -70),
        shapely.box(-179, -85, 179, 85),
        shapely.Polygon([(-90, -75), (90, -75), (180, -70), (-180, -70)]),
    ],
    ids=["beyond", "from edge to edge", "a frame of the world", "around a pole"],
)
def test_other_shapes_stay_as_they_are_written(shape: BaseGeometry) -> None:
    assert bounds(placed("polygon", shape).feature(0)) == [round(edge, 6) for edge in shape.bounds]


def test_points_at_a_pole_have_no_place_and_polygons_end_at_the_edge() -> None:
    points = shapely.MultiPoint([(10, 20), (120, 89.9)])
    geometry = placed("point", shapely.Point(120, 89.9), points, shapely.Point(0, 0))
    assert geometry.is_missing.tolist() == [True, False, False]
    assert bounds(geometry.feature(1)) == [10, 20, 10, 20]
    areas = placed("polygon", shapely.box(0, -90, 9, -70), shapely.box(0, 86, 9, 88))
    assert areas.is_missing.tolist() == [False, True]
    assert bounds(areas.feature(0)) == [0, -85.051129, 9, -70]
    world = placed("polygon", shapely.box(-180, -90, 180, 90))
    assert bounds(world.feature(0)) == [-180, -85.051129, 180, 85.051129]


def test_a_line_is_cut_where_it_leaves_the_map_and_goes_on_where_it_returns() -> None:
    away = shapely.LineString([(0, 80), (0, 84), (5, 88), (10, 84), (10, 80), (11, 87)])
    geometry = placed("line", away, shapely.LineString([(0, 86), (1, 87)]))
    assert geometry.is_missing.tolist() == [False, True]
    assert [bounds(part) for part in shapely.get_parts(geometry.feature(0))] == [
        [0, 80, 0, 84],
        [10, 80, 10, 84],
    ]


def test_an_extent_across_the_meridian_is_narrow() -> None:
    both = shapely.MultiPolygon(
        [shapely.box(177, -17, 180, -16), shapely.box(-180, -17, -179, -16)]
    )
    geometry = placed("polygon", both, shapely.box(-178, -15, -177, -14))
    extent = narrow_extent(geometry)
    assert extent is not None
    assert bounds(shapely.box(extent.xmin, extent.ymin, extent.xmax, extent.ymax)) == [
        177,
        -17,
        183,
        -14,
    ]
    around = placed("polygon", *(shapely.box(lon, 0, lon + 1, 1) for lon in (-170, -60, 60, 170)))
    assert narrow_extent(around) == FeatureIndex(around).extent
    assert narrow_extent(placed("point", shapely.Point())) is None


def test_features_are_found_from_both_sides_once() -> None:
    index = FeatureIndex(placed("polygon", EAST_FIRST, shapely.box(0, 0, 1, 1)))
    for lon in (179.5, 180.5, -179.5, 539.5):
        ((x, y),) = lonlat_to_mercator(shapely.get_coordinates(shapely.Point(lon, -16.5))).tolist()
        assert index.rows_at(x, y, 0).tolist() == [0]
        seen = Extent(x, y, x, y).buffered(1000)
        assert index.rows_seen(seen).tolist() == [0]
        assert index.rows_in_box(seen.buffered(500_000)).tolist() == [0]
    ((x, y),) = lonlat_to_mercator(shapely.get_coordinates(shapely.Point(0, -16.5))).tolist()
    assert not len(index.rows_at(x, y, 1000))
    assert index.rows_seen(Extent(-WORLD_M, -1e7, WORLD_M, 1e7)).tolist() == [0, 1]


def test_what_goes_on_across_the_meridian_is_cut_there_for_geojson() -> None:
    east = placed("polygon", EAST_FIRST).feature(0)
    pieces = [bounds(piece) for piece in shapely.get_parts(within_180(east))]
    assert sorted(pieces) == [[-180, -17, -179, -16], [179, -17, 180, -16]]
    beyond = placed("line", shapely.LineString([(181, 0), (185, 1)])).feature(0)
    assert bounds(within_180(beyond)) == [-179, 0, -175, 1]
    point = placed("point", shapely.Point(190, 5)).feature(0)
    assert bounds(within_180(point)) == [-170, 5, -170, 5]
    inside = placed("polygon", shapely.box(170, 0, 180, 1)).feature(0)
    assert within_180(inside) is inside


@pytest.mark.parametrize("odd", [float("inf"), 1e300])
def test_numbers_that_are_no_place_take_only_their_own_feature_along(odd: float) -> None:
    nowhere = shapely.LineString([(odd, odd), (odd, odd)])
    assert placed("line", nowhere).is_missing.all()
    geometry = placed("line", nowhere, shapely.LineString([(179, 0), (-179, 1)]))
    assert geometry.is_missing.tolist() == [True, False]
    assert bounds(geometry.feature(1)) == [179, 0, 181, 1]
