"""What is wrong with rows is told with the numbers that users see in their own program."""

import numpy as np
import pyarrow as pa

from gisapp.core.layers.layer import Problem
from gisapp.sources.tables.placement import placed
from gisapp.sources.tables.row_problems import problems_of
from gisapp.sources.tables.total_rows import are_totals


def problems(headings: list[str], *columns: list[object]) -> dict[str, Problem]:
    arrays = [pa.array(column) for column in columns]
    rows = np.arange(len(columns[0])) + 4
    found = placed(headings, arrays)
    totals = are_totals(arrays, len(rows))
    made = problems_of("名单", "firms.xlsx", headings, arrays, rows, totals, found)
    return {each.code: each for each in made}


def test_empty_and_bad_cells_are_counted_apart() -> None:
    found = problems(
        ["经度", "纬度"],
        ["115.98", "不详", None, "116", "116.1"],
        ["28.64", "28.6", None, "28.7", "28.8"],
    )
    assert found["rows_without_place"].message == (
        "firms.xlsx, 名单: rows without coordinates: 1 (row 6); they stay in the table."
    )
    assert "(row 5), such as “不详, 28.6”" in found["bad_coordinates"].message


def test_a_total_is_told_and_is_no_row_without_a_place() -> None:
    found = problems(["名称", "经度", "纬度"], ["甲", "合 计"], [115.98, None], [28.64, None])
    assert list(found) == ["total_rows"]
    assert found["total_rows"].message == (
        "firms.xlsx, 名单: totals among the rows: 1 (row 5); left out of sums."
    )
    assert found["total_rows"].feature_ids == (5,)


def test_a_table_without_coordinates_says_what_was_looked_for() -> None:
    found = problems(["企业"], ["甲"])
    assert "经度/纬度, lng/lat, X/Y" in found["no_coordinates"].message
    assert "addresses are not looked up" not in found["no_coordinates"].message
    found = problems(["企业", "地址"], ["甲"], ["南昌市"])
    assert "addresses are not looked up" in found["no_coordinates"].message


def test_exchanged_and_shifted_columns_are_told() -> None:
    found = problems(["高德经度", "高德纬度"], [28.64], [115.98])
    assert list(found) == ["named_shifted", "coordinates_exchanged"]
    assert "GCJ-02" in found["named_shifted"].message


def test_of_many_rows_the_first_are_named() -> None:
    found = problems(["经度", "纬度"], [115.98, *[None] * 50], [28.64, *[None] * 50])
    assert found["rows_without_place"].count == 50
    assert "15, 16 …)" in found["rows_without_place"].message
