"""Columns have each value once and give every feature its own back."""

import random

import numpy as np
import pytest

from gisapp.core.layers.attributes import AttributeValue, Column, Field, arrow_rows_of
from gisapp.core.progress import Progress
from tests.render.maps import Names


@pytest.mark.parametrize(
    ("type_name", "is_numeric"),
    [
        ("Integer", True),
        ("Integer64", True),
        ("Real", True),
        ("String", False),
        ("Binary", False),
        ("Date", False),
        ("IntegerList", False),
    ],
)
def test_numeric_fields_are_those_that_gdal_calls_so(type_name: str, is_numeric: bool) -> None:
    assert Field("area", type_name).is_numeric is is_numeric


def test_a_column_has_each_value_once_in_the_order_in_which_they_came() -> None:
    column = Column.of(["b", "a", "b", None, "a"])
    assert column.distinct == ["b", "a", None]
    assert column.codes.tolist() == [0, 1, 0, 2, 1]


def test_values_of_different_types_stay_apart() -> None:
    """1, 1.0 and true are equal to Python, but do not read alike."""
    values: list[AttributeValue] = [1, True, 1.0, "1", 0, False, b"1"]
    column = Column.of(values)
    assert list(map(repr, column.distinct)) == list(map(repr, values))
    assert list(map(repr, column.values)) == list(map(repr, values))


def test_every_feature_gets_its_own_value_back() -> None:
    chance = random.Random(4)
    some: list[AttributeValue] = ["M1", "M2", None, "", 7, 7.5, b"\x00", True]
    values = [chance.choice(some) for _ in range(1000)]
    column = Column.of(values)
    assert list(map(repr, column.values)) == list(map(repr, values))
    assert len(column.distinct) == len(some)


def test_a_column_of_no_features_is_empty() -> None:
    column = Column.of([])
    assert (list(column.distinct), column.codes.tolist(), column.values) == ([], [], [])


def test_tables_in_memory_need_no_fetching() -> None:
    table = Names()
    assert table.is_at_hand
    assert table.has_names
    table.fetch(Progress(cancelled=lambda: True))
    assert table.is_at_hand, "not even after a cancel"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, None, 2, 1], [1, None, 2, 1]),
        ([1, 2.5], [1.0, 2.5]),
        (["a", None], ["a", None]),
        (["a", 1, None], ["a", "1", None]),
        ([10**30, 1], [str(10**30), "1"]),
        ([True, False, None], [True, False, None]),
        ([None], [None]),
        ([], []),
    ],
)
def test_columns_become_arrow(values: list[AttributeValue], expected: list[AttributeValue]) -> None:
    rows = arrow_rows_of({"no": Column.of(values)}, np.arange(len(values)))
    assert rows.table.to_pydict() == {"no": expected}
