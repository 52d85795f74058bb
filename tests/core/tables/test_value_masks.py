"""Values of columns of any type are told by what users read, and by ranges."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.value_masks import (
    between,
    encoded,
    missing_in,
    months_in,
    numbers_in,
    reads_like,
    texts_in,
)


def column(values: Sequence[object], kind: pa.DataType | None = None) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(values, kind)])


TEXTS = ["idle", " idle ", "a \u3000 b", "", " ", None, "let"] * 20
COLUMNS = [
    column([1, 2, None, 2**62]),
    column([0.1, 2017.0, float("nan"), 1e17, None, 0.0, -0.0]),
    column([True, False, None]),
    column([Decimal("1.50"), None, Decimal("2")]),
    column([datetime(2020, 1, 2, 3), None], pa.timestamp("ms")),
    column([[1, 2], None, [3]]),
    column(TEXTS),
]


@pytest.mark.parametrize("values", COLUMNS, ids=lambda each: str(each.type))
def test_each_value_is_found_by_the_text_that_users_see(values: pa.ChunkedArray) -> None:
    coded = CodedColumn.of(values)
    for place, text in enumerate(coded.texts()):
        assert reads_like(values, [text]).tolist() == (coded.codes == place).tolist()


def test_odd_spaces_do_not_count_whether_texts_are_encoded_or_not() -> None:
    for values in (column(TEXTS[:7]), encoded(column(TEXTS)).slice(0, 7)):
        assert reads_like(values, ["idle", "a b"]).tolist() == [True, True, True, *[False] * 4]
        assert missing_in(values).tolist() == [*[False] * 3, True, True, True, False]
        assert reads_like(values, ["let"], takes_missing=True).tolist()[3:] == [True] * 4


def test_a_number_that_reads_otherwise_is_another_one() -> None:
    assert not reads_like(column([1, 2]), ["1.0", "x", "", str(2**70)]).any()


def test_texts_that_come_often_are_kept_once() -> None:
    assert pa.types.is_dictionary(encoded(column(TEXTS)).type)
    assert pa.types.is_string(encoded(column([f"plot {n}" for n in range(50)])).type)


def test_ranges_have_both_ends_and_take_numbers_in_texts() -> None:
    values = column(["20", " 25.5 ", "about 30", None, "1e2"])
    assert between(values, 20, 30).tolist() == [True, True, False, False, False]
    assert between(values, None, 20, takes_missing=True).tolist() == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_dates_are_months_in_any_form() -> None:
    texts = column(["2017-03", "2017-03-17", "2016/1/1"])
    assert numbers_in(texts).tolist() == [24206.0, 24206.5, 24192.0]
    moments = column([datetime(2017, 3, 17, 8)], pa.timestamp("us"))
    assert numbers_in(moments).tolist() == [24206 + (16 + 28_800 / 86_400) / 32]
    assert months_in(column(["2017年3月17日"])).tolist() == [24206.5]
    assert np.isnan(months_in(column(["n/a", "2017-03", None]))).tolist() == [True, False, True]
    assert np.isnan(months_in(column([1.0]))).all()


def test_days_that_nobody_means_and_times_of_a_day_are_no_numbers() -> None:
    assert np.isnan(numbers_in(column([date(1, 1, 1), date(900, 1, 1)]))).all()
    assert np.isnan(numbers_in(column([time(8, 30), None]))).all()


def test_columns_of_nothing_are_texts_too() -> None:
    for nothing in (pa.chunked_array([pa.nulls(2)]), column([None, None], pa.int64())):
        assert texts_in(nothing).cast(pa.string()).to_pylist() == [None, None]


def test_numbers_are_texts_as_users_see_them() -> None:
    assert texts_in(column([2017.0, 0.5, None])).to_pylist() == ["2017", "0.5", None]


def test_a_head_that_is_all_alike_tells_nothing_of_the_rest() -> None:
    texts = ["none"] * 70_000 + [f"plot {number}" for number in range(200_000)]
    assert pa.types.is_string(encoded(column(texts)).type)
