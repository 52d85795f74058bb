"""Columns of two deliveries are known by name, else by their values."""

from pathlib import Path

import pytest

from gisapp.core.deliveries.columns import (
    ColumnPair,
    columns_of,
    differing,
    folded_name,
    paired_by_name,
    renamed,
)
from gisapp.core.layers.attributes import Column, Field
from gisapp.errors import SourceError
from tests.deliveries import OLD_ROWS, columns, opened, write_plots


def fields(*names: str) -> list[Field]:
    return [Field(name, "String") for name in names]


def test_names_are_the_same_in_any_width_case_and_with_blanks() -> None:
    pairs, gone, added = paired_by_name(
        fields("编号", "Area（亩）", "a", "old"), fields("A", "编号", "area (亩)", "new")
    )
    assert set(pairs) == {
        ColumnPair("编号", "编号"),
        ColumnPair("Area（亩）", "area (亩)"),
        ColumnPair("a", "A"),
    }
    assert (gone, added) == (("old",), ("new",))


def test_columns_that_differ_in_case_alone_stay_apart() -> None:
    pairs, gone, added = paired_by_name(fields("A", "a"), fields("a", "A"))
    assert {(pair.old, pair.new) for pair in pairs} == {("A", "A"), ("a", "a")}
    assert (gone, added) == ((), ())


def test_a_column_of_another_name_is_known_by_its_values() -> None:
    old = columns(owner=["甲", "乙", "丙"], one=["x", "x", "x"])
    new = columns(firm=["甲", "乙", "丙"], area=[1, 2, 3], other=["x", "x", "x"])
    assert list(renamed(old, new)) == [ColumnPair("owner", "firm")]


def test_a_longer_name_is_the_same_column_though_all_rows_have_one_value() -> None:
    old = columns(用途=["工业", "工业", "工业"])
    new = columns(土地用途=["工业", "工业", "工业"], 状态=["工业", "工业", "工业"])
    assert list(renamed(old, new)) == [ColumnPair("用途", "土地用途")]


def test_values_differ_by_what_they_mean() -> None:
    old = Column.of([1, "a ", None, "007", 2, None])
    new = Column.of(["1.0", "a", "", 7, 3, 0])
    assert differing(old, new).tolist() == [3, 4, 5]


def test_a_file_that_is_another_one_is_not_read_again(tmp_path: Path) -> None:
    path = write_plots(tmp_path, "plots.gpkg", OLD_ROWS)
    layer = opened(path)
    ids = layer.geometry.feature_ids.tolist()
    layer.attributes.fetch()
    path.unlink()
    write_plots(tmp_path, "plots.gpkg", OLD_ROWS[:3])
    assert list(columns_of(layer, ["编号", "名称"], ids)) == ["名称"]
    with pytest.raises(SourceError):
        columns_of(layer, ["编号"], ids)


def test_a_name_is_folded() -> None:
    assert folded_name(" Plot　ID ") == "plotid"
