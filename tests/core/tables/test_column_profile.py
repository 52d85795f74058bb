"""What a column holds whichever rows are counted: numbers and dates also where they are texts."""

import pyarrow as pa

from tests.core.tables.columns import profile


def test_texts_that_are_mostly_numbers_have_a_histogram() -> None:
    made = profile([str(number) for number in range(90)] + ["n/a"] * 10)
    assert made.bins is not None
    assert made.numbers is not None
    assert made.bars(made.counts).sum() == 90


def test_texts_that_are_sometimes_numbers_have_none() -> None:
    made = profile(["12", "idle", "let", "built"])
    assert made.bins is None
    assert made.bars(made.counts).tolist() == []


def test_dates_have_a_histogram_of_months() -> None:
    made = profile(["2017-03-05", "2017-06-01", "2018-01-31", "0000-00-00", "2016-01-01"])
    assert made.bins is not None
    assert made.bins.scale == "month"
    assert made.bars(made.counts).sum() == 4


def test_values_stand_by_how_frequent_they_are() -> None:
    made = profile(["a", "b", "b", "c", "b", "c"])
    assert made.column.texts(made.by_frequency) == ["b", "c", "a"]


def test_infinities_stand_in_no_bin() -> None:
    made = profile([1.0, 2.5, float("inf"), float("-inf"), None])
    assert made.bars(made.counts).sum() == 2
    assert made.missing == 1
    assert not made.are_whole


def test_nothing_stated_has_no_bins() -> None:
    assert profile([None, None], pa.float64()).bins is None
