"""Coordinates of a source come to the map and back, however they are written."""

import math

import numpy as np
import pytest
from pyproj import Transformer

from gisapp.core.space.corrections import Correction
from gisapp.core.space.crs import from_map, lonlat_to_mercator, mercator_to_lonlat, to_map
from gisapp.core.space.extent import Extent
from gisapp.core.space.georeference import Georeference
from gisapp.errors import CrsError

NANCHANG = lonlat_to_mercator(np.array([[115.98, 28.64], [116.0, 28.66]]))
SHIFTS = {
    "3 parameters": (15.8, -154.4, -82.3),
    "7 parameters": (22.0, -118.0, -30.5, 0.12, -0.25, 1.5, 3.2),
}


def independently_shifted(
    lon: float, lat: float, semi_major_m: float, flattening: float, shift: tuple[float, ...]
) -> tuple[float, float]:
    """Return degrees of WGS 84 by the matrices of EPSG Guidance Note 7-2, method 9606."""
    dx, dy, dz, rx, ry, rz, scale = (*shift, 0, 0, 0, 0)[:7]
    square = flattening * (2 - flattening)
    phi, lam = math.radians(lat), math.radians(lon)
    normal = semi_major_m / math.sqrt(1 - square * math.sin(phi) ** 2)
    earth = np.array(
        [
            normal * math.cos(phi) * math.cos(lam),
            normal * math.cos(phi) * math.sin(lam),
            normal * (1 - square) * math.sin(phi),
        ]
    )
    rx, ry, rz = (math.radians(seconds / 3600) for seconds in (rx, ry, rz))
    rotation = np.array([[1, -rz, ry], [rz, 1, -rx], [-ry, rx, 1]])
    x, y, z = np.array([dx, dy, dz]) + (1 + scale * 1e-6) * rotation @ earth
    wgs = 1 / 298.257223563 * (2 - 1 / 298.257223563)
    phi = math.atan2(z, math.hypot(x, y))
    for _ in range(20):
        normal = 6378137 / math.sqrt(1 - wgs * math.sin(phi) ** 2)
        phi = math.atan2(z + wgs * normal * math.sin(phi), math.hypot(x, y))
    return math.degrees(math.atan2(y, x)), math.degrees(phi)


@pytest.mark.parametrize("shift", SHIFTS.values(), ids=SHIFTS)
@pytest.mark.parametrize(
    ("geographic", "projected", "semi_major_m", "flattening"),
    [
        ("EPSG:4214", "EPSG:2436", 6378245.0, 1 / 298.3),
        ("EPSG:4610", "EPSG:2363", 6378140.0, 1 / 298.257),
        ("EPSG:4490", "EPSG:4548", 6378137.0, 1 / 298.257222101),
    ],
)
def test_a_datum_shift_is_what_an_independent_computation_has(
    geographic: str,
    projected: str,
    semi_major_m: float,
    flattening: float,
    shift: tuple[float, ...],
) -> None:
    expected = independently_shifted(115.98, 28.64, semi_major_m, flattening, shift)
    degrees = np.array([[115.98, 28.64]])
    place = Georeference(geographic, datum_shift=shift).to_map(degrees)
    assert mercator_to_lonlat(place)[0] == pytest.approx(expected, abs=1e-9)
    to_metres = Transformer.from_crs(geographic, projected, always_xy=True)
    metres = np.column_stack(to_metres.transform(*degrees.T))
    in_zone = Georeference(projected, datum_shift=shift)
    assert in_zone.to_map(metres) == pytest.approx(place, abs=0.001)
    assert in_zone.from_map(in_zone.to_map(metres)) == pytest.approx(metres, abs=0.01)
    assert np.abs(place - to_map(degrees, geographic)).max() > 20, "it moves something"


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4548", "EPSG:3857", "EPSG:2363"])
@pytest.mark.parametrize("correction", ["", "GCJ-02", "BD-09"])
@pytest.mark.parametrize("is_swapped", [False, True])
@pytest.mark.parametrize("shift", [(), SHIFTS["7 parameters"]])
def test_what_comes_to_the_map_goes_back(
    crs: str, correction: Correction, is_swapped: bool, shift: tuple[float, ...]
) -> None:
    georeference = Georeference(crs, is_swapped, correction, shift)
    stored = georeference.from_map(NANCHANG)
    assert georeference.to_map(stored) == pytest.approx(NANCHANG, abs=0.001)
    assert (stored[0, 0] < stored[0, 1]) == (not is_swapped if crs == "EPSG:4548" else is_swapped)
    extent = Extent(*NANCHANG.min(axis=0).tolist(), *NANCHANG.max(axis=0).tolist())
    bounds = georeference.extent_from_map(extent)
    assert (stored >= bounds[:2]).all()
    assert (stored <= bounds[2:]).all()
    around = georeference.extent_to_map(bounds)
    assert around is not None
    assert around.contains(extent)
    assert around.width < 1.2 * extent.width


def test_as_stated_it_is_the_crs_alone() -> None:
    metres = from_map(NANCHANG, "EPSG:4527")
    np.testing.assert_array_equal(
        Georeference("EPSG:4527").to_map(metres), to_map(metres, "EPSG:4527")
    )


def test_bounds_without_a_place_have_no_extent() -> None:
    assert Georeference("EPSG:4326").extent_to_map((28.6, 115.9, 28.7, 116.0)) is None
    swapped = Georeference("EPSG:4326", is_swapped=True)
    assert swapped.extent_to_map((28.6, 115.9, 28.7, 116.0)) is not None
    assert swapped.extent_to_map((math.nan, 0, 1, 1)) is None


@pytest.mark.parametrize(
    ("crs", "shift", "message"),
    [
        ("EPSG:2363", (1.0, 2.0), "3 or 7 numbers, not 2"),
        ("EPSG:2363", (1.0, 2.0, math.nan), "3 or 7 numbers"),
        ("EPSG:99999", (1.0, 2.0, 3.0), "'EPSG:99999' is not known"),
        ("EPSG:99999", (), "'EPSG:99999' is not known"),
        ('LOCAL_CS["site",UNIT["m",1]]', (1.0, 2.0, 3.0), "'site' has no place on the earth"),
    ],
)
def test_what_cannot_be_is_one_sentence(crs: str, shift: tuple[float, ...], message: str) -> None:
    with pytest.raises(CrsError, match=message):
        Georeference(crs, datum_shift=shift).to_map(NANCHANG)
