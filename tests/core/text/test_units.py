"""Stored values come out in the units and the language that the user chose."""

import pytest

from gisapp.core.parks.fact_text import format_fact, format_period
from gisapp.core.parks.facts import Period
from gisapp.core.text.units import UnitChoice, area_in_all_units, format_number, format_value
from gisapp.words import load_words
from tests.parks import stated

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


def test_an_area_in_all_units() -> None:
    assert area_in_all_units(62_000, ENGLISH) == (
        ("m2", "62,000 m²"),
        ("ha", "6.2 ha"),
        ("km2", "0.062 km²"),
        ("mu", "93 mu"),
    )


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


@pytest.mark.parametrize(
    ("qualifier", "english", "chinese"),
    [
        ("eq", "5 billion yuan", "50 亿元"),
        ("gt", "> 5 billion yuan", "超过 50 亿元"),
        ("ge", "≥ 5 billion yuan", "不少于 50 亿元"),
        ("lt", "< 5 billion yuan", "不到 50 亿元"),
        ("le", "≤ 5 billion yuan", "不超过 50 亿元"),
        ("approx", "about 5 billion yuan", "约 50 亿元"),
    ],
)
def test_a_qualifier_stays_with_its_value(qualifier: str, english: str, chinese: str) -> None:
    fact = stated(5e9, "CNY", qualifier=qualifier)
    assert format_fact(fact, MILLION, ENGLISH) == english
    assert format_fact(fact, WAN, CHINESE) == chinese


def test_a_garbled_fact_shows_no_value() -> None:
    assert format_fact(stated(12, confidence="garbled"), MILLION, ENGLISH) == "not usable"


@pytest.mark.parametrize(
    ("period", "english", "chinese"),
    [
        (Period("2017", "2017", "year", "stated"), "2017", "2017年"),
        (Period("2017", "2017", "year", "inferred"), "2017 (inferred)", "2017年（推断）"),
        (Period("2014-09", "2014-09", "month", "stated"), "September 2014", "2014年9月"),
        (Period("2014-09-03", "", "day", "stated"), "3 September 2014", "2014年9月3日"),
        (Period("2016", "2020", "range", "stated"), "2016–2020", "2016–2020年"),
        (
            Period("2014-09", "2017", "range", "bounded"),
            "September 2014–2017 (bounded)",
            "2014年9月–2017年（上下限）",
        ),
        (Period(), "undated", "未标日期"),
    ],
)
def test_periods(period: Period, english: str, chinese: str) -> None:
    assert format_period(period, ENGLISH) == english
    assert format_period(period, CHINESE) == chinese


def test_the_mark_of_an_inferred_period_can_be_left_to_others() -> None:
    assert format_period(Period("2017", "2017", "year", "inferred"), ENGLISH, False) == "2017"
