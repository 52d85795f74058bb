"""Suggestions come by themselves for what was opened, and anew where columns become known."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.session.session import Session
from gisapp.session.styles.suggester import can_suggest
from tests.session.conftest import finish, session

__all__ = ["finish", "session"]
ROWS = 30


@pytest.fixture
def plots(tmp_path: Path) -> Path:
    """A table of plots with coordinates, of which one column means something to nobody yet."""
    path = tmp_path / "plots.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["no", "lon", "lat", "state", "q7"])
        for row in range(ROWS):
            writer.writerow([f"P{row}", 115 + row / 99, 28.7, ("idle", "let")[row % 2], row * 1.7])
    return path


def opened(session: Session, path: Path, finish: Callable[[], None]) -> str:
    session.loader.open([str(path)])
    finish()
    (layer,) = (each for each in session.state.layers.layers if each.dataset is None)
    return layer.layer_id


def test_what_was_opened_is_looked_at_and_told(
    session: Session, plots: Path, finish: Callable[[], None]
) -> None:
    told: list[str] = []
    session.suggester.changed.connect(told.append)
    layer_id = opened(session, plots, finish)
    session.suggester.ask(layer_id)
    finish()
    assert told == [layer_id]
    found = session.suggester.of(layer_id)
    assert [each.field for each in found] == ["state", "q7"]
    assert (found[0].stated, found[0].rows) == (ROWS, ROWS)


def test_a_meaning_makes_other_suggestions(
    session: Session, plots: Path, finish: Callable[[], None]
) -> None:
    layer_id = opened(session, plots, finish)
    layer = session.state.layers[layer_id]
    tax = ColumnMapping("q7", "tax_per_land", unit="1e4 CNY/mu")
    session.state.layers.put(replace(layer, mapping=LayerMapping(kind="plot", columns=(tax,))))
    assert session.suggester.of(layer_id) == ()
    session.suggester.ask(layer_id)
    finish()
    assert {each.field for each in session.suggester.of(layer_id)} == {"state", "q7"}


def test_nothing_is_suggested_for_a_layer_that_is_gone(
    session: Session, plots: Path, finish: Callable[[], None]
) -> None:
    layer_id = opened(session, plots, finish)
    session.edits.remove(layer_id)
    session.suggester.ask(layer_id)
    assert session.suggester.of(layer_id) == ()


def test_tables_without_places_have_no_colours(
    session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("firm,state\n" + "".join(f"F{row},{'ab'[row % 2]}\n" for row in range(9)))
    layer_id = opened(session, path, finish)
    assert not can_suggest(session.state.layers[layer_id])
    assert session.suggester.of(layer_id) == ()
