"""How a circle of so many metres on the ellipsoid looks on the map."""

import numpy as np
import pytest
import shapely
from pyproj import Geod

from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.geodesic_circle import circle_outline
from gisapp.core.space.worlds import HALF_WORLD_M


def centre(lon: float, lat: float) -> tuple[float, float]:
    x, y = lonlat_to_mercator(np.array([[lon, lat]]))[0].tolist()
    return x, y


@pytest.mark.parametrize(("lon", "lat"), [(116.0, 28.6), (-70.0, -52.0), (179.999, 1.0)])
def test_every_point_of_the_outline_is_as_far_away_as_the_radius(lon: float, lat: float) -> None:
    outline = mercator_to_lonlat(circle_outline(*centre(lon, lat), 2500.0))
    lons, lats = np.full(len(outline), lon), np.full(len(outline), lat)
    _, _, distances = Geod(ellps="GRS80").inv(lons, lats, *outline.T)
    assert distances == pytest.approx(2500.0)
    assert outline[0].tolist() == outline[-1].tolist()
    assert np.ptp(outline[:, 0]) < 1, "it goes on across 180°"


def test_around_a_pole_it_runs_beyond_the_edge_of_the_map() -> None:
    x, y = centre(10.0, 84.0)
    circle = shapely.Polygon(circle_outline(x, y, 1_000_000.0))
    assert circle.is_valid
    assert circle.bounds[2] - circle.bounds[0] == pytest.approx(2 * HALF_WORLD_M)
    assert circle.covers(shapely.Point(x + HALF_WORLD_M - 1, HALF_WORLD_M + 1))
