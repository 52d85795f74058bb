"""The first rows come at once, all of them with what is noted of each."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.row_notes import NO_NOTES
from gisapp.session.table.table_rows import NOTES, all_rows, first_rows, table_fields
from tests.own_files import PLOTS, ledger_layers


@pytest.fixture
def plots(tmp_path: Path) -> Layer:
    """Three plots with keys."""
    layers = ledger_layers(tmp_path)
    return next(each for each in layers if each.mapping == PLOTS)


def test_first_rows_are_those_of_the_file(plots: Layer) -> None:
    first, rest = first_rows(plots), all_rows(plots)
    assert (first.is_whole, rest.is_whole) == (False, True)
    assert first.count == rest.count == 3
    assert first.rows.table.equals(rest.rows.table)
    assert first.roles["编号"] == "code"
    assert rest.is_of(plots)


def test_notes_belong_to_keys_and_to_features(plots: Layer) -> None:
    notes = NO_NOTES.noted(0, "DK-003", "idle").noted(int(plots.geometry.feature_ids[0]), "", "x")
    rows = all_rows(plots).noted(replace(plots, notes=notes))
    noted = dict(
        zip(rows.rows.ids.tolist(), rows.rows.table.column(NOTES).to_pylist(), strict=True)
    )
    keys = rows.rows.table.column("编号").to_pylist()
    assert rows.rows.table.column(NOTES)[keys.index("DK-003")].as_py() == "idle"
    assert sorted(map(str, noted.values())).count("None") == 1


def test_columns_that_would_fill_the_memory_are_left_out(plots: Layer) -> None:
    assert table_fields(plots) == plots.attributes.fields
    assert [each.name for each in table_fields(plots, most_values=7)] == ["编号", "名称"]
    assert len(table_fields(plots, most_values=0)) == 1
