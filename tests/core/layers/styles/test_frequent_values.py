"""The values that occur most come first, and ties in their order."""

import numpy as np
import pyarrow as pa

from gisapp.core.layers.styles.frequent_values import most_frequent
from gisapp.core.tables.coded_column import CodedColumn


def frequent(values: list[object], most: int) -> list[str]:
    return most_frequent(CodedColumn.of(pa.chunked_array([values])), most)


def test_the_most_frequent_come_first_and_of_equally_many_the_first() -> None:
    assert frequent(["c", "b", "a", "b", None, "c", "d"], 3) == ["b", "c", "a"]
    assert frequent([3, 1, 2, 2, 10], 4) == ["2", "1", "3", "10"]


def test_there_may_be_fewer_than_asked_for() -> None:
    assert frequent([], 3) == []
    assert frequent([None, None], 3) == []
    assert frequent(["a", "a"], 3) == ["a"]


def test_a_million_different_texts() -> None:
    texts = np.char.add("v", np.arange(200_000).astype(str)).tolist()
    assert frequent([*texts, "v77", "v9"], 3) == ["v77", "v9", "v0"]
