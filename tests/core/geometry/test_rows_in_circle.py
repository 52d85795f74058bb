"""Which features come within so many metres of a point on the ellipsoid."""

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.rows_in_circle import rows_in_circle
from gisapp.core.space.crs import lonlat_to_mercator

GEOD = Geod(ellps="GRS80")


def index_of(kind: GeometryKind, degrees: Sequence[BaseGeometry]) -> FeatureIndex:
    return FeatureIndex(
        FeatureGeometry.from_shapely(kind, degrees, range(len(degrees)), "EPSG:4326")
    )


def on_map(lon: float, lat: float) -> tuple[float, float]:
    x, y = lonlat_to_mercator(np.array([[lon, lat]]))[0].tolist()
    return x, y


@pytest.mark.parametrize("lat", [0.0, 28.6, -55.0, 78.0])
@pytest.mark.parametrize("radius_m", [50.0, 1000.0, 300_000.0])
def test_points_a_ten_thousandth_inside_are_found_and_those_outside_are_not(
    lat: float, radius_m: float
) -> None:
    azimuths = np.arange(0, 360, 7.3)
    shares = np.where(np.arange(len(azimuths)) % 2 == 0, 1 - 1e-5, 1 + 1e-5)
    starts = np.full(len(azimuths), 116.0), np.full(len(azimuths), lat)
    lon, lats, _ = GEOD.fwd(*starts, azimuths, radius_m * shares)
    index = index_of("point", list(shapely.points(lon, lats)))
    found = rows_in_circle(index, *on_map(116.0, lat), radius_m)
    assert found.tolist() == np.flatnonzero(shares < 1).tolist()


def test_what_only_reaches_in_touches_and_is_not_wholly_inside() -> None:
    near = shapely.box(116.0, 28.0, 116.001, 28.001)
    reaching = shapely.box(116.009, 28.0, 116.02, 28.001)
    around = shapely.box(115.0, 27.0, 117.0, 29.0)
    away = shapely.box(116.0102, 28.01, 116.03, 28.02)
    index = index_of("polygon", [near, reaching, around, away])
    x, y = on_map(116.0, 28.0)
    assert rows_in_circle(index, x, y, 1000.0).tolist() == [0, 1, 2]
    assert rows_in_circle(index, x, y, 1000.0, "inside").tolist() == [0]


@pytest.mark.parametrize(("offset_m", "touches"), [(999.9, True), (1000.1, False)])
def test_a_long_line_is_measured_where_it_is_nearest(offset_m: float, touches: bool) -> None:
    middle = GEOD.fwd(116.0, 28.0, 180.0, offset_m)
    line = shapely.LineString([(110.0, middle[1]), (122.0, middle[1])])
    index = index_of("line", [line])
    found = rows_in_circle(index, *on_map(116.0, 28.0), 1000.0)
    assert found.tolist() == ([0] if touches else [])


def test_a_circle_reaches_across_180_degrees() -> None:
    points = [shapely.Point(179.99, 0), shapely.Point(-179.99, 0), shapely.Point(-179.9, 0)]
    found = rows_in_circle(index_of("point", points), *on_map(179.995, 0.0), 3000.0)
    assert found.tolist() == [0, 1]


def test_a_circle_around_a_pole_holds_what_lies_beyond_it() -> None:
    points = [shapely.Point(-170.0, 84.0), shapely.Point(10.0, 60.0)]
    found = rows_in_circle(index_of("point", points), *on_map(10.0, 84.0), 1_000_000.0 * 0.9 + 5e5)
    assert found.tolist() == [0]
