"""The table of a layer beyond memory has all its rows, in any order, those of a filter alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import AnyOf, Between, LayerFilter, Matches
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.shown_count import shown_count
from gisapp.core.tables.row_order import SortKey
from gisapp.session.filtering.column_summaries import ColumnKey
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.session.table.paging import PAGE_ROWS
from gisapp.session.table.row_copying import rows_for_clipboard
from tests.beyond_memory import MEGABYTE
from tests.hostile_names import HOSTILE_NAMES, hostile_table, write_geoparquet

COUNT = 4000
Finish = Callable[[], None]


@pytest.fixture
def session(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Session]:
    """A session with so little memory that even small files stay on disk."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    session = make_session(Settings(None), "en", memory_bytes=MEGABYTE // 4)
    session.navigation.start_at()
    yield session
    session.close()


@pytest.fixture
def layer(session: Session, finish: Finish, tmp_path: Path) -> Layer:
    path = write_geoparquet(tmp_path / "plots.parquet", hostile_table(COUNT))
    session.loader.open([str(path)])
    finish()
    found = next(each for each in session.tables.layers if each.row_store is not None)
    session.tables.show_layer(found.layer_id)
    finish()
    return found


def numbers(session: Session) -> list[int]:
    """Return the numbers in the lines that have been read."""
    shown = session.tables.shown
    assert shown is not None
    numbers: list[int] = shown.rows.rows.table.column("number").to_pylist()
    return numbers


def line_count(session: Session) -> int:
    shown = session.tables.shown
    assert shown is not None
    return shown.line_count


def test_all_rows_are_there_and_read_as_they_are_seen(
    session: Session, layer: Layer, finish: Finish
) -> None:
    assert line_count(session) == COUNT
    assert numbers(session) == list(range(PAGE_ROWS))
    session.tables.need(3000)
    finish()
    shown = session.tables.shown
    assert shown is not None
    row = shown.row_in(3000)
    assert row is not None
    assert numbers(session)[row] == 3000
    assert shown.row_in(0) is None
    assert shown.ids_of(np.array([0, 3999])).tolist() == [0, 3999]


def test_rows_are_ordered_and_filtered_all_of_them(
    session: Session, layer: Layer, finish: Finish
) -> None:
    session.tables.change_look(session.tables.look.sorted_by("number", descending=True))
    finish()
    assert numbers(session)[:2] == [3999, 3998]
    session.edits.filter(layer.layer_id, LayerFilter((Between("number", 10, 2500),)))
    finish()
    assert line_count(session) == 2491
    assert numbers(session)[0] == 2500
    assert shown_count(session.state.layers[layer.layer_id]) == (2491, COUNT)
    session.tables.change_look(session.tables.look.showing_only("filtered", checked=False))
    finish()
    assert line_count(session) == COUNT
    session.history.undo()
    finish()
    assert session.state.layers[layer.layer_id].partial is not None
    assert shown_count(session.state.layers[layer.layer_id])[1] != 2491


@pytest.mark.parametrize("value", ["'; DROP TABLE kept; --", "zero\0byte", "$1 ? %s {0}"])
def test_hostile_values_are_values(
    session: Session, layer: Layer, finish: Finish, value: str
) -> None:
    wanted = hostile_table(COUNT).column(HOSTILE_NAMES[0]).to_pylist().count(value)
    session.edits.filter(layer.layer_id, LayerFilter((AnyOf(HOSTILE_NAMES[0], (value,)),)))
    finish()
    assert line_count(session) == wanted > 0


def test_expressions_and_areas_ask_all_rows(session: Session, layer: Layer, finish: Finish) -> None:
    session.edits.filter(layer.layer_id, LayerFilter((Matches("[c0] = 2 and number < 100"),)))
    finish()
    assert numbers(session) == [each for each in range(100) if each % 4 == 2]


def test_only_selected_rows_and_those_in_view(
    session: Session, layer: Layer, finish: Finish
) -> None:
    tables = session.tables
    tables.select(np.array([3500, 12]))
    tables.change_look(tables.look.showing_only("selected", checked=True))
    finish()
    assert numbers(session) == [12, 3500]
    tables.change_look(tables.look.showing_only("selected", checked=False))
    tables.go_to(np.array([3500]))
    tables.change_look(tables.look.showing_only("in_view", checked=True))
    finish()
    assert 3500 in numbers(session)
    assert line_count(session) < 100


def test_counts_are_of_all_rows(session: Session, layer: Layer, finish: Finish) -> None:
    key = ColumnKey(layer.layer_id, "c0")
    session.column_summaries.watch(key)
    session.edits.filter(layer.layer_id, LayerFilter((Between("number", None, 999),)))
    finish()
    summary = session.column_summaries.summary_of(key)
    assert summary is not None
    assert summary.profile.counts.tolist() == [1000] * 4
    assert summary.counts.tolist() == [250] * 4
    assert summary.rows == 1000
    assert summary.numbers is not None
    assert (summary.numbers.minimum, summary.numbers.median, summary.numbers.maximum) == (0, 1.5, 3)


def test_classes_are_made_of_all_rows(session: Session, layer: Layer, finish: Finish) -> None:
    session.edits.color_by(layer.layer_id, "number", "intervals")
    finish()
    coloring = session.state.layers[layer.layer_id].coloring
    assert coloring.basis == "all"
    assert coloring.breaks[0] == pytest.approx((COUNT - 1) / (len(coloring.breaks) + 1))


def test_notes_and_copies_have_the_right_rows(
    session: Session, layer: Layer, finish: Finish
) -> None:
    session.notes.note(FeatureRef(layer.layer_id, 3), "idle")
    finish()
    shown = session.tables.shown
    assert shown is not None
    assert shown.rows.rows.table.column("gisapp:note").to_pylist()[3] == "idle"
    text = rows_for_clipboard(shown, np.array([3900, 3]), ["No"], ["number"])
    assert text.text.split() == ["No", "3", "3900"]


def test_a_changed_file_is_said_and_the_rows_stay(
    session: Session, layer: Layer, finish: Finish, tmp_path: Path
) -> None:
    (tmp_path / "plots.parquet").write_bytes(b"PAR1")
    session.tables.change_look(session.tables.look.sorted_by("number", descending=True))
    finish()
    assert numbers(session)[0] == 0
    assert SortKey("number", descending=True) in session.tables.look.keys


def test_a_text_is_found_in_all_rows(session: Session, layer: Layer, finish: Finish) -> None:
    session.tables.change_look(session.tables.look.sorted_by("number", descending=True))
    finish()
    session.table_finder.find("3,00")
    finish()
    found, shown = session.table_finder.found.value, session.tables.shown
    assert found is not None
    assert shown is not None
    hits = [each for each in range(COUNT) if "300" in str(each)]
    lines = found.lines(shown).tolist()
    assert set(COUNT - 1 - np.array(hits)) <= set(lines)
    assert session.table_finder.next_cell(-1, "", 1) == (lines[0], "number")
