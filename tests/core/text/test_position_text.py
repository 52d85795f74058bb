"""A point of the map as text, in each style and each quarter of the world."""

from typing import get_args

import numpy as np
import pytest

from gisapp.core.space.coordinate_parser import parse_coordinates
from gisapp.core.space.crs import MAX_LATITUDE, lonlat_to_mercator
from gisapp.core.space.worlds import WORLD_M
from gisapp.core.text.position_text import PositionStyle, position_text


def text_of(lon: float, lat: float, style: PositionStyle) -> str:
    ((x, y),) = lonlat_to_mercator(np.array([[lon, lat]])).tolist()
    return position_text(x, y, style)


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


@pytest.mark.parametrize("style", get_args(PositionStyle))
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
