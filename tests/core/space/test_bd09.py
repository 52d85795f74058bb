"""Baidu's places are where an independent library puts them."""

import geocoordinates_ffi as independent
import numpy as np
import pytest

from gisapp.core.space.bd09 import baidu_metres_to_bd09, bd09_to_gcj02


@pytest.mark.parametrize(
    "lonlat", [(115.98, 28.64), (116.404, 39.915), (75.2, 39.5), (126.6, 45.7)]
)
def test_an_independent_library_puts_a_point_in_the_same_place_to_a_metre(
    lonlat: tuple[float, float],
) -> None:
    lon, lat = lonlat
    theirs = independent.bd09_to_gcj02_fast(independent.Bd09(lat=lat, lon=lon))
    ours = bd09_to_gcj02(np.array([lonlat]))[0]
    assert ours == pytest.approx([theirs.lon, theirs.lat], abs=1e-5)


@pytest.mark.parametrize("lat", [-28.64, 2.0, 10.5, 28.64, 39.9, 52.7, 57.0])
@pytest.mark.parametrize("lon", [-70.5, 75.2, 115.98])
def test_metres_in_baidus_addresses_are_where_the_library_has_them(lon: float, lat: float) -> None:
    metres = independent.baidu_mercator_from_bd09(independent.Bd09(lat=lat, lon=lon))
    assert baidu_metres_to_bd09(metres.x, metres.y) == pytest.approx((lon, lat), abs=3e-6)
