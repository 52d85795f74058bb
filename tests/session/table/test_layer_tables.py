"""The table of a layer follows the map: its rows, their order, what is seen and selected."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gisapp.core.filters.layer_filter import Between, LayerFilter
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.tables.row_order import SortKey
from gisapp.core.tables.table_look import Scope
from gisapp.session.session import Session
from gisapp.session.table.layer_tables import LayerTables, has_table
from gisapp.sources.embedded import open_embedded

Finish = Callable[[], None]


@pytest.fixture
def tables(session: Session, finish: Finish, works: Path) -> LayerTables:
    """The table of forty works, all read."""
    session.loader.open([str(works)])
    finish()
    layer = next(each for each in session.tables.layers if each.dataset is None)
    session.tables.show_layer(layer.layer_id)
    finish()
    return session.tables


def names(tables: LayerTables) -> list[str]:
    shown = tables.shown
    assert shown is not None
    column = shown.rows.rows.table.column("name").to_pylist()
    return [column[row] for row in shown.shown]


def show_only(tables: LayerTables, scope: Scope) -> None:
    tables.change_look(tables.look.showing_only(scope, checked=True))


def test_all_rows_come_in_the_order_of_the_file(tables: LayerTables) -> None:
    assert names(tables) == [f"Works {number}" for number in range(40)]
    assert not tables.busy.value


def test_rows_are_ordered(tables: LayerTables, finish: Finish) -> None:
    tables.change_look(replace(tables.look, keys=(SortKey("name", descending=True),)))
    assert tables.busy.value == "arranging"
    finish()
    assert names(tables)[:2] == ["Works 39", "Works 38"]


def test_only_what_is_selected_is_shown(tables: LayerTables, finish: Finish) -> None:
    shown = tables.shown
    assert shown is not None
    tables.select(shown.ids_of(np.array([3, 5])))
    show_only(tables, "selected")
    finish()
    assert names(tables) == ["Works 3", "Works 5"]
    tables.select(shown.ids_of(np.array([5, 7])), toggle=True)
    finish()
    assert names(tables) == ["Works 3", "Works 7"]


def test_only_what_is_in_view_is_shown(
    session: Session, tables: LayerTables, finish: Finish
) -> None:
    layer = tables.layer
    assert layer is not None
    shown = tables.shown
    assert shown is not None
    show_only(tables, "in_view")
    tables.go_to(shown.ids_of(np.array([4])))
    finish()
    tables.change_look(replace(tables.look, keys=(SortKey("staff"),)))
    finish()
    assert names(tables) == ["Works 4"]
    assert session.state.selection.value.subject is not None


def test_only_what_the_filter_leaves_is_shown(
    session: Session, tables: LayerTables, finish: Finish
) -> None:
    layer = tables.layer
    assert layer is not None
    session.edits.filter(layer.layer_id, LayerFilter((Between("staff", 3, 4),)))
    finish()
    assert names(tables) == ["Works 3", "Works 4"]
    tables.change_look(tables.look.showing_only("filtered", checked=False))
    finish()
    assert len(names(tables)) == 40


def test_each_layer_keeps_its_look(tables: LayerTables, finish: Finish) -> None:
    works = tables.layer_id.value
    tables.change_look(tables.look.with_hidden("staff"))
    tables.show_layer("enterprise")
    finish()
    assert not tables.look.hidden
    tables.show_layer(works)
    assert tables.look.hidden == ("staff",)


def test_a_layer_that_goes_takes_its_table_along(session: Session, tables: LayerTables) -> None:
    session.state.layers.remove(tables.layer_id.value)
    assert (tables.layer_id.value, tables.shown) == ("", None)


def test_the_base_map_has_no_table(session: Session) -> None:
    session.embedded.put(open_embedded(), visible=True)
    listed = {each.layer_id for each in session.tables.layers}
    assert "enterprise" in listed
    others = [each for each in session.state.layers.layers if each.layer_id not in listed]
    assert others
    assert not any(map(has_table, others))


def test_rows_that_cannot_be_read_are_said_to_be(
    session: Session, finish: Finish, works: Path
) -> None:
    session.loader.open([str(works)])
    finish()
    layer = next(each for each in session.tables.layers if each.dataset is None)
    works.unlink()
    session.tables.show_layer(layer.layer_id)
    finish()
    assert session.tables.has_failed
    assert session.tables.shown is None or not session.tables.shown.rows.is_whole


def test_a_note_stands_in_the_table(session: Session, tables: LayerTables, finish: Finish) -> None:
    shown = tables.shown
    assert shown is not None
    (feature_id,) = shown.ids_of(np.array([2])).tolist()
    session.notes.note(FeatureRef(tables.layer_id.value, feature_id), "idle")
    finish()
    session.table_finder.find("IDLE")
    finish()
    assert session.table_finder.next_cell(-1, "", 1) == (2, "gisapp:note")
