"""The offset of GCJ-02 is the one that others compute, and can be taken back."""

import geocoordinates_ffi as independent
import numpy as np
import pytest

from gisapp.core.space.gcj02 import Coordinates, gcj02_to_wgs84, is_shifted, wgs84_to_gcj02

METRES_A_DEGREE = 111_320
NANCHANG = np.array([[115.98, 28.69]])


def grid(step_deg: float) -> Coordinates:
    """Points over China and far around it."""
    lon, lat = np.meshgrid(np.arange(60.0, 150.0, step_deg), np.arange(-5.0, 65.0, step_deg))
    return np.column_stack((lon.ravel(), lat.ravel()))


def independently_shifted(lonlat: Coordinates) -> Coordinates:
    shifted = (
        independent.wgs84_to_gcj02(independent.Wgs84(lat=lat, lon=lon))
        for lon, lat in lonlat.tolist()
    )
    return np.array([[each.lon, each.lat] for each in shifted])


def test_an_independent_library_puts_all_points_in_the_same_place_to_a_millimetre() -> None:
    points = grid(1.37)
    ours, theirs = wgs84_to_gcj02(points), independently_shifted(points)
    assert np.abs(ours - theirs).max() * METRES_A_DEGREE < 0.001
    assert 0.4 < is_shifted(points).mean() < 0.7


def test_the_way_back_ends_where_it_began() -> None:
    points = grid(0.61)
    shifted = wgs84_to_gcj02(points)
    # Where the box ends, the offset of half a kilometre ends at once.
    both = is_shifted(points) & is_shifted(shifted)
    assert np.abs(gcj02_to_wgs84(shifted) - points)[both].max() * METRES_A_DEGREE < 0.0001


def test_nanchang_lies_483_m_east_and_359_m_south() -> None:
    east, north = (wgs84_to_gcj02(NANCHANG) - NANCHANG)[0] * METRES_A_DEGREE
    assert east * np.cos(np.radians(28.69)) == pytest.approx(483, abs=2)
    assert north == pytest.approx(-360, abs=2)


@pytest.mark.parametrize(
    ("place", "lon", "lat"),
    [("Tokyo", 139.7, 35.7), ("London", -0.1, 51.5), ("Sydney", 151.2, -33.9)],
)
def test_outside_china_nothing_moves(place: str, lon: float, lat: float) -> None:
    point = np.array([[lon, lat]])
    assert (wgs84_to_gcj02(point) == point).all(), place
    assert (gcj02_to_wgs84(point) == point).all(), place


def test_the_edge_of_the_box_is_inside_and_missing_numbers_are_not() -> None:
    points = np.array([[72.004, 0.8293], [137.8347, 55.8271], [72.003, 30], [100, np.nan]])
    assert is_shifted(points).tolist() == [True, True, False, False]


def test_what_was_given_is_not_changed_and_no_points_stay_none() -> None:
    points = NANCHANG.copy()
    wgs84_to_gcj02(points)
    gcj02_to_wgs84(points)
    np.testing.assert_array_equal(points, NANCHANG)
    for turn in (wgs84_to_gcj02, gcj02_to_wgs84):
        assert turn(np.empty((0, 2))).shape == (0, 2)


def test_nowhere_in_china_is_the_offset_more_than_a_kilometre() -> None:
    points = np.random.default_rng(1).uniform((75, 18), (135, 53), (5000, 2))
    east, north = (wgs84_to_gcj02(points) - points).T * METRES_A_DEGREE
    offsets_m = np.hypot(east * np.cos(np.radians(points[:, 1])), north)
    assert offsets_m.max() < 1000
    assert np.median(offsets_m) > 300
