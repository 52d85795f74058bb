"""Positions are understood in the ways people type them."""

import pytest

from gisapp.core.space.coordinate_parser import parse_coordinates


@pytest.mark.parametrize(
    "text",
    [
        "28.64, 115.98",
        "28.64 115.98",
        "115.98 28.64",
        "115.98,28.64",
        "115.98°E 28.64°N",
        "28.64N, 115.98E",
        "n28.64 e115.98",
        "东经115.98° 北纬28.64°",
        "北纬28.64°，东经115.98°",
        "北纬28度38分24秒 东经115度58分48秒",
        "115°58′48″E 28°38′24″N",
        "28°38'24\"N 115°58'48\"E",
        "28°38.4′N 115°58.8′E",
        "２８．６４，１１５．９８",
    ],
)
def test_the_park_in_many_ways(text: str) -> None:
    assert parse_coordinates(text) == pytest.approx((115.98, 28.64))


def test_south_and_west_are_negative() -> None:
    assert parse_coordinates("33°30′S 70.5°W") == pytest.approx((-70.5, -33.5))
    assert parse_coordinates("-33.5, -70.5") == (-70.5, -33.5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "changdong",
        "28.64",
        "1, 2, 3",
        "91, 181",
        "28.64N 30N",
        "470",
        "2014-09",
        "12%",
        "1 2 km",
    ],
)
def test_what_is_no_position(text: str) -> None:
    assert parse_coordinates(text) is None
