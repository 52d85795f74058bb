"""What is measured reads in units that fit, with no more digits than a mouse deserves."""

import numpy as np

from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.measurement import Measurement, MeasurementKind
from gisapp.core.text.measurement_text import detail_texts, length_text, result_text, whole_text
from gisapp.core.text.units import UnitChoice
from gisapp.words import load_words

ENGLISH, UNITS = load_words("en"), UnitChoice()
LON, LAT = 115.98, 28.65


def measured(kind: MeasurementKind, *steps: tuple[float, float]) -> Measurement:
    """A measurement of points that are so many degrees from one in Qingshanhu."""
    points = lonlat_to_mercator(np.array([[LON, LAT]]) + np.array(steps))
    return Measurement(kind, tuple((x, y) for x, y in points.tolist()))


def test_a_length_has_four_digits() -> None:
    assert length_text(123.456, ENGLISH) == "123.5 m"
    assert length_text(12_345.6, ENGLISH) == "12.35 km"


def test_one_point_measures_nothing() -> None:
    assert result_text(measured("distance", (0, 0)), UNITS, ENGLISH) == ""
    assert detail_texts(measured("area", (0, 0), (0.01, 0)), UNITS, ENGLISH) == ()


def test_a_distance_of_several_legs_lists_them() -> None:
    one = measured("distance", (0, 0), (0.001, 0))
    two = measured("distance", (0, 0), (0.001, 0), (0.001, 0.001))
    assert result_text(one, UNITS, ENGLISH) == "97.77 m"
    assert detail_texts(one, UNITS, ENGLISH) == ()
    assert detail_texts(two, UNITS, ENGLISH) == ("2 legs: 97.77 m + 110.8 m",)


def test_a_small_area_is_in_square_metres_and_a_large_one_in_square_kilometres() -> None:
    small = measured("area", (0, 0), (0.001, 0), (0.001, 0.001), (0, 0.001))
    large = measured("area", (0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1))
    assert result_text(small, UNITS, ENGLISH).endswith(" m²")
    assert result_text(large, UNITS, ENGLISH).endswith(" km²")
    assert result_text(large, UnitChoice("mu"), ENGLISH).endswith(" mu")


def test_below_an_area_stand_the_other_units_and_the_perimeter() -> None:
    square = measured("area", (0, 0), (0.001, 0), (0.001, 0.001), (0, 0.001))
    others, perimeter = detail_texts(square, UNITS, ENGLISH)
    assert [text.split(" ")[1] for text in others.split(" · ")] == ["ha", "km²", "mu"]
    assert perimeter == "Perimeter 417.2 m"
    assert whole_text(square, UNITS, ENGLISH).splitlines()[1:] == [others, perimeter]


def test_an_outline_that_crosses_itself_has_no_area() -> None:
    bow = measured("area", (0, 0), (0.001, 0.001), (0.001, 0), (0, 0.001))
    assert result_text(bow, UNITS, ENGLISH) == "The outline crosses itself"
    assert detail_texts(bow, UNITS, ENGLISH) == ()
