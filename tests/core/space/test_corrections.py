"""What the web maps of China add to coordinates is taken off, as an independent library does."""

from collections.abc import Callable

import geocoordinates_ffi as independent
import numpy as np
import pytest

from gisapp.core.space.corrections import Correction, with_offset, without_offset
from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat

CHINA = np.random.default_rng(2).uniform((75, 18), (135, 53), (300, 2))
METRES_A_DEGREE = 111_320


def gcj02(lon: float, lat: float) -> tuple[float, float]:
    shifted = independent.wgs84_to_gcj02(independent.Wgs84(lat=lat, lon=lon))
    return shifted.lon, shifted.lat


def bd09(lon: float, lat: float) -> tuple[float, float]:
    shifted = independent.wgs84_to_bd09(independent.Wgs84(lat=lat, lon=lon))
    return shifted.lon, shifted.lat


@pytest.mark.parametrize(("correction", "shifted_by"), [("GCJ-02", gcj02), ("BD-09", bd09)])
def test_what_an_independent_library_shifted_lies_where_it_was(
    correction: Correction, shifted_by: Callable[[float, float], tuple[float, float]]
) -> None:
    shifted = np.array([shifted_by(*point) for point in CHINA.tolist()])
    true = without_offset(lonlat_to_mercator(shifted), correction)
    off_m = np.abs(mercator_to_lonlat(true) - CHINA) * METRES_A_DEGREE
    assert off_m.max() < 0.001
    again = mercator_to_lonlat(with_offset(true, correction))
    assert np.abs(again - shifted).max() * METRES_A_DEGREE < 0.001
    assert (np.abs(shifted - CHINA).max(axis=1) * METRES_A_DEGREE > 100).mean() > 0.99


@pytest.mark.parametrize("correction", ["GCJ-02", "BD-09"])
def test_elsewhere_and_nowhere_nothing_moves(correction: Correction) -> None:
    points = np.array([[1.5e6, 6.8e6], [np.inf, np.inf], [np.nan, 1.0], [1.3e7, 2.1e7]])
    for move in (without_offset, with_offset):
        np.testing.assert_array_equal(move(points, correction), points)


def test_without_a_correction_coordinates_are_the_same() -> None:
    points = lonlat_to_mercator(CHINA)
    assert without_offset(points, "") is points
    assert with_offset(points, "") is points
