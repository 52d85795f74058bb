"""DuckDB orders and counts values, and reaches nothing but these."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from gisapp.core.tables.row_order import SortKey
from gisapp.sources.vector.row_database import row_database

HOSTILE = ["'; DROP TABLE kept; --", "a\0b", None, 'say "a"']


def test_rows_are_ordered_and_missing_values_come_last() -> None:
    with row_database() as database:
        for values, numbers in ((HOSTILE[:2], [0, 1]), (HOSTILE[2:], [2, 3])):
            database.add([pa.array(values, pa.string()), pa.array(numbers)])
        for is_descending in (False, True):
            found = database.ordered([SortKey("x", is_descending)], [False]).column(0).to_pylist()
            assert sorted(found) == [0, 1, 2, 3]
            assert found[-1] == 2


def test_values_are_counted() -> None:
    with row_database() as database:
        assert not database.has_rows
        database.add([pa.array(["a", "a", None]), pa.array([True, False, True])])
        counted = database.counted().to_pydict()
    found = dict(zip(counted["c0"], zip(counted["n"], counted["m"], strict=True), strict=True))
    assert found == {"a": (2, 1), None: (1, 1)}


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM read_csv('{path}')",
        "COPY kept TO '{path}.out'",
        "INSTALL httpfs",
        "ATTACH '{path}.db'",
        "SET enable_external_access = true",
    ],
)
def test_even_one_who_asks_reaches_no_file(tmp_path: Path, question: str) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("a,b\n1,2\n")
    with row_database() as database:
        database.add([pa.array([1])])
        with pytest.raises(duckdb.Error):
            database._asked(question.format(path=path))
    assert [each.name for each in tmp_path.iterdir()] == ["secret.csv"]
