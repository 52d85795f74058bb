"""A table of cells becomes a layer with typed columns, places and numbered rows."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from gisapp.sources.tables.table_builder import Cells, memory_table


def cells(headings: tuple[str, ...], *columns: Sequence[object], **more: object) -> Cells:
    arrays = tuple(pa.array(column) for column in columns)
    rows = np.arange(len(columns[0])) + 2
    return Cells("名单", headings, arrays, rows, **more)  # type: ignore[arg-type]


def test_rows_keep_the_numbers_of_their_program_and_blank_ones_go() -> None:
    table = memory_table(
        cells(
            ("名称", "lng", "lat", ""),
            ["甲", " ", "乙"],
            [115.9, None, 116.0],
            [28.6, None, 28.7],
            [None] * 3,
        ),
        "firms.csv",
    )
    assert table.ids is not None
    assert table.ids.tolist() == [2, 4]
    assert table.rows.column_names == ["名称", "lng", "lat"]
    assert (table.geometry_type, table.crs) == ("Point", "EPSG:4326")


def test_columns_without_a_name_that_have_cells_stay() -> None:
    table = memory_table(cells(("a", ""), ["x"], ["y"]), "t.csv")
    assert table.rows.to_pylist() == [{"a": "x", "field_2": "y"}]
    assert table.geometry_type == "None"


def test_shapes_are_no_attribute_unless_one_cannot_be_read() -> None:
    good, bad = ["POINT(1 2)", "POINT(3 4)", None], ["POINT(1 2)", "POINT(3 4)", "POINT(3"]
    assert memory_table(cells(("g",), good), "t.csv").rows.column_names == []
    assert memory_table(cells(("g",), bad), "t.csv").rows.column_names == ["g"]


def test_what_a_file_declares_goes_before_what_cells_look_like() -> None:
    columns = (["1", "2"], ["115.9", "116"], ["28.6", "28.7"])
    types = ("string", "point(x)", "point(y)")
    table = memory_table(cells(("a", "b", "c"), *columns, types=types), "t.csv")
    assert table.rows.column(0).to_pylist() == ["1", "2"]
    assert table.geometry_type == "Point"


def test_quantities_have_their_numbers_beside_them() -> None:
    table = memory_table(cells(("用地",), ["45亩", "6亩"]), "t.csv")
    assert table.rows.to_pylist()[0] == {"用地": "45亩", "用地（亩）": 45.0}
