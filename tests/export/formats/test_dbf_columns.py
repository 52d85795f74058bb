"""Columns are made to fit into dBASE: names, texts and numbers."""

import numpy as np
import pyarrow as pa
import pytest

from gisapp.export.formats.dbf_columns import (
    as_dbf,
    dbf_names,
    is_inexact,
    is_long,
    is_long_number,
    not_encodable,
)


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK"])
def test_names_have_ten_bytes_and_are_each_once(encoding: str) -> None:
    names = ["土地用途代码", "土地用途名称", "土地用途", "x" * 20_000, "X" * 12, "", "a\0b"]
    made = list(dbf_names(names, encoding).values())
    assert len({each.lower() for each in made}) == len(names)
    assert all(0 < len(each.encode(encoding)) <= 10 for each in made)
    assert "\0" not in "".join(made)


def test_texts_are_cut_at_a_whole_letter() -> None:
    table = pa.table({"a": ["工" * 100, None, "b"]})
    made = as_dbf(table, {"a": "a"}, "UTF-8", ())
    assert made["a"].to_pylist() == ["工" * 84, None, "b"]
    assert is_long(table["a"], "UTF-8")
    assert not is_long(table["a"], "GBK")


def test_which_numbers_are_too_long_or_too_fine() -> None:
    assert is_long_number(pa.int64(), pa.chunked_array([[10**18]]))
    assert not is_long_number(pa.int64(), pa.chunked_array([[10**18 - 1, None]]))
    assert not is_inexact(pa.chunked_array([[0.1, 123456.789, None, -1e15]]))
    for number in (1e-20, 1e300, np.pi * 1e-5, np.inf):
        assert is_inexact(pa.chunked_array([[number]]))


def test_letters_without_a_code_are_found() -> None:
    assert not_encodable(pa.table({"a": ["é?", "ﬀ😀"], "b": ["工", "厂"]}), "GBK") == {"a": "ﬀ😀"}
