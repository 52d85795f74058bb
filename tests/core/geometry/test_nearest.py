"""The shortest way between shapes, checked by measuring to very many points of them."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.nearest import nearest
from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.geodesy import distances_m, leg_lengths_m


def line(*lonlat: tuple[float, float]) -> shapely.LineString:
    return shapely.LineString(lonlat_to_mercator(np.array(lonlat)))


def point(lon: float, lat: float) -> shapely.Point:
    return shapely.Point(*lonlat_to_mercator(np.array([(lon, lat)]))[0])


def measured(here: tuple[float, float], way: shapely.LineString) -> float:
    """Return the least of the distances to a point every 20 m."""
    dense = shapely.get_coordinates(shapely.segmentize(way, 20.0))
    return float(distances_m(np.array(here), mercator_to_lonlat(dense)).min())


def test_points_are_as_far_as_the_geodesic_between_them() -> None:
    found = nearest(point(116.0, 28.6), shapely.STRtree([point(116.3, 28.7)]))
    (expected,) = leg_lengths_m(np.array([(116.0, 28.6), (116.3, 28.7)]))
    assert found is not None
    assert found.distance_m == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("latitude", [0.0, 28.6, -47.0, 67.0])
def test_a_line_is_as_far_as_the_nearest_of_its_points(latitude: float) -> None:
    way = line((115.0, latitude - 1), (116.0, latitude + 0.3), (118.0, latitude + 1))
    here = 116.4, latitude - 0.1
    found = nearest(point(*here), shapely.STRtree([way]))
    assert found is not None
    assert found.distance_m == pytest.approx(measured(here, way), abs=0.05)


def test_the_nearest_on_the_ground_is_found_where_the_map_has_another_one() -> None:
    # On the map, what lies nearer to the pole looks farther away than it is.
    north, south = point(20.0, 64.0), point(20.0, 56.1)
    here = point(20.0, 60.0)
    tree = shapely.STRtree([south, north])
    assert tree.query_nearest(here).tolist() == [0]
    found = nearest(here, tree)
    assert found is not None
    by_ground = [leg_lengths_m(np.array([(20.0, 60.0), (20.0, lat)]))[0] for lat in (56.1, 64.0)]
    assert found.position == int(np.argmin(by_ground))
    assert found.distance_m == pytest.approx(min(by_ground), abs=0.001)


def test_shapes_that_meet_are_no_distance_apart() -> None:
    area = line((116.0, 28.6), (116.1, 28.7)).envelope
    found = nearest(area, shapely.STRtree([line((115.9, 28.65), (116.2, 28.65))]))
    assert found == (0, 0.0)


def test_across_180_degrees_it_is_not_once_around_the_world() -> None:
    found = nearest(point(179.9, 60.0), shapely.STRtree([point(-179.9, 60.0)]))
    assert found is not None
    assert found.distance_m == pytest.approx(11_160, rel=0.001)


def test_a_shape_that_crosses_itself_is_measured_all_the_same() -> None:
    corners = [(116.0, 28.6), (116.1, 28.7), (116.1, 28.6), (116.0, 28.7), (116.0, 28.6)]
    bow = shapely.Polygon(lonlat_to_mercator(np.array(corners)))
    found = nearest(bow, shapely.STRtree([point(116.2, 28.6)]))
    assert found is not None
    assert found.distance_m == pytest.approx(measured((116.2, 28.6), bow.exterior), abs=0.05)


def test_what_is_on_the_other_side_of_the_world_is_not_near() -> None:
    assert nearest(point(116.0, 28.6), shapely.STRtree([point(-60.0, -30.0)])) is None
