"""Rows are looked up by feature id, in any order."""

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.tables.arrow_rows import ArrowRows


def rows(ids: list[int], values: list[str | None]) -> ArrowRows:
    return ArrowRows.of(pa.table({"use": values}), np.array(ids, np.int64))


SOME = rows([30, 10, 20], ["c", "a", None])


def test_a_row_is_found_by_its_id() -> None:
    assert [SOME.record(feature_id)["use"] for feature_id in (10, 20, 30)] == ["a", None, "c"]


def test_values_come_in_the_order_asked_for_and_as_often() -> None:
    assert SOME.values("use", [30, 10, 30, 20]).to_pylist() == ["c", "a", "c", None]
    assert SOME.values("use", []).to_pylist() == []


def test_a_field_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        SOME.values("height", [10])


def test_rows_know_which_features_they_have() -> None:
    assert SOME.have([10, 30])
    assert SOME.have([])
    assert not SOME.have([10, 11])


def test_any_order_of_ids_finds_the_same_values() -> None:
    chance = np.random.default_rng(2)
    ids = chance.permutation(1000)
    many = ArrowRows.of(pa.table({"no": ids * 2}), ids)
    asked = chance.choice(1000, 300).tolist()
    assert many.values("no", asked).to_pylist() == [2 * each for each in asked]


def test_rows_of_some_features_keep_the_order_of_the_source() -> None:
    some = SOME.of_features(np.array([20, 30]))
    assert some.ids.tolist() == [30, 20]
    assert some.table.column("use").to_pylist() == ["c", None]
    assert SOME.of_features(np.array([10, 20, 30])) is SOME


def test_columns_are_chosen_and_put_beside_each_other() -> None:
    area = ArrowRows.of(pa.table({"area": [1, 2, 3]}), SOME.ids)
    both = SOME.beside(area)
    assert both.table.column_names == ["use", "area"]
    assert both.of_fields(["area"]).record(20) == {"area": 3}
