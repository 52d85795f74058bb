"""A typed quantity is the values that it may mean, and no others."""

import pytest

from gisapp.core.text.quantity import TypedUnit, read_quantity, unit_of_heading


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("10亿元", 1e9, "CNY"),
        ("约 62,000 m2", 62_000, "m2"),
        ("3 km", 3000, "m"),
        ("１２％", 0.12, "ratio"),
        ("630亩", 420_000, "m2"),
        ("六百三十亩", 420_000, "m2"),
        ("人民币3亿5千万元", 3.5e8, "CNY"),
        ("20万元/亩", 300, "CNY/m2"),
    ],
)
def test_an_amount_with_a_unit_is_that_of_the_stored_unit(
    text: str, value: float, unit: str
) -> None:
    quantity = read_quantity(text)
    assert quantity is not None
    assert quantity.value == pytest.approx(value)
    assert quantity.is_value(value, unit)
    assert not quantity.is_value(value, "count")


def test_a_whole_number_is_only_itself_and_a_rounded_one_what_six_digits_show() -> None:
    whole, rounded = read_quantity("1234567"), read_quantity("123.4567万")
    assert whole is not None
    assert rounded is not None
    assert [whole.is_value(value, "m2") for value in (1_234_567, 1_234_568)] == [True, False]
    assert [rounded.is_value(value, "m2") for value in (1_234_568, 1_234_600)] == [True, False]


@pytest.mark.parametrize(
    "text", ["", "亩", "1,23", "12 lakes", "$5 million", "三万五", "9" * 400, "9" * 5000, "1e400"]
)
def test_what_is_no_quantity_or_too_large_is_none(text: str) -> None:
    assert read_quantity(text) is None


def test_a_share_is_no_plain_number() -> None:
    share = read_quantity("20%")
    assert share is not None
    found = [low <= value <= high for low, high in share.ranges_in(None) for value in (0.2, 20)]
    assert found == [True, False]


def test_values_of_a_column_are_compared_in_the_unit_of_its_heading() -> None:
    quantity, heading = read_quantity("6.2亿元"), unit_of_heading("投资（万元）")
    assert quantity is not None
    assert heading == TypedUnit("CNY", 10_000)
    ((low, high),) = quantity.ranges_in(heading)
    assert low < 62_000 < high < 62_001
    assert list(quantity.ranges_in(unit_of_heading("area_m2"))) == []
