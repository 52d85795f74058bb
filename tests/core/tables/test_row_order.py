"""Rows come in the order of any columns, what is missing last."""

import math
from decimal import Decimal

import pyarrow as pa
import pytest

from gisapp.core.tables.row_order import SortKey, ordered, whole_column

BIG = 2**53


@pytest.mark.parametrize(
    ("values", "up", "down"),
    [
        ([2.5, None, -math.inf, math.inf, 10.0], [2, 0, 4, 3, 1], [3, 4, 0, 2, 1]),
        ([BIG + 1, BIG, BIG + 2], [1, 0, 2], [2, 0, 1]),
        ([True, None, False], [2, 0, 1], [0, 2, 1]),
        ([Decimal("1.5"), Decimal("-2")], [1, 0], [0, 1]),
        (["b", None, "a"], [2, 0, 1], [0, 2, 1]),
        ([[2], [1]], [1, 0], [0, 1]),
        ([None, None], [0, 1], [0, 1]),
        ([], [], []),
    ],
)
def test_each_type_has_an_order(values: list[object], up: list[int], down: list[int]) -> None:
    table = pa.table({"x": pa.array(values)})
    assert ordered(table, [SortKey("x")]).tolist() == up
    assert ordered(table, [SortKey("x", descending=True)]).tolist() == down


def test_what_is_no_number_stands_before_what_is_missing() -> None:
    table = pa.table({"x": pa.array([math.nan, None, 1.0], from_pandas=False)})
    assert ordered(table, [SortKey("x")]).tolist() == [2, 0, 1]


def test_the_first_column_goes_before_the_others_and_rows_alike_stay() -> None:
    table = pa.table({"kind": ["b", "a", "b", "a"], "area": [1, 2, 3, 2]})
    keys = [SortKey("kind"), SortKey("area", descending=True)]
    assert ordered(table, keys).tolist() == [1, 3, 2, 0]
    assert ordered(table, []).tolist() == [0, 1, 2, 3]


def test_columns_come_in_one_piece_with_their_values() -> None:
    kind = pa.dictionary(pa.int32(), pa.string())
    pieces = pa.chunked_array([pa.array(["a"], kind), pa.array(["b"], kind)])
    assert whole_column(pieces).to_pylist() == ["a", "b"]


def test_texts_that_come_often_stand_as_rare_ones_do() -> None:
    long = "江西省南昌市高新大道" * 3
    texts = [f"{long}{number}" for number in (10, 2, 1)] + [None, "Ｂ", "b", "a"]
    often = pa.table({"x": pa.chunked_array([texts, texts, texts])})
    found = [texts[row % len(texts)] for row in ordered(often, [SortKey("x")]).tolist()]
    alone = pa.table({"x": pa.array(texts)})
    once = [texts[row] for row in ordered(alone, [SortKey("x")]).tolist()]
    assert list(dict.fromkeys(found)) == once
    assert found[-3:] == [None] * 3
    assert [each for each in found if each in ("Ｂ", "b")] == ["Ｂ", "b"] * 3
