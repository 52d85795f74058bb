"""Stored values come out in the units and the language that the user chose."""

from typing import get_args

import pytest

from gisapp.core.text.units import (
    MONEY_OF,
    SQUARE_METRES,
    AreaUnit,
    MoneyStyle,
    UnitChoice,
    area_in_other_units,
    format_number,
    format_value,
)
from gisapp.words import load_words

ENGLISH, CHINESE = load_words("en"), load_words("zh")
MILLION, WAN = UnitChoice(), UnitChoice(money="wan")


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        (21_500_000, "m2", "21.5 km²", "21.5 平方公里"),
        (999_999, "m2", "999,999 m²", "999,999 平方米"),
        (37.3e9, "CNY", "37.3 billion yuan", "373 亿元"),
        (200e6, "CNY", "200 million yuan", "2 亿元"),
        (5.4e6, "CNY", "5.4 million yuan", "540 万元"),
        (3226, "CNY", "3,226 yuan", "3,226 元"),
        (2381, "CNY/m2", "2,381 yuan/m²", "2,381 元/平方米"),
        (0.5, "ratio", "50 %", "50%"),
        (2, "ratio", "2 times", "2 倍"),
        (12_400, "m", "12.4 km", "12.4 公里"),
        (150, "m", "150 m", "150 米"),
        (0, "CNY", "0 yuan", "0 元"),
        (-1.5e6, "CNY", "−1.5 million yuan", "−150 万元"),
    ],
)
def test_a_value_in_the_unit_that_reads_best(
    value: float, unit: str, english: str, chinese: str
) -> None:
    assert format_value(value, unit, MILLION, ENGLISH) == english
    assert format_value(value, unit, WAN, CHINESE) == chinese


def test_a_chosen_area_unit_holds_for_every_area() -> None:
    assert format_value(366_000, "m2", UnitChoice(area="mu"), ENGLISH) == "549 mu"
    assert format_value(366_000, "m2", UnitChoice(area="ha"), CHINESE) == "36.6 公顷"


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


@pytest.mark.parametrize(
    ("rank", "english"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (8, "8th"), (11, "11th"), (22, "22nd"), (112, "112th")],
)
def test_ranks(rank: int, english: str) -> None:
    assert format_value(rank, "rank", MILLION, ENGLISH) == english
    assert format_value(rank, "rank", MILLION, CHINESE) == f"第 {rank} 位"


def test_a_count_says_what_is_counted_where_that_is_known() -> None:
    assert format_value(15, "count", MILLION, ENGLISH, "plants_built") == "15 plants"
    assert format_value(1, "count", MILLION, ENGLISH, "plants_built") == "1 plant"
    assert format_value(15, "count", MILLION, CHINESE, "plants_built") == "15 栋"
    assert format_value(15, "count", MILLION, ENGLISH, "something_else") == "15"


def test_numbers_claim_no_more_digits_than_asked_for_but_keep_whole_ones() -> None:
    assert format_number(1234567.891) == "1,234,568"
    assert format_number(14.7619, 3) == "14.8"
    assert format_number(0.0170233, 3) == "0.017"
    assert format_number(0) == "0"
