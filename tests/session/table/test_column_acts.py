"""A column colours, labels and ranks its layer, and ranking knows which way is better."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.session.session import Session
from gisapp.session.table.column_acts import can_color, can_label, can_rank
from tests.session.conftest import finish, session, works

__all__ = ["finish", "session", "works"]
WORKS = "works/works"


@pytest.fixture
def layer(session: Session, works: Path, finish: Callable[[], None]) -> Callable[[], Layer]:
    session.loader.open([str(works)])
    finish()
    return lambda: session.state.layers[WORKS]


def ranked(session: Session) -> list[int]:
    shown = session.tables.shown
    assert shown is not None
    staff: list[int] = shown.rows.rows.table.column("staff").take(shown.shown).to_pylist()
    return staff


def test_the_best_comes_first_and_the_present_row_is_sought(
    session: Session, layer: Callable[[], Layer], finish: Callable[[], None]
) -> None:
    asked: list[str] = []
    session.tables.asked.connect(asked.append)
    session.column_acts.rank_by(WORKS, "staff", 7)
    finish()
    assert asked == [WORKS]
    assert ranked(session) == list(range(39, -1, -1))
    sought = session.tables.take_sought()
    assert sought is not None
    assert (sought.column, sought.feature_id) == ("staff", 7)
    assert session.tables.take_sought() is None
    shown = session.tables.shown
    assert shown is not None
    assert shown.ranks is not None
    assert shown.ranks.tolist() == list(range(1, 41))


def test_where_less_is_better_the_least_comes_first(
    session: Session, layer: Callable[[], Layer], finish: Callable[[], None]
) -> None:
    schema = session.own_data.schema.properties
    lower = next(each for each in schema.values() if each.better == "lower")
    columns = (ColumnMapping("staff", lower.code),)
    session.state.layers.put(replace(layer(), mapping=LayerMapping(kind="plot", columns=columns)))
    session.column_acts.rank_by(WORKS, "staff")
    finish()
    assert ranked(session) == list(range(40))


def test_colours_and_labels_are_one_step_each(
    session: Session, layer: Callable[[], Layer], finish: Callable[[], None]
) -> None:
    session.column_acts.color_by(WORKS, "staff")
    finish()
    session.column_acts.label_by(WORKS, "staff")
    labels = layer().style.labels
    assert labels is not None
    assert (labels.template, labels.is_on) == ("{staff}", True)
    session.history.undo()
    assert layer().style.labels is None
    assert layer().coloring.attribute == "staff"
    session.history.undo()
    finish()
    assert not layer().coloring.attribute


def test_codes_are_not_ranked(layer: Callable[[], Layer]) -> None:
    assert can_rank(layer(), "staff")
    assert not can_rank(layer().with_role("staff", "code"), "staff")
    assert not can_rank(layer(), "name")
    assert not can_rank(layer(), "gisapp:note")
    assert can_color(layer(), "name")
    assert not can_color(layer(), "gone")
    assert not can_label(layer(), "{name}")
