"""Units are called what tables of each language call them."""

import pytest

from gisapp.core.text.unit_names import scale_and_unit, unit_name
from gisapp.words import load_words

ENGLISH, CHINESE = load_words("en"), load_words("zh")


@pytest.mark.parametrize(
    ("unit", "english", "chinese"),
    [
        ("mu", "mu", "亩"),
        ("1e4 m2", "10,000 m²", "万平方米"),
        ("1e4 CNY/mu", "10,000 yuan/mu", "万元/亩"),
        ("1e8 CNY", "100 million yuan", "亿元"),
        ("CNY/m2/month", "yuan/m²/month", "元/平方米/月"),
        ("1e7 INR", "crore INR (10 million)", "千万印度卢比"),
        ("1e6 USD", "million USD", "百万美元"),
        ("TWD/ping", "TWD/ping", "新台币/坪"),
        ("tce/1e4 CNY", "tce/10,000 yuan", "吨标煤/万元"),
        ("1e4 CNY/person", "10,000 yuan/person", "万元/人"),
        ("count/ha", "per ha", "个/公顷"),
        ("percent", "%", "%"),
    ],
)
def test_a_unit_has_a_name_in_both_languages(unit: str, english: str, chinese: str) -> None:
    assert unit_name(unit, ENGLISH) == english
    assert unit_name(unit, CHINESE) == chinese


def test_a_power_of_ten_below_is_none_of_the_whole_unit() -> None:
    assert scale_and_unit("1e4 CNY") == ("1e4", "CNY")
    assert scale_and_unit("tce/1e4 CNY") == ("", "tce/1e4 CNY")
