"""A number of an attribute is shown with no digit invented or lost, and copied as it is."""

import math

from gisapp.core.layers.attribute_text import amount_text, number_text, plain_text
from gisapp.core.text.exact_numbers import exact_text


def test_amounts_are_grouped_but_codes_and_years_are_not() -> None:
    assert number_text(360_111, "quantity") == "360,111"
    assert number_text(360_111, "code") == "360111"
    assert number_text(12_017.0, "year") == "12017"


def test_an_amount_that_may_be_a_year_is_not_grouped() -> None:
    assert [number_text(value, "quantity") for value in (1899, 1900, 2100, 2101)] == [
        "1,899",
        "1900",
        "2100",
        "2,101",
    ]


def test_a_number_below_zero_is_shown_with_a_minus_sign_and_copied_with_a_hyphen() -> None:
    assert number_text(-12.0, "quantity") == "−12"
    assert number_text(-62_000, "quantity") == "−62,000"
    assert exact_text(-12.0) == "-12"


def test_digits_that_floating_point_does_not_have_are_not_shown() -> None:
    assert amount_text(-1e17) == "≈ −1e+17"
    assert amount_text(10**17) == "100,000,000,000,000,000", "a whole number has them all"


def test_any_value_can_be_copied() -> None:
    assert [plain_text(each) for each in (None, "", "007", 7, 7.0, 0.25)] == [
        "",
        "",
        "007",
        "7",
        "7",
        "0.25",
    ]
    assert plain_text(math.inf) == "inf"
    assert plain_text(2**62) == "4611686018427387904"
