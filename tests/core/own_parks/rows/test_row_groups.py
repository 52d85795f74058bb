"""Rows that may be compared."""

from gisapp.core.layers.attributes import Column
from gisapp.core.own_parks.rows.row_groups import RowGroups


def test_without_kinds_and_years_all_rows_are_one_group() -> None:
    groups = RowGroups.of(3, None, None)
    assert (list(groups.groups), groups.codes.tolist()) == ([("", "")], [0, 0, 0])


def test_rows_of_one_kind_and_year_are_a_group() -> None:
    kinds = Column.of(["plot", "park", "plot", "plot"])
    years = Column.of(["2024", "2024", "2025", "2024"])
    groups = RowGroups.of(4, kinds, years)
    told = [groups.groups[code] for code in groups.codes.tolist()]
    assert told == [("plot", "2024"), ("park", "2024"), ("plot", "2025"), ("plot", "2024")]


def test_where_each_row_is_alone_none_is_compared() -> None:
    kinds = Column.of([f"kind {number}" for number in range(600)])
    assert RowGroups.of(600, kinds, None).groups == ()


def test_a_table_without_rows_has_no_groups() -> None:
    assert list(RowGroups.of(0, None, None).groups) == []
