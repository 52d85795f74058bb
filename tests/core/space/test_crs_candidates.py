"""The CRS of coordinates without one is found from their numbers, wherever in China they lie."""

import numpy as np
import pytest
from pyproj import Transformer

from gisapp.core.space.crs import Bounds, extent_from_degrees, extent_to_degrees
from gisapp.core.space.crs_candidates import (
    MOST_CANDIDATES,
    crs_candidates,
    is_likely_place,
    proposal_of,
)
from gisapp.core.space.extent import Extent

CITIES = {
    "Nanchang": (115.98, 28.64),
    "Urumqi": (87.62, 43.82),
    "Harbin": (126.64, 45.76),
    "Kashgar": (75.99, 39.47),
    "Haikou": (110.20, 20.04),
    "Shanghai": (121.47, 31.23),
}


def around(lon: float, lat: float, degrees: float = 0.2) -> Extent:
    """Return the extent of other layers around a city, in EPSG:3857."""
    return extent_from_degrees(Extent(lon - degrees, lat - degrees, lon + degrees, lat + degrees))


def numbers(city: str, crs: str, *, is_swapped: bool = False) -> Bounds:
    """Return the bounds of some plots in a city, as PROJ has them in a CRS."""
    lon, lat = CITIES[city]
    to_crs = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    x, y = to_crs.transform([lon, lon + 0.02], [lat, lat + 0.01])
    box = (min(x), min(y), max(x), max(y))
    return (box[1], box[0], box[3], box[2]) if is_swapped else box


def zone_of(city: str, width_deg: int) -> int:
    lon, _ = CITIES[city]
    return round(lon / 3) if width_deg == 3 else int(lon // 6) + 1


@pytest.mark.parametrize("is_swapped", [False, True])
@pytest.mark.parametrize("city", CITIES)
def test_metres_with_the_number_of_a_3_degree_zone(city: str, is_swapped: bool) -> None:
    code = f"EPSG:{4513 + zone_of(city, 3) - 25}"
    best = crs_candidates(numbers(city, code, is_swapped=is_swapped))[0]
    assert (best.crs, best.is_swapped) == (code, is_swapped)
    lon, lat = extent_to_degrees(best.extent).center
    assert (lon, lat) == pytest.approx(CITIES[city], abs=0.02)


@pytest.mark.parametrize("is_swapped", [False, True])
@pytest.mark.parametrize("city", CITIES)
def test_metres_with_the_number_of_a_6_degree_zone(city: str, is_swapped: bool) -> None:
    code = f"EPSG:{4491 + zone_of(city, 6) - 13}"
    bounds = numbers(city, code, is_swapped=is_swapped)
    best = crs_candidates(bounds, around(*CITIES[city]))[0]
    assert (best.crs, best.is_swapped) == (code, is_swapped)


@pytest.mark.parametrize("is_swapped", [False, True])
@pytest.mark.parametrize("city", CITIES)
def test_metres_without_a_number_are_of_the_zone_near_the_other_layers(
    city: str, is_swapped: bool
) -> None:
    code = f"EPSG:{4534 + zone_of(city, 3) - 25}"
    bounds = numbers(city, code, is_swapped=is_swapped)
    best = crs_candidates(bounds, around(*CITIES[city]))[0]
    assert (best.crs, best.is_swapped) == (code, is_swapped)
    unasked = crs_candidates(bounds)[0]
    assert (unasked.crs, unasked.is_swapped) == ("EPSG:4548", is_swapped), "around 117° E"


def test_metres_far_from_the_meridian_are_of_a_zone_of_6_degrees() -> None:
    best = crs_candidates(numbers("Shanghai", "EPSG:4510"), around(*CITIES["Shanghai"]))[0]
    assert best.crs == "EPSG:4550", "1.5° beside the meridian a zone of 3° is used too"
    far = crs_candidates((720_000, 3_400_000, 730_000, 3_410_000))[0]
    assert far.crs == "EPSG:4509"
    assert far.why.values["width"] == 6


@pytest.mark.parametrize("city", CITIES)
def test_degrees_in_either_order(city: str) -> None:
    for is_swapped in (False, True):
        bounds = numbers(city, "EPSG:4326", is_swapped=is_swapped)
        best = crs_candidates(bounds)[0]
        assert (best.crs, best.is_swapped) == ("EPSG:4326", is_swapped)


@pytest.mark.parametrize("city", CITIES)
def test_web_mercator_in_either_order(city: str) -> None:
    for is_swapped in (False, True):
        bounds = numbers(city, "EPSG:3857", is_swapped=is_swapped)
        best = crs_candidates(bounds)[0]
        assert (best.crs, best.is_swapped) == ("EPSG:3857", is_swapped)


@pytest.mark.parametrize(
    ("bounds", "crs"),
    [
        ((-74.1, 40.6, -73.9, 40.8), "EPSG:4326"),
        ((10.0, 50.0, 11.0, 51.0), "EPSG:4326"),
        ((-180.0, -90.0, 180.0, 90.0), "EPSG:4326"),
        ((-8_240_000.0, 4_960_000.0, -8_230_000.0, 4_970_000.0), "EPSG:3857"),
        ((1_110_000.0, 6_600_000.0, 1_120_000.0, 6_610_000.0), "EPSG:3857"),
    ],
)
def test_numbers_of_the_rest_of_the_world_are_in_their_usual_order(
    bounds: Bounds, crs: str
) -> None:
    best = crs_candidates(bounds)[0]
    assert (best.crs, best.is_swapped) == (crs, False)


@pytest.mark.parametrize(
    "bounds",
    [
        (0.0, 0.0, 5_000.0, 3_000.0),
        (50_000.0, 80_000.0, 52_000.0, 81_000.0),
        (-3_000.0, -2_000.0, 200.0, 400.0),
        (500.0, 0.0, 501.0, 1.0),
        (1e12, 1e12, 2e12, 2e12),
        (np.nan, 0.0, 1.0, 1.0),
        (np.inf, 0.0, np.inf, 1.0),
    ],
)
def test_numbers_of_a_building_site_fit_none(bounds: Bounds) -> None:
    assert crs_candidates(bounds) == ()
    assert str(proposal_of(())) == "though none of those known here fits its numbers"


def test_what_numbers_cannot_tell_apart_stands_behind() -> None:
    found = crs_candidates(numbers("Nanchang", "EPSG:4527"))
    assert [each.crs for each in found] == ["EPSG:4527", "EPSG:2363", "EPSG:2415"]
    without = [each.crs for each in crs_candidates(numbers("Nanchang", "EPSG:4548"))]
    assert without[0] == "EPSG:4548"
    assert {"EPSG:4547", "EPSG:4549", "EPSG:32650", "EPSG:2384", "EPSG:2436"} == {*without[1:]}
    assert len(without) <= MOST_CANDIDATES


def test_6_degree_zones_and_web_mercator_overlap_so_the_other_layers_decide() -> None:
    bounds = numbers("Kashgar", "EPSG:4491")
    near_kashgar = [each.crs for each in crs_candidates(bounds, around(*CITIES["Kashgar"]))]
    near_nanchang = [each.crs for each in crs_candidates(bounds, around(*CITIES["Nanchang"]))]
    assert near_kashgar[0] == "EPSG:4491"
    assert near_nanchang[0] == "EPSG:3857"
    assert {"EPSG:3857", "EPSG:4491"} <= {*near_kashgar} & {*near_nanchang}


def test_the_proposal_names_all_in_order() -> None:
    found = crs_candidates(numbers("Nanchang", "EPSG:4527", is_swapped=True))
    assert str(proposal_of(found)) == (
        "most likely EPSG:4527 (CGCS2000, 3° zone 39, x and y exchanged), "
        "else EPSG:2363 (Xi'an 1980, 3° zone 39, x and y exchanged), "
        "EPSG:2415 (Beijing 1954, 3° zone 39, x and y exchanged)"
    )


def test_a_place_is_likely_in_china_and_around_other_layers() -> None:
    assert is_likely_place(around(115.98, 28.64))
    berlin = around(13.4, 52.5)
    assert not is_likely_place(berlin)
    assert is_likely_place(berlin, near=around(11.6, 48.1))
