"""A layer's attributes with those of a table are asked like any others."""

from pathlib import Path

import numpy as np
import pytest

from gisapp.core.layers.attributes import Column, Field
from gisapp.core.layers.joined_attributes import JoinedAttributes, JoinedColumns
from tests.plots_and_firms import opened, write_plots

SINCE = Field("since", "Integer")


@pytest.fixture
def joined(tmp_path: Path) -> JoinedAttributes:
    columns = {SINCE: Column.of([1999, 2005])}
    table = JoinedColumns(columns, np.array([1, 3]), np.array([1, 0]))
    return JoinedAttributes(opened(write_plots(tmp_path)).attributes, table)


def test_a_record_has_both(joined: JoinedAttributes) -> None:
    assert [field.name for field in joined.fields] == ["编号", "名称", "since"]
    assert joined.record(1) == {"编号": "DK-001", "名称": "a", "since": 2005}
    assert joined.record(2)["since"] is None


def test_columns_come_in_the_order_asked_for(joined: JoinedAttributes) -> None:
    assert joined.column("since", [3, 2, 1, 3]).values == [1999, None, 2005, 1999]
    both = joined.columns(["since", "编号"], [3, 1])
    assert both["编号"].values == ["DK-003", "DK-001"]
    assert joined.known("since", [1]) == {1: 2005}


def test_names_stay_those_of_the_layer(joined: JoinedAttributes) -> None:
    joined.fetch()
    assert joined.has_names
    assert joined.is_at_hand
    assert joined.names_at_hand
    assert [name.zh for name in joined.names([2])] == ["b"]


def test_of_no_rows_there_is_nothing(tmp_path: Path) -> None:
    nothing = JoinedColumns({SINCE: Column.of([])}, np.array([], int), np.array([], int))
    attributes = JoinedAttributes(opened(write_plots(tmp_path)).attributes, nothing)
    assert attributes.column("since", [1, 2]).values == [None, None]


def test_rows_of_arrow_have_both_in_the_order_of_the_file(joined: JoinedAttributes) -> None:
    rows = joined.arrow_rows(["since", "编号"], np.array([3, 2, 1]))
    assert rows.table.to_pydict() == {
        "since": [2005, None, 1999],
        "编号": ["DK-001", "DK-002", "DK-003"],
    }
