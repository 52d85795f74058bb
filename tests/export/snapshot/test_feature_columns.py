"""Columns keep each value exactly, and store none twice."""

import numpy as np

from gisapp.core.layers.attributes import AttributeValue, Column
from gisapp.export.snapshot.feature_columns import FeatureColumns, exact_json
from gisapp.export.snapshot.number_block import NumberBlock
from tests.page_data import numbers_at


def test_a_number_that_javascript_would_round_is_text() -> None:
    assert [exact_json(each) for each in (2**53 + 1, 2**53 - 1, 1.5, None)] == [
        *("9007199254740993", 9007199254740991, 1.5, None),
    ]


def test_what_json_does_not_know_is_told_otherwise() -> None:
    columns = FeatureColumns(np.arange(4), NumberBlock())
    odd: list[AttributeValue] = [float("nan"), 2.0**60, 2**60, b"abc"]
    columns.add(Column.of(odd))
    columns.add(Column.of([1.5, None, 2, -3]))
    assert columns.stored == [
        {"values": [None, 2.0**60, str(2**60), "3 bytes"]},
        {"values": [1.5, None, 2, -3]},
    ]


def test_values_that_come_often_are_stored_once_and_others_in_a_row() -> None:
    numbers = NumberBlock()
    columns = FeatureColumns(np.array([3, 2, 1, 0]), numbers)
    values: list[AttributeValue] = ["M1", "M2", "M1", None]
    assert columns.add(Column.of(values[:2] * 2)) == 0
    assert columns.add(Column.of(values)) == 1
    assert columns.add(Column.of(["M1", "M2", "M1", "M2"])) == 0
    often, seldom = columns.stored
    assert isinstance(often, dict)
    assert seldom == {"values": [None, "M1", "M2", "M1"]}
    assert often["values"] == ["M1", "M2"]
    assert numbers_at(numbers.data, often["codes"]).tolist() == [1, 0, 1, 0]


def test_what_reads_alike_and_is_not_the_same_stays_apart() -> None:
    columns = FeatureColumns(np.arange(2), NumberBlock())
    texts: list[AttributeValue] = ["1", "2"]
    numbers: list[AttributeValue] = [1, 2]
    flags: list[AttributeValue] = [True, 2]
    assert [columns.add(Column.of(each)) for each in (texts, numbers, flags)] == [0, 1, 2]
    assert columns.add_json([[1], None]) == 3
    assert "".join(columns.texts()) == "12"
