"""The codes that are proposed are of the zone and the datum that they are said to be."""

import pytest
from pyproj import CRS

from gisapp.core.space.crs import Bounds
from gisapp.core.space.projected_candidates import Guess, gauss_kruger_guesses, stand_ins_for
from gisapp.errors import Phrase


def box(east_m: float, north_m: float = 3_170_000) -> Bounds:
    return east_m, north_m, east_m + 1000, north_m + 1000


def meridian_and_false_easting(code: str) -> tuple[float, float]:
    operation = CRS(code).coordinate_operation
    assert operation is not None
    values = {each.name: each.value for each in operation.params}
    return float(values["Longitude of natural origin"]), float(values["False easting"])


@pytest.mark.parametrize("number", [*range(13, 24), *range(25, 46)])
def test_codes_with_the_number_of_a_zone(number: int) -> None:
    bounds = box(number * 1e6 + 450_000)
    (guess,) = gauss_kruger_guesses(bounds, None)
    guesses = [guess, *stand_ins_for(guess, bounds)]
    meridian = number * 3 if number > 23 else number * 6 - 3
    for each, datum in zip(guesses, ("CGCS2000", "Xian 1980", "Beijing 1954"), strict=True):
        assert meridian_and_false_easting(each.crs) == (meridian, number * 1e6 + 500_000)
        assert CRS(each.crs).name.startswith(datum)
        assert not CRS(each.crs).is_deprecated
        assert f"zone {number}" in str(each.why)


@pytest.mark.parametrize(
    ("meridian", "east_m"),
    [(75, 450_000), (117, 550_000), (135, 400_000), (75, 730_000), (117, 270_000), (135, 300_000)],
)
def test_codes_without_the_number_of_a_zone(meridian: int, east_m: float) -> None:
    bounds = box(east_m)
    aside_deg = (east_m - 500_000) / 97_700
    (guess,) = gauss_kruger_guesses(bounds, meridian + aside_deg)
    assert meridian_and_false_easting(guess.crs) == (meridian, 500_000)
    behind = list(stand_ins_for(guess, bounds))
    assert [CRS(each.crs).name[:7] for each in behind[-2:]] == ["Xian 19", "Beijing"]
    for each in behind[-2:]:
        assert meridian_and_false_easting(each.crs) == (meridian, 500_000)
    for each in behind[:-2]:
        assert not CRS(each.crs).is_deprecated


def test_the_utm_zone_is_the_one_in_which_they_lie_nearly_there() -> None:
    bounds = box(400_000)
    (guess,) = gauss_kruger_guesses(bounds, 115.9)
    utm = next(each.crs for each in stand_ins_for(guess, bounds) if each.crs.startswith("EPSG:326"))
    assert CRS(utm).name == "WGS 84 / UTM zone 50N"


@pytest.mark.parametrize(
    ("east_m", "north_m"),
    [
        (46_500_000, 3_170_000),
        (24_500_000, 3_170_000),
        (12_500_000, 3_170_000),
        (39_950_000, 3_170_000),
        (39_500_000, 6_300_000),
        (500_000, 100_000),
        (-500_000, 3_170_000),
    ],
)
def test_other_metres_are_of_no_zone_of_china(east_m: float, north_m: float) -> None:
    assert list(gauss_kruger_guesses(box(east_m, north_m), None)) == []


def test_nothing_stands_behind_web_mercator() -> None:
    guess = Guess("EPSG:3857", Phrase("crs.web_mercator", {}))
    assert list(stand_ins_for(guess, box(12_910_000))) == []
