"""Baidu's places are where an independent library puts them."""

import geocoordinates_ffi as independent
import numpy as np
import pytest

from gisapp.core.space.bd09 import baidu_metres_to_bd09, bd09_to_gcj02, gcj02_to_bd09

POINTS = np.random.default_rng(3).uniform((73, 18), (135, 54), (300, 2))
METRES_A_DEGREE = 111_320


def test_an_independent_library_puts_points_in_the_same_place_to_a_millimetre() -> None:
    there = [
        independent.gcj02_to_bd09(independent.Gcj02(lat=lat, lon=lon))
        for lon, lat in POINTS.tolist()
    ]
    shifted = np.array([[each.lon, each.lat] for each in there])
    assert np.abs(gcj02_to_bd09(POINTS) - shifted).max() * METRES_A_DEGREE < 0.001
    assert np.abs(bd09_to_gcj02(shifted) - POINTS).max() * METRES_A_DEGREE < 0.001


@pytest.mark.parametrize("lat", [-28.64, 2.0, 10.5, 28.64, 39.9, 52.7, 57.0])
@pytest.mark.parametrize("lon", [-70.5, 75.2, 115.98])
def test_metres_in_baidus_addresses_are_where_the_library_has_them(lon: float, lat: float) -> None:
    metres = independent.baidu_mercator_from_bd09(independent.Bd09(lat=lat, lon=lon))
    assert baidu_metres_to_bd09(metres.x, metres.y) == pytest.approx((lon, lat), abs=3e-6)
