"""Columns of Arrow become plain values."""

from datetime import date, datetime, time
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.tables.plain_values import plain
from gisapp.sources.vector.arrow_columns import as_stored, as_written, column_of, joined


def rows(ids: list[int], values: list[str | None]) -> ArrowRows:
    return ArrowRows.of(pa.table({"use": values}), np.array(ids, np.int64))


SOME = rows([30, 10, 20], ["c", "a", None])


def test_joined_rows_have_those_of_all_runs() -> None:
    both = joined([SOME, rows([5, 40], ["z", "y"])])
    assert both.values("use", [5, 10, 40, 30]).to_pylist() == ["z", "a", "y", "c"]
    assert both.have([5, 10, 20, 30, 40])


COLUMNS: dict[str, tuple[pa.Array, list[AttributeValue]]] = {
    "texts": (pa.array(["b", "a", None, "b"]), ["b", "a", None, "b"]),
    "whole numbers": (pa.array([3, None, 1, 3]), [3, None, 1, 3]),
    "numbers": (pa.array([0.5, 2.5, None]), [0.5, 2.5, None]),
    "zero beside nothing": (pa.array([0, None, 0]), [0, None, 0]),
    "truths": (pa.array([True, None, False]), [True, None, False]),
    "dates": (pa.array([date(2020, 5, 17), None]), ["2020-05-17", None]),
    "only missing texts": (pa.array([None, None], pa.string()), [None, None]),
    "only missing numbers": (pa.array([None, None], pa.int64()), [None, None]),
    "nothing": (pa.array([], pa.float64()), []),
    "no text": (pa.array([], pa.string()), []),
}


@pytest.mark.parametrize("what", COLUMNS)
@pytest.mark.parametrize("chunks", [1, 2])
def test_a_column_has_one_value_for_each_feature(what: str, chunks: int) -> None:
    array, expected = COLUMNS[what]
    column = column_of(pa.chunked_array([array] * chunks))
    assert column.values == expected * chunks
    assert len(column.codes) == len(expected) * chunks
    assert len(column.distinct) == len({(type(each), each) for each in expected})


def test_a_number_that_is_none_stays_one_value() -> None:
    column = column_of(pa.chunked_array([pa.array([float("nan"), 1.0, float("nan")])]))
    assert len(column.distinct) == 2
    assert column.values[1] == 1.0
    assert all(isinstance(each, float) and np.isnan(each) for each in column.values[::2])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("工业", "工业"),
        (7, 7),
        (True, True),
        (0.5, 0.5),
        (b"\x00", b"\x00"),
        (date(2020, 5, 17), "2020-05-17"),
        (datetime(2020, 5, 17, 8, 30), "2020-05-17T08:30:00"),
        (time(8, 30), "08:30:00"),
        ([1, "二"], '[1, "二"]'),
        ({"年": date(2020, 5, 17)}, '{"年": "2020-05-17"}'),
        (Decimal("1.5"), "1.5"),
    ],
)
def test_each_value_becomes_one_that_a_panel_shows(value: object, expected: AttributeValue) -> None:
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_values_are_told_as_they_were_written() -> None:
    table = pa.table(
        {
            "share": pa.array([0.1, None], pa.float32()),
            "day": pa.array([-800_000, 0], pa.date32()),
            "moment": ["\0" * 19, "2020-01-01T00:00:00"],
            "text": ["\0", "a\0b"],
        }
    )
    assert as_written(table).to_pydict() == {
        "share": [0.1, None],
        "day": ["-0221-09-04", "1970-01-01"],
        "moment": [None, "2020-01-01T00:00:00"],
        "text": ["\0", "a\0b"],
    }


def test_lists_and_objects_of_json_are_texts_as_they_are_stored() -> None:
    told = pa.ExtensionArray.from_storage(pa.json_(pa.string()), pa.array(['{"a":[1]}', None]))
    stored = as_stored(pa.table({"plain": [1, 2], "told": pa.chunked_array([told, told[:0]])}))
    assert stored.schema.types == [pa.int64(), pa.string()]
    assert stored.column("told").to_pylist() == ['{"a":[1]}', None]
