"""A measurement grows point by point, and is shown in the user's units."""

import numpy as np
import pytest

from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.measurement import Measurement, MeasurementKind
from gisapp.core.text.measurement_text import detail_texts, result_text, whole_text
from gisapp.core.text.units import UnitChoice
from gisapp.words import load_words

ENGLISH, CHINESE = load_words("en"), load_words("zh")
UNITS = UnitChoice()
# On the equator, where a metre of EPSG:3857 is about one on the ground.
CORNERS = ((0.0, 0.0), (3000.0, 0.0), (3000.0, 2000.0), (0.0, 2000.0))


def measured(kind: MeasurementKind, *points: tuple[float, float]) -> Measurement:
    measurement = Measurement(kind)
    for point in points:
        measurement = measurement.with_point(*point)
    return measurement


def test_the_last_leg_follows_the_pointer_until_the_end() -> None:
    line = measured("distance", *CORNERS[:2])
    assert len(line.legs_m) == 1
    assert sum(line.pointed_at(3000, 500).legs_m) == pytest.approx(3500, rel=0.01)
    ended = line.pointed_at(3000, 500).ended()
    assert ended.legs_m == line.legs_m
    assert ended.pointed_at(9, 9) == ended


def test_points_can_be_taken_back_and_the_next_click_after_the_end_begins_anew() -> None:
    line = measured("distance", *CORNERS[:3])
    assert line.without_last_point() == measured("distance", *CORNERS[:2])
    assert line.ended().without_last_point() == measured("distance", *CORNERS[:2])
    assert line.ended().with_point(7, 7).points == ((7, 7),)
    assert Measurement("distance").without_last_point().points == ()


def test_lengths_are_true_ones_and_not_the_maps() -> None:
    in_nanchang = measured("distance", (12_900_000, 3_330_000), (12_910_000, 3_330_000))
    assert in_nanchang.length_m == pytest.approx(8780, rel=0.005), "Web Mercator stretches"


def test_an_area_closes_and_is_shown_in_the_chosen_unit_with_the_others_below() -> None:
    area = measured("area", *CORNERS)
    assert len(area.legs_m) == 4
    assert result_text(area, UNITS, ENGLISH).endswith(" km²")
    assert result_text(area, UnitChoice("mu"), CHINESE).endswith("亩")
    others, perimeter = detail_texts(area, UnitChoice("ha"), ENGLISH)
    assert [text.split()[-1] for text in others.split(" · ")] == ["m²", "km²", "mu"]
    assert "km" in perimeter
    assert whole_text(area, UNITS, ENGLISH).splitlines()[0] == result_text(area, UNITS, ENGLISH)


def test_an_outline_that_crosses_itself_has_no_area() -> None:
    bow = measured("area", CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3])
    assert result_text(bow, UNITS, ENGLISH) == "The outline crosses itself"
    assert detail_texts(bow, UNITS, ENGLISH) == ()


def test_nothing_is_shown_before_there_is_something() -> None:
    for kind in ("distance", "area"):
        assert result_text(Measurement(kind), UNITS, ENGLISH) == ""
        assert detail_texts(measured(kind, CORNERS[0]), UNITS, ENGLISH) == ()


def test_legs_are_listed_where_there_are_several() -> None:
    (legs,) = detail_texts(measured("distance", *CORNERS[:3]), UNITS, ENGLISH)
    assert legs.startswith("2 legs: ")
    assert legs.count("km") == 2
    assert detail_texts(measured("distance", *CORNERS[:2]), UNITS, ENGLISH) == ()


def at(*lons: float, lat: float = 0.0) -> list[tuple[float, float]]:
    """Points of one latitude; longitudes may go on beyond ±180."""
    points = lonlat_to_mercator(np.array([(lon, lat) for lon in lons]))
    return [(x, y) for x, y in points.tolist()]


@pytest.mark.parametrize("lons", [(170, 190), (190, 170), (-190, -170)])
def test_a_leg_across_the_meridian_is_as_long_as_one_elsewhere(lons: tuple[float, float]) -> None:
    across, elsewhere = measured("distance", *at(*lons)), measured("distance", *at(10, 30))
    assert across.length_m == pytest.approx(elsewhere.length_m, rel=1e-9)


@pytest.mark.parametrize(("west", "east"), [(-100, 100), (-170, 170), (-90, 90.0001), (-10, 400)])
def test_a_leg_around_half_the_world_is_measured_along_what_is_drawn(
    west: float, east: float
) -> None:
    line = measured("distance", *at(west, east, east + 10))
    assert line.legs_m == pytest.approx([(east - west) * 111_319.5, 1_113_195], rel=1e-4)


def test_an_area_around_half_the_world_is_the_one_drawn_and_not_the_rest_of_the_earth() -> None:
    def area(west: float, east: float, lat: float) -> float:
        south, north = at(west, east, lat=-lat), at(east, west, lat=lat)
        return measured("area", *south, *north).area_m2

    whole_m2 = 5.1006562e14
    assert area(-180, 180, 85) == pytest.approx(whole_m2 * np.sin(np.radians(85)), rel=2e-3)
    assert area(-100, 100, 10) == pytest.approx(area(80, 280, 10), rel=1e-9)
    assert area(175, 185, 10) == pytest.approx(area(0, 10, 10), rel=1e-9)
