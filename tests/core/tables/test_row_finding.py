"""Cells are found by what stands in them, however it is typed."""

import datetime

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.progress import Progress
from gisapp.core.tables.row_finding import cells_with, next_place
from gisapp.errors import Cancelled

TABLE = pa.table(
    {
        "code": ["DK-1", "ｄｋ－2", None],
        "area": [62000.0, None, 1.5],
        "count": [62, 7, 8],
        "built": [datetime.date(2017, 3, 5), None, None],
        "mark": [b"a", None, b"\xff"],
        "list": [["k"], None, []],
        "nothing": pa.nulls(3),
    }
)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("DK-", [1, 1, 0]),
        ("62,000", [1, 0, 0]),
        ("62", [2, 0, 0]),
        ("2017-03", [1, 0, 0]),
        ("1.5", [0, 0, 1]),
        ("'; drop table", [0, 0, 0]),
        ("%", [0, 0, 0]),
        (",", [0, 0, 0]),
        ("", [0, 0, 0]),
    ],
)
def test_cells_are_found(text: str, counts: list[int]) -> None:
    columns = ["code", "area", "count", "built", "nothing"]
    assert cells_with(TABLE, columns, text).tolist() == counts


def test_values_of_any_type_can_be_searched() -> None:
    assert cells_with(TABLE, TABLE.column_names, "k").tolist() == [2, 1, 0]


def test_a_search_ends_where_it_is_not_wanted() -> None:
    with pytest.raises(Cancelled):
        cells_with(TABLE, ["code"], "x", Progress(cancelled=lambda: True))


def test_from_the_last_place_one_comes_to_the_first() -> None:
    places = np.array([2, 5, 9])
    assert [next_place(places, here, 1) for here in (-1, 2, 9)] == [2, 5, 2]
    assert [next_place(places, here, -1) for here in (2, 6, 100)] == [9, 5, 9]
    assert next_place(np.array([], np.int64), 3, 1) is None
