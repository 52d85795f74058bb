"""Positions are understood in the ways people type them: see also `tests/shared/`."""

import numpy as np
import pytest

from gisapp.core.space.coordinate_parser import parse_coordinates
from gisapp.core.space.crs import to_map
from gisapp.core.space.gauss_kruger import GaussKruger
from gisapp.core.text.position_text import PositionStyle, position_text


@pytest.mark.parametrize("style", ["decimal", "sexagesimal", "metres"])
@pytest.mark.parametrize(("x", "y"), [(12910834.5, 3336075.7), (-7848024.1, -3925000.2)])
def test_what_the_menus_copy_is_that_place_again(style: PositionStyle, x: float, y: float) -> None:
    near = {12910834.5: 115.98, -7848024.1: -70.5}[x]
    text = position_text(x, y, style)
    assert text is not None
    [first, *_] = parse_coordinates(text, near).positions
    ((east, north),) = to_map(np.array([[first.longitude, first.latitude]]), "EPSG:4326")
    assert (east, north) == pytest.approx((x, y), abs=3)


def test_metres_of_china_say_which_zone_they_are_of() -> None:
    with_number = parse_coordinates("3175000, 39400000").positions[0]
    assert with_number.zone == GaussKruger(3, 39, has_number=True)
    without = parse_coordinates("3175000, 400000", near_longitude=115.9).positions[0]
    assert without.zone == GaussKruger(3, 39, has_number=False)
    assert without.longitude == with_number.longitude
    assert without.is_zone_near
    assert not with_number.is_zone_near


@pytest.mark.parametrize(
    ("text", "epsg"),
    [
        ("39带 X=3175000 Y=400000", 4548),
        ("中央经线117° 400000 3175000", 4548),
        ("20带 3175000, 400000", 4509),
        ("SRID=4527;POINT(400000 3175000)", 4527),
    ],
)
def test_a_zone_that_is_named_is_not_told_to_be_that_of_the_data(text: str, epsg: int) -> None:
    [position] = parse_coordinates(text, near_longitude=90).positions
    assert position.zone is not None
    assert position.zone.epsg == epsg
    assert not position.is_zone_near
    assert position.longitude == pytest.approx(115.97681, abs=1e-5)


def test_a_text_of_any_length_ends_in_no_error_and_is_no_place() -> None:
    for unit in ("9", ",", "坐标", "( ", "1 ", "1.5,", "@28.64,115.98/", "https://a.b/?q=", "28°"):
        assert len(parse_coordinates(unit * (100_000 // len(unit))).positions) == 0
        assert len(parse_coordinates((unit * 2000)[:1990] + "x").positions) == 0
