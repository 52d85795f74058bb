"""All rows of a file beyond memory are ordered, counted and read as those in memory are."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.layers.row_store import RowStore
from gisapp.core.progress import NO_PROGRESS
from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.row_order import SortKey, ordered
from gisapp.errors import SourceError
from gisapp.sources.memory_budget import MemoryBudget
from tests.beyond_memory import MEGABYTE, opened
from tests.hostile_names import HOSTILE_NAMES, hostile_table, write_geoparquet

COUNT = 4000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_geoparquet(tmp_path / "plots.parquet", hostile_table(COUNT))


def rows_of(path: Path) -> RowStore:
    (layer,) = opened(path, MemoryBudget(MEGABYTE // 4, path.parent / "cache"))
    assert layer.partial is not None
    rows = layer.partial.store.rows
    assert rows is not None
    return rows


def in_memory(rows: RowStore) -> pa.Table:
    return rows.page(HOSTILE_NAMES, np.arange(COUNT), NO_PROGRESS).table


def test_rows_are_in_the_order_that_they_have_in_memory(path: Path) -> None:
    rows = rows_of(path)
    table, few = in_memory(rows), np.array([7, 3, 3999, 1200])
    keys = [SortKey(field, descending) for field in HOSTILE_NAMES for descending in (False, True)]
    for some in ([], *([key] for key in keys), [SortKey("flag"), SortKey("day", descending=True)]):
        wanted = ordered(table, some).tolist()
        assert rows.ordered(some, None, NO_PROGRESS).tolist() == wanted, some
        of_few = [each for each in wanted if each in few]
        assert rows.ordered(some, few, NO_PROGRESS).tolist() == of_few, some


def test_values_are_counted_in_all_rows_and_in_some(path: Path) -> None:
    rows, some = rows_of(path), np.arange(0, COUNT, 3)
    table, is_some = in_memory(rows), np.isin(np.arange(COUNT), some)
    for field in HOSTILE_NAMES:
        found = rows.counted(field, some, NO_PROGRESS)
        column, coded = CodedColumn.of(table.column(field)), CodedColumn.of(found.values)
        for counts, mask in ((found.counts, None), (found.left, is_some)):
            wanted = dict(zip(column.texts(), column.counts(mask).tolist(), strict=True))
            sums = np.bincount(coded.codes + 1, counts, len(coded.values) + 1)[1:]
            assert dict(zip(coded.texts(), sums.tolist(), strict=True)) == wanted, field
        assert (found.counts.sum(), found.left.sum()) == (COUNT, len(some))


def test_a_column_has_all_its_values(path: Path) -> None:
    rows = rows_of(path)
    table = in_memory(rows)
    for field in HOSTILE_NAMES:
        whole = CodedColumn.of(table.column(field))
        found = CodedColumn.of(rows.column(field, NO_PROGRESS))
        for coded in (whole, found):
            assert len(coded) == COUNT
        is_stated = whole.codes >= 0
        assert ((found.codes >= 0) == is_stated).all()
        texts = found.texts(found.codes[is_stated])
        assert texts == whole.texts(whole.codes[is_stated]), field


def test_a_page_is_in_the_order_that_was_asked_for(path: Path) -> None:
    page = rows_of(path).page(["number"], np.array([9, 2, 3000]), NO_PROGRESS)
    assert page.ids.tolist() == [9, 2, 3000]
    assert page.table.column("number").to_pylist() == [9, 2, 3000]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-900])


def _replaced(path: Path) -> None:
    write_geoparquet(path, hostile_table(COUNT - 1))


@pytest.mark.parametrize("change", [_cut, _replaced, Path.unlink])
def test_a_file_that_changed_is_one_sentence(path: Path, change: Callable[[Path], None]) -> None:
    rows = rows_of(path)
    change(path)
    with pytest.raises(SourceError):
        rows.ordered([SortKey("number")], None, NO_PROGRESS)
    with pytest.raises(SourceError):
        rows.counted("number", None, NO_PROGRESS)
