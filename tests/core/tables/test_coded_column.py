"""Each value of a column once, as users read it, whatever its type."""

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.tables.coded_column import MISSING, CodedColumn
from tests.core.tables.columns import coded


@pytest.mark.parametrize(
    ("kind", "values", "texts"),
    [
        (pa.string(), ["闲置", "在建", "闲置"], ["闲置", "在建"]),
        (pa.large_string(), ["a", "b"], ["a", "b"]),
        (pa.int64(), [12, 7, 12], ["7", "12"]),
        (pa.uint64(), [2**64 - 1, 3], ["3", "18446744073709551615"]),
        (pa.float64(), [2017.0, 0.5, 1e15, 1e-7], ["1e-07", "0.5", "2017", "1000000000000000"]),
        (pa.float64(), [0.0, -0.0], ["0"]),
        (pa.bool_(), [True, False, True], ["True", "False"]),
        (pa.date32(), [date(2017, 3, 5)] * 2, ["2017-03-05"]),
        (pa.timestamp("us"), [datetime(2017, 3, 5, 8, 30)] * 2, ["2017-03-05T08:30:00"]),
        (pa.decimal128(6, 2), [Decimal("1.50"), Decimal("2.00")], ["1.50", "2"]),
        (pa.binary(), [b"ab", b"ab"], ["61 62"]),
        (pa.list_(pa.int64()), [[1, 2], [1, 2]], ["[1, 2]"]),
    ],
)
def test_values_of_each_type(kind: pa.DataType, values: list[object], texts: list[str]) -> None:
    column = coded([*values, None], kind)
    assert column.texts() == texts
    assert column.codes[-1] == MISSING
    assert column.counts().sum() == len(values)
    assert column.places_of(texts).tolist() == list(range(len(texts)))


def test_what_reads_alike_is_one_value_and_what_reads_empty_is_missing() -> None:
    column = coded([" M1", "M1　", "M1\t工业", "M1 工业", "", "  ", None])
    assert column.texts() == ["M1", "M1 工业"]
    assert column.codes.tolist() == [0, 0, 1, 1, MISSING, MISSING, MISSING]


def test_numbers_that_are_none_are_missing_and_known_apart() -> None:
    column = coded([1.5, float("nan"), None, float("inf")])
    assert column.codes.tolist() == [0, MISSING, MISSING, 1]
    assert column.not_numbers is not None
    assert column.not_numbers.tolist() == [False, True, False, False]


def test_counts_of_some_rows_keep_a_place_for_the_others() -> None:
    column = coded(["a", "b", "a", None])
    assert column.counts(np.array([True, False, True, True])).tolist() == [2, 0]


@pytest.mark.parametrize("values", [[], [None, None]])
def test_a_column_without_a_value(values: list[object]) -> None:
    column = coded(values, pa.string())
    assert column.texts() == []
    assert column.codes.tolist() == [MISSING] * len(values)
    assert coded(values, pa.null()).texts() == []


def test_whole_numbers_beyond_floating_point_are_told_apart() -> None:
    column = coded([2**60, 2**60 + 1, 2**60])
    assert column.places_of([str(2**60 + 1)]).tolist() == [1]


def test_a_column_that_is_encoded_already() -> None:
    encoded = pa.chunked_array([pa.array(["a", "b", "a"]).dictionary_encode()])
    assert CodedColumn.of(encoded).counts().tolist() == [2, 1]


def test_what_does_not_occur_is_not_found() -> None:
    assert coded([1, 2]).places_of(["idle", "3", ""]).tolist() == []
