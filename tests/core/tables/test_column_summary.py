"""Counts and statistics over all rows, or over those left; what does not add up says so."""

import time

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.column_profile import profile_of
from gisapp.core.tables.column_summary import summary_of
from tests.core.tables.columns import profile


def test_numbers_of_all_rows() -> None:
    summary = summary_of(profile([4, 1, 1, None, 10]))
    assert (summary.rows, summary.stated, summary.missing, summary.distinct) == (5, 4, 1, 3)
    numbers = summary.numbers
    assert numbers is not None
    assert (numbers.minimum, numbers.median, numbers.maximum) == (1, 2.5, 10)
    assert (numbers.mean, numbers.total) == (4, 16)
    assert summary.bars.sum() == 4


def test_numbers_of_some_rows_and_all_values_stay() -> None:
    made = profile(["idle", "let", "idle", None, "built"])
    summary = summary_of(made, np.array([False, True, True, True, False]))
    assert summary.counts.tolist() == [1, 1, 0]
    assert (summary.rows, summary.missing, summary.distinct) == (3, 1, 2)
    assert made.column.texts(summary.order)[-1] == "built"


def test_infinities_and_nan_are_counted_apart() -> None:
    summary = summary_of(profile([float("nan"), float("inf"), float("-inf"), None, 3.0]))
    assert (summary.missing, summary.not_numbers, summary.infinite) == (2, 1, 2)
    assert summary.numbers is not None
    assert summary.numbers.maximum == 3


@pytest.mark.parametrize("why", ["code", "rate", "year"])
def test_what_does_not_add_up_has_no_sum(why: str) -> None:
    numbers = summary_of(profile([1, 2], why_no_total=why)).numbers
    assert numbers is not None
    assert numbers.total is None
    assert numbers.why_no_total == why


def test_sums_of_whole_numbers_are_exact_and_endless_ones_are_none() -> None:
    exact = summary_of(profile([2**62, 2**62, 3])).numbers
    endless = summary_of(profile([1.7e308, 1.7e308])).numbers
    assert exact is not None
    assert exact.total == 2**63 + 3
    assert endless is not None
    assert (endless.total, endless.why_no_total) == (None, "too_large")
    assert endless.mean == pytest.approx(1.7e308)


def test_texts_among_numbers_and_dates_out_of_range_are_told() -> None:
    assert summary_of(profile(["1"] * 9 + ["x"])).off_scale == 1
    dates = summary_of(profile(["2017-03-05"] * 8 + ["2018-01-01", "9999-12-31"]))
    assert dates.off_scale == 1
    assert dates.span is not None
    assert dates.span[1] == 12 * 2018


@pytest.mark.parametrize("values", [[], [None, None, None]])
def test_nothing_stated(values: list[object]) -> None:
    summary = summary_of(profile(values, pa.float64()))
    assert (summary.stated, summary.distinct, summary.numbers) == (0, 0, None)
    assert summary.span is None


def test_very_long_texts_are_values_like_others() -> None:
    long = "宗" * 60_000
    summary = summary_of(profile([long, long, "short"]))
    assert summary.counts.tolist() == [2, 1]


def test_a_million_rows_are_counted_at_once() -> None:
    codes = np.random.default_rng(1).integers(0, 10_000, 1_000_000)
    names = np.array([f"状态{number}" for number in range(10_000)])
    made = profile_of(CodedColumn.of(pa.chunked_array([pa.array(names[codes])])))
    begun = time.thread_time()
    summary = summary_of(made, codes % 3 > 0)
    assert summary.counts.sum() == np.count_nonzero(codes % 3 > 0)
    # Some 30 ms; far more would be a loop of Python.
    assert time.thread_time() - begun < 0.5
