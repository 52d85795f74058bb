"""Areas of many polygons at once are those that geodesics enclose."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.ellipsoidal_areas import areas_m2
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.space.geodesy import area_m2


@pytest.mark.parametrize("latitude", [-60.0, -1.0, 0.0, 28.6, 50.0, 75.0])
def test_areas_are_those_on_the_ellipsoid(latitude: float) -> None:
    hole = shapely.box(116.002, latitude + 0.002, 116.003, latitude + 0.003)
    plot = shapely.box(116, latitude, 116.01, latitude + 0.01).difference(hole)
    turned = shapely.Polygon(
        [(116, latitude), (116.01, latitude + 0.004), (116.004, latitude + 0.01)]
    )
    shapes = [plot, turned, None]
    geometry = FeatureGeometry.from_shapely("polygon", shapes, range(3), "EPSG:4326")
    found = areas_m2(geometry)
    assert found[:2] == pytest.approx([area_m2(plot), area_m2(turned)], rel=1e-6)
    assert found[2] == 0


def test_points_have_none() -> None:
    points = FeatureGeometry.from_shapely("point", [shapely.Point(1, 2)], [1], "EPSG:4326")
    assert np.array_equal(areas_m2(points), [0.0])
