"""Texts come in the order in which users list them."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.tables.row_order import SortKey, ordered
from gisapp.core.tables.text_keys import folded_texts, text_keys


def in_order(texts: Sequence[str | None]) -> list[str | None]:
    rows = ordered(pa.table({"text": pa.array(texts, pa.string())}), [SortKey("text")])
    return [texts[row] for row in rows]


@pytest.mark.parametrize(
    "wanted",
    [
        ["DK-2", "DK-10", "DK-100"],
        ["007", "8", "09"],
        ["a2b9c", "a2b10", "a10"],
        ["啊", "北京", "南昌", "张"],
        ["a", "Ｂ", "c"],
        ["", "1", "a", "一"],
        ["x" * 60_000 + "1", "x" * 60_000 + "2"],
        ["A\0b", "A1"],
        ["9" * 70, "a"],
    ],
)
def test_texts_are_listed_as_users_do(wanted: list[str | None]) -> None:
    assert in_order(wanted[::-1]) == wanted
    assert in_order([None, *wanted]) == [*wanted, None]


def test_short_codes_are_numbers_and_long_texts_bytes_in_the_same_order() -> None:
    rng = np.random.default_rng(3)
    codes = [f"DK-{number:05}" for number in rng.permutation(50_000)]
    assert all(pa.types.is_integer(each.type) for each in text_keys(pa.array(codes)))
    longer = [f"{code}，江西省南昌市青山湖区高新大道" for code in codes]
    (keys,) = text_keys(pa.array(longer))
    assert pa.types.is_large_binary(keys.type)
    assert in_order(longer) == sorted(longer)
    assert in_order(codes) == sorted(codes)


def test_nothing_has_an_order_too() -> None:
    assert in_order([]) == []
    assert in_order([None, None]) == [None, None]


def test_case_and_width_are_folded() -> None:
    assert folded_texts(pa.array(["ＤＫ－1", "Dk"])).to_pylist() == ["dk-1", "dk"]
