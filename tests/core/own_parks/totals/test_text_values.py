"""Columns of texts as codes, and which rows count."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.own_parks.totals.text_values import codes_of, latest_rows
from tests.ledgers import MAPPING, ROWS, write_ledger
from tests.plots_and_firms import opened


def test_texts_are_codes_and_an_empty_one_states_nothing(tmp_path: Path) -> None:
    layer = opened(write_ledger(tmp_path))
    names = codes_of(layer, "名称")
    assert [names.texts[code] for code in names.codes] == ["东", "西", ""]
    assert names.is_stated.tolist() == [True, True, False]


def test_of_rows_with_one_key_the_latest_counts_and_those_without_one_all_count(
    tmp_path: Path,
) -> None:
    rows = (ROWS[0], {**ROWS[0], "年": 2025}, {**ROWS[1], "编号": ""}, {**ROWS[2], "编号": ""})
    layer = opened(write_ledger(tmp_path, rows))
    assert latest_rows(layer, replace(MAPPING, period_column="年")).tolist() == [1, 2, 3]
    assert latest_rows(layer, MAPPING).tolist() == [0, 2, 3]
    assert latest_rows(layer, replace(MAPPING, key="")).tolist() == [0, 1, 2, 3]
