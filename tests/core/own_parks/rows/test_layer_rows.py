"""What is looked up in a mapped layer."""

from pathlib import Path

import pytest

from gisapp.core.own_parks.rows.layer_rows import bare_rows, rows_of
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from gisapp.sources.parks.known_headings import known_headings
from tests.own_files import EVALUATION, FIRMS, opened, write_book, write_evaluation, write_plots


def test_rows_are_found_by_key_name_and_parent(tmp_path: Path) -> None:
    files = opened(write_book(tmp_path))
    rows = files.own.layers[files.layer("企业").layer_id]
    # The ids are the rows of the sheet, below a title and the heading.
    assert rows.feature_ids.tolist() == [3, 4, 5, 6]
    assert rows.refs(rows.keys.find("qy-1")) == [files.ref("企业", 3), files.ref("企业", 4)]
    assert rows.names[0].find("乙公司").tolist() == [2]
    assert rows.parents[0].find("DK-001").tolist() == [0, 1, 2]
    assert [rows.group_of(files.ref("企业", row)) for row in (3, 4)] == [("", "2024"), ("", "2025")]
    assert rows.row_of(files.ref("企业", 99)) is None


def test_cells_come_in_the_order_asked_for_without_columns_that_are_gone(tmp_path: Path) -> None:
    files = opened(write_plots(tmp_path))
    rows = files.own.layers[files.layer("地块台账").layer_id]
    assert rows.cells(["名称", "没有"], [3, 1]) == {"名称": ["三号", "一号"]}
    assert rows.cells([], [1]) == {}


def test_ranked_columns_are_kept_and_others_are_not(tmp_path: Path) -> None:
    files = opened(write_evaluation(tmp_path), write_plots(tmp_path))
    (rows,) = (each for each in files.own.layers.values() if each.mapping == EVALUATION)
    assert list(rows.standings) == ["亩均税收"]
    (numbers,) = rows.standings["亩均税收"].numbers.values()
    assert len(numbers) == 3
    (plots,) = (each for each in files.own.layers.values() if each.mapping != EVALUATION)
    assert list(plots.standings) == ["面积", "建筑面积"]


def test_of_bare_rows_nothing_is_found(tmp_path: Path) -> None:
    files = opened(write_book(tmp_path))
    rows = bare_rows(files.layer("企业"), FIRMS)
    assert rows.keys.find("QY-1").tolist() == []
    assert rows.cells(["企业"], [5]) == {"企业": ["乙公司"]}
    assert rows.group_of(files.ref("企业", 5)) is None


def test_looking_up_can_be_cancelled(tmp_path: Path) -> None:
    layer = opened(write_book(tmp_path)).layer("企业")
    progress = Progress(lambda _: None, lambda: True)
    with pytest.raises(Cancelled):
        rows_of(layer, FIRMS, known_headings().schema, progress=progress)


def test_rows_are_read_whole_and_remembered(tmp_path: Path) -> None:
    files = opened(write_plots(tmp_path))
    rows = files.own.layers[files.layer("地块台账").layer_id]
    first, third = rows.records([1, 3])
    assert (first["名称"], third["园区"]) == ("一号", "南园")
    assert rows.records([3])[0] is third
    assert rows.records([]) == []
