"""Columns get the types of their fields, as far as their values fit."""

import pyarrow as pa
import pytest

from gisapp.core.layers.attributes import Field
from gisapp.export.tables.column_types import text_column, typed

CASES = [
    ("Date", ["2020-02-29", None], pa.date32()),
    ("Date", ["2020-02-31"], pa.string()),
    ("Date", ["spring"], pa.string()),
    ("DateTime", ["2020-01-02T03:04:05.5"], pa.timestamp("ms")),
    ("DateTime", ["2020-01-02T03:04:05Z"], pa.timestamp("ms", "UTC")),
    ("DateTime", ["2020-01-02T03:04:05+08:00", None], pa.timestamp("ms", "+08:00")),
    ("DateTime", ["2020-01-02T03:04:05+08:00", "2020-01-02T03:04:05Z"], pa.timestamp("ms", "UTC")),
    ("DateTime", ["2020-01-02T03:04:05Z", "2020-01-02T03:04:05"], pa.string()),
    ("DateTime", ["2020-01-02T03:04:05.123456"], pa.timestamp("us")),
    ("Integer", [1, None], pa.int64()),
    ("Integer", [True, None], pa.bool_()),
    ("Real", [None], pa.float64()),
    ("Integer64", [None], pa.int64()),
    ("String", [None], pa.string()),
    ("Binary", [b"a"], pa.binary()),
]


@pytest.mark.parametrize(("kind", "values", "expected"), CASES)
def test_types(kind: str, values: list[object], expected: pa.DataType) -> None:
    made = typed(pa.table({"a": values}), [Field("a", kind)])
    assert made.schema.field("a").type == expected


def test_whole_numbers_of_any_size_are_exact() -> None:
    numbers = pa.array([10**30, None], pa.decimal128(38, 0))
    made = typed(pa.table({"a": numbers, "b": pa.array([1, 2], pa.int16())}), FIELDS)
    assert made["a"].to_pylist() == [10**30, None]
    assert made.schema.field("b").type == pa.int32()


FIELDS = [Field("a", "Integer64"), Field("b", "Integer")]


def test_anything_can_be_told_as_text() -> None:
    lists = pa.chunked_array([pa.array([["工", "b"], None])])
    assert text_column(lists).to_pylist() == ['["工", "b"]', None]
    assert text_column(pa.chunked_array([[1.5, None]])).to_pylist() == ["1.5", None]
    assert text_column(pa.chunked_array([[b"\x00a"]])).to_pylist() == ["0061"]
