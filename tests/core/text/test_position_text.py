"""A point of the map as text, in each style and each quarter of the world."""

import numpy as np
import pytest

from gisapp.core.space.coordinate_parser import parse_coordinates
from gisapp.core.space.crs import MAX_LATITUDE, lonlat_to_mercator
from gisapp.core.space.worlds import WORLD_M
from gisapp.core.text.position_text import NAMED_SYSTEMS, PositionStyle, position_text


def text_of(lon: float, lat: float, style: PositionStyle) -> str:
    ((x, y),) = lonlat_to_mercator(np.array([[lon, lat]])).tolist()
    return position_text(x, y, style) or ""


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert position_text(-0.0001, -0.0001, "decimal") == "0.00000, 0.00000"


def test_decimal_degrees_have_latitude_first() -> None:
    assert text_of(115.98, 28.65, "decimal") == "28.65000, 115.98000"
    assert text_of(-70.5, -33.25, "decimal") == "-33.25000, -70.50000"


@pytest.mark.parametrize(
    ("lon", "lat", "text"),
    [
        (115.98, 28.65, "28°39′00.0″N 115°58′48.0″E"),
        (-70.5, -33.25, "33°15′00.0″S 70°30′00.0″W"),
        (0.0, 0.0, "0°00′00.0″N 0°00′00.0″E"),
        (9.9999999, 0.0, "0°00′00.0″N 10°00′00.0″E"),
    ],
)
def test_sixty_seconds_are_a_minute_and_the_half_of_the_world_a_letter(
    lon: float, lat: float, text: str
) -> None:
    assert text_of(lon, lat, "sexagesimal") == text


def test_metres_have_x_first() -> None:
    assert position_text(12910834.54, -3336075.66, "metres") == "12910834.5, -3336075.7 (EPSG:3857)"


def test_metres_beside_the_world_are_those_of_the_place_itself() -> None:
    beside = position_text(12910834.5 - 2 * WORLD_M, 0, "metres")
    assert beside == position_text(12910834.5, 0, "metres")


@pytest.mark.parametrize("style", ["decimal", "sexagesimal", "metres"])
@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (115.98, 28.65),
        (3.98, 6.45),
        (-0.19, 5.6),
        (-0.0001, -0.00001),
        (0, 0),
        (121.452226, 31.209602),
        (-70.5, -33.25),
        (180, MAX_LATITUDE),
        (-180, -MAX_LATITUDE),
    ],
)
@pytest.mark.parametrize("near", [None, 115.98])
def test_what_is_copied_is_found_again_wherever_it_is(
    lon: float, lat: float, style: PositionStyle, near: float | None
) -> None:
    [position] = parse_coordinates(text_of(lon, lat, style), near).positions
    assert (position.longitude, position.latitude) == pytest.approx((lon, lat), abs=2e-5)


@pytest.mark.parametrize("style", NAMED_SYSTEMS)
@pytest.mark.parametrize(
    ("lon", "lat"), [(115.98, 28.64), (73.6, 39.5), (134.7, 48.3), (112.0, 4.0), (118.499, 31.2)]
)
def test_in_every_system_of_china_the_search_finds_what_was_copied(
    lon: float, lat: float, style: PositionStyle
) -> None:
    first, *_ = parse_coordinates(text_of(lon, lat, style)).positions
    assert (first.longitude, first.latitude) == pytest.approx((lon, lat), abs=2e-5)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("gauss_kruger_3_numbered", "39400267.03, 3169795.04 (EPSG:4527)"),
        ("gauss_kruger_3", "400267.03, 3169795.04 (EPSG:4548)"),
        ("gauss_kruger_6_numbered", "20400267.03, 3169795.04 (EPSG:4498)"),
        ("gauss_kruger_6", "400267.03, 3169795.04 (EPSG:4509)"),
        ("gcj02", "28.63674, 115.98494 (GCJ-02)"),
        ("bd09", "28.64240, 115.99151 (BD-09)"),
        ("EPSG:2363", "39400266.99, 3169796.52 (EPSG:2363)"),
        ("EPSG:4610", "28.64000, 115.98000 (EPSG:4610)"),
    ],
)
def test_each_system_says_what_its_numbers_are(style: PositionStyle, text: str) -> None:
    assert text_of(115.98, 28.64, style) == text


def test_the_zone_is_that_of_the_place_from_its_western_edge_on() -> None:
    assert text_of(118.499, 31.2, "gauss_kruger_3_numbered").startswith("39")
    assert text_of(118.501, 31.2, "gauss_kruger_3_numbered").startswith("40")
    assert text_of(119.999, 31.2, "gauss_kruger_6_numbered").startswith("20")
    assert text_of(120.001, 31.2, "gauss_kruger_6_numbered").startswith("21")


@pytest.mark.parametrize("style", [*NAMED_SYSTEMS[2:8], "EPSG:2363"])
def test_where_a_system_does_not_exist_nothing_is_made_up(style: PositionStyle) -> None:
    assert text_of(2.35, 48.86, style) == ""
    assert text_of(-70.5, -33.25, style) == ""
