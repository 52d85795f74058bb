"""Units are those that the user chose, else those that are usual and read best.

How each value reads is in `tests/shared/units.json`.
"""

import math
from typing import get_args

import pytest

from gisapp.core.text.units import (
    MONEY_OF,
    SQUARE_METRES,
    AreaUnit,
    MoneyStyle,
    UnitChoice,
    area_in_other_units,
    format_area,
    format_number,
    format_percent,
    format_value,
    shared_unit,
)
from gisapp.words import load_words

ENGLISH = load_words("en")
MILLION = UnitChoice()


def test_an_area_in_the_units_that_are_not_shown() -> None:
    assert area_in_other_units(62_000, MILLION, ENGLISH) == ("6.2 ha", "0.062 km²", "93 mu")
    assert area_in_other_units(62_000, UnitChoice("mu"), ENGLISH) == (
        "62,000 m²",
        "6.2 ha",
        "0.062 km²",
    )


def test_the_table_has_the_units_that_a_user_can_choose() -> None:
    assert tuple(SQUARE_METRES) == get_args(AreaUnit)
    assert {*MONEY_OF.values()} == {*get_args(MoneyStyle)}
    assert SQUARE_METRES["mu"] == 2000 / 3


def test_the_usual_units_follow_the_language() -> None:
    assert UnitChoice.usual("en") == UnitChoice(None, "million")
    assert UnitChoice.usual("zh") == UnitChoice(None, "wan")


def test_a_chosen_unit_is_no_other_unit_whatever_the_size() -> None:
    for area in (None, *SQUARE_METRES):
        units = UnitChoice(area)
        shown = format_value(21.5e6, "m2", units, ENGLISH)
        others = area_in_other_units(21.5e6, units, ENGLISH)
        assert {shown, *others} == {format_area(21.5e6, unit, ENGLISH) for unit in SQUARE_METRES}
        assert shown not in others


@pytest.mark.parametrize(
    ("share", "digits", "text"), [(0.1476, 3, "14.8 %"), (0.5, 3, "50 %"), (3.7, 2, "370 %")]
)
def test_a_share_as_a_percentage(share: float, digits: int, text: str) -> None:
    assert format_percent(share, ENGLISH, digits) == text


def test_what_is_no_number_is_still_shown() -> None:
    assert format_number(math.nan) == "nan"
    assert format_number(math.inf) == "inf"


@pytest.mark.parametrize(
    ("like", "unit", "noun", "units", "size", "name"),
    [
        (2e6, "m2", "", UnitChoice(), 1e6, "km²"),
        (2e6, "m2", "", UnitChoice("mu"), 2000 / 3, "mu"),
        (3e6, "CNY", "", UnitChoice(), 1e6, "million yuan"),
        (3e6, "USD", "", UnitChoice(), 1e6, "million USD"),
        (0.4, "ratio", "", UnitChoice(), 0.01, "%"),
        (1.4, "ratio", "far", UnitChoice(), 1.0, ""),
        (15, "count", "plants_built", UnitChoice(), 1.0, ""),
        (15, "", "", UnitChoice(), 1.0, ""),
    ],
)
def test_numbers_that_read_alike_share_a_unit(
    like: float, unit: str, noun: str, units: UnitChoice, size: float, name: str
) -> None:
    assert shared_unit(like, unit, units, ENGLISH, noun) == (size, name)
    other = format_value(like * 1e4, unit, units, ENGLISH, noun, like=like)
    assert name in other
    assert format_number(like * 1e4 / size) in other
