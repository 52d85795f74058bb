"""The key is guessed from headings and values; rows are gathered by it."""

from gisapp.core.deliveries.columns import ColumnPair
from gisapp.core.deliveries.keys import KeyedRows, guessed_key, key_by_values, may_be_key
from gisapp.core.layers.attributes import Column
from tests.deliveries import columns

NAMES = [f"name {place}" for place in range(20)]


def pairs(*names: str) -> list[ColumnPair]:
    return [ColumnPair(name, name) for name in names]


def test_a_code_goes_before_a_row_number_and_an_area() -> None:
    old = columns(
        序号=range(20), 面积=range(100, 120), 地块编号=[f"D{n}" for n in range(20)], 名称=NAMES
    )
    new = columns(
        序号=range(20), 面积=range(100, 120), 地块编号=[f"D{n}" for n in range(3, 23)], 名称=NAMES
    )
    assert guessed_key(pairs(*old), old, new) == (ColumnPair("地块编号", "地块编号"),)


def test_two_columns_together_are_a_key_where_none_is_alone() -> None:
    block, number = ["east"] * 10 + ["west"] * 10, [*range(10), *range(10)]
    both = columns(block=block, number=number, use=["M1"] * 20)
    found = guessed_key(pairs(*both), both, both)
    assert {pair.new for pair in found} == {"block", "number"}


def test_a_column_of_another_name_may_be_the_key() -> None:
    old, new = columns(编号=NAMES, a=[1] * 20), columns(code=NAMES[::-1], b=[2] * 20)
    assert guessed_key((), old, new) == ()
    assert key_by_values(old, new) == (ColumnPair("编号", "code"),)


def test_nothing_in_common_is_no_key() -> None:
    old, new = columns(a=["x", "y"]), columns(a=["u", "v"])
    assert guessed_key(pairs("a"), old, new) == ()
    assert key_by_values(old, new) == ()


def test_rows_are_gathered_by_their_key() -> None:
    rows = KeyedRows.of([Column.of(["a", "ａ ", None, 7.0]), Column.of([1, 1, 2, ""])])
    assert rows.rows == {"a\x1f1": [0, 1]}
    assert rows.without_key == [2, 3]
    assert rows.key(1) == ("ａ", 1)


def test_headings_say_what_is_looked_at_first() -> None:
    assert may_be_key("宗地编号")
    assert not may_be_key("序号")
    assert not may_be_key("面积（亩）")
    assert not may_be_key("状态")
