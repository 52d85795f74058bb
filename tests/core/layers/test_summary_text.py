"""Statistics in words: what is stated, from where to where, its sum, and what is left out."""

from gisapp.core.layers.condition_text import NumberForm
from gisapp.core.layers.summary_text import statistics_lines
from gisapp.core.tables.column_profile import ColumnProfile
from gisapp.core.tables.column_summary import summary_of
from gisapp.core.text.shown_unit import ShownUnit
from gisapp.words import load_words
from tests.core.tables.columns import profile

WORDS = load_words("en")


def lines(made: ColumnProfile, form: NumberForm | None = None) -> list[str]:
    return list(statistics_lines(summary_of(made), form or NumberForm(), WORDS))


def test_numbers_in_the_users_unit() -> None:
    form = NumberForm(unit=ShownUnit("ha", 15.0))
    assert lines(profile([15, 30, 60, None]), form) == [
        "3 stated · 1 not stated · 3 different values",
        "From 1 ha to 4 ha · median 2 ha",
        "Mean 2.33333 ha · sum 7 ha",
    ]


def test_codes_and_years_have_neither_sum_nor_mean() -> None:
    assert lines(profile([2010, 2020], why_no_total="year"), NumberForm("year"))[1:] == [
        "From 2010 to 2020 · median 2015",
        "No sum: these are years.",
    ]


def test_rates_have_a_mean_but_no_sum() -> None:
    assert lines(profile([1.0, 2.0], why_no_total="rate"), NumberForm("rate"))[2:] == [
        "Mean 1.5",
        "No sum: rates and averages do not add up.",
    ]


def test_what_the_histogram_leaves_out_is_said() -> None:
    odd = lines(profile([float("nan"), float("inf"), 1.0, 2.0]))
    assert odd[0] == "3 stated · 1 not stated · 1 of them “not a number” (NaN) · 3 different values"
    assert odd[-1] == "1 infinite: not in the histogram."
    assert lines(profile(["1"] * 9 + ["x"]))[-1] == "1 no numbers: not in the histogram."
    far = lines(profile([*range(100), 10**9]))
    assert far[-1] == "The last bar also holds what lies far above it."


def test_dates_tell_the_first_and_the_last() -> None:
    dates = profile(["2017-03-05", "2018-01-01", "2018-01-01"])
    assert lines(dates, NumberForm(are_months=True))[1] == "From March 2017 to January 2018"


def test_one_value() -> None:
    assert lines(profile(["idle", "idle"])) == ["2 stated · one value"]
