"""Rows of two deliveries belong together where a key is there once in each."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.deliveries.columns import ColumnPair
from gisapp.core.deliveries.paired_rows import CompareError, Delivery, PairedRows
from gisapp.core.progress import NO_PROGRESS
from tests.core.layers.partial_layers import Store, partial_of
from tests.deliveries import NEW_ROWS, OLD_ROWS, opened, write_book


def test_rows_are_paired_by_key(tmp_path: Path) -> None:
    twice = (*NEW_ROWS, ("DK-001", "again", "1", "", "", ""))
    before = Delivery.of(opened(write_book(tmp_path, "a.xlsx", OLD_ROWS)), NO_PROGRESS)
    now = Delivery.of(opened(write_book(tmp_path, "b.xlsx", twice)), NO_PROGRESS)
    rows = PairedRows.of(before, now, [ColumnPair("编号", "编号")])
    assert [before.ids[place] for place in rows.old_places] == [4, 5]
    assert [now.ids[place] for place in rows.new_places] == [2, 5]
    assert [each.key for each in rows.only(rows.new, rows.old, now)] == [("DK-004",)]
    assert [each.key for each in rows.only(rows.old, rows.new, before)] == [("DK-002",)]
    (repeated,) = rows.repeated()
    assert repeated == (("DK-001",), (2,), (3, 6))
    ((_, old, new),) = rows.columns([ColumnPair("名称", "名称")])
    assert old.values == new.values == ["三号", "七号"]


def test_a_layer_beyond_memory_is_not_compared(tmp_path: Path) -> None:
    layer = opened(write_book(tmp_path, "a.xlsx", OLD_ROWS))
    content = replace(layer.content, partial=partial_of(Store()))
    with pytest.raises(CompareError, match="too large"):
        Delivery.of(replace(layer, content=content), NO_PROGRESS)
