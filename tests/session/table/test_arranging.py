"""Which rows are shown, in which order."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.tables.row_order import SortKey
from gisapp.session.table.arranging import Arrangement, as_read, mask_of
from gisapp.session.table.table_rows import TableRows, all_rows
from tests.own_files import PLOTS, ledger_layers


@pytest.fixture
def plots(tmp_path: Path) -> Layer:
    """Three plots; the third states no area."""
    layers = ledger_layers(tmp_path)
    return next(each for each in layers if each.mapping == PLOTS)


@pytest.fixture
def rows(plots: Layer) -> TableRows:
    """All rows of the plots."""
    return all_rows(plots)


def test_lines_and_features_find_each_other(plots: Layer, rows: TableRows) -> None:
    made = Arrangement(rows, plots, (SortKey("面积", descending=True),)).made()
    ids = rows.rows.ids
    assert made.shown.tolist() == [1, 0, 2]
    assert made.ids_of(np.array([0])).tolist() == [ids[1]]
    assert made.lines_of(ids[:1]).tolist() == [1]
    assert made.lines_of(np.array([12345])).tolist() == []


def test_what_is_known_is_not_ordered_again(plots: Layer, rows: TableRows) -> None:
    keys = (SortKey("编号"),)
    known = Arrangement(rows, plots, keys).made()
    again = Arrangement(rows, plots, keys, selected=rows.rows.ids[:1], known=known).made()
    assert again.order is known.order
    assert again.shown.tolist() == [0]


def test_hidden_features_are_left_out_unless_all_are_wanted(plots: Layer, rows: TableRows) -> None:
    shown = plots.geometry.feature_ids == rows.rows.ids[2]
    filtered = replace(plots, content=plots.content.showing(shown))
    assert Arrangement(rows, filtered).made().shown.tolist() == [2]
    assert len(Arrangement(rows, filtered, is_filtered=False).made().shown) == 3


def test_a_view_leaves_what_touches_it(plots: Layer, rows: TableRows) -> None:
    extent = plots.index.extent
    assert extent is not None
    west = replace(extent, xmax=extent.xmin + 1)
    assert Arrangement(rows, plots, view=west).made().shown.tolist() == [0]


def test_equal_requests_are_told(plots: Layer, rows: TableRows) -> None:
    one = Arrangement(rows, plots)
    assert one.is_like(replace(one))
    assert not one.is_like(replace(one, keys=(SortKey("编号"),)))
    assert not one.is_like(replace(one, selected=rows.rows.ids))


def test_rows_as_read_are_all_shown(rows: TableRows) -> None:
    assert as_read(rows).shown.tolist() == [0, 1, 2]
    assert mask_of(rows, np.empty(0, np.int64)).tolist() == [False] * 3
