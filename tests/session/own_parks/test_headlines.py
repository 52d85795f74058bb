"""Figures of what is switched on come from workers, and are made anew where they are stale."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.session.session import Session
from tests.changing_files import ALL, frame
from tests.ledgers import MAPPING, write_ledger
from tests.parks import embedded

LAYER_ID = "ledger/ledger"


@pytest.fixture
def opened(session: Session, finish: Callable[[], None], tmp_path: Path) -> Session:
    """A session with a ledger of which nobody said what it means."""
    session.loader.open([str(write_ledger(tmp_path))])
    finish()
    return session


def ledger(session: Session) -> Layer:
    return session.state.layers[LAYER_ID]


def joined(session: Session, finish: Callable[[], None]) -> None:
    session.headlines.want(ledger(session))
    finish()


def test_nothing_is_joined_before_it_is_wanted(
    opened: Session, finish: Callable[[], None], qtbot: QtBot
) -> None:
    assert opened.headlines.state_of(ledger(opened)) == "coming"
    assert opened.headlines.of_layer(ledger(opened)) is None
    joined(opened, finish)
    headline = opened.headlines.of_layer(ledger(opened))
    assert headline is not None
    assert [each.total.value for each in headline.sums] == [105, 10]


def test_mapping_a_layer_makes_its_figures_stale_and_undoing_that_too(
    opened: Session, finish: Callable[[], None]
) -> None:
    joined(opened, finish)
    opened.state.layers.map(LAYER_ID, MAPPING)
    assert opened.headlines.of_layer(ledger(opened)) is None
    joined(opened, finish)
    headline = opened.headlines.of_layer(ledger(opened))
    assert headline is not None
    assert headline.kinds[0].count == 3
    opened.state.layers.map(LAYER_ID, None)
    assert opened.headlines.of_layer(ledger(opened)) is None


def test_a_layer_that_only_looks_otherwise_keeps_its_figures(
    opened: Session, finish: Callable[[], None]
) -> None:
    joined(opened, finish)
    outlines: list[object] = []
    opened.headlines.outline.changed.connect(outlines.append)
    opened.state.layers.set_opacity(LAYER_ID, 0.5)
    assert opened.headlines.state_of(ledger(opened)) == "there"
    assert outlines == []
    opened.state.layers.show(LAYER_ID, visible=False)
    assert len(outlines) == 1
    assert opened.headlines.layers == ()


def test_a_large_layer_is_added_up_only_when_asked(
    opened: Session, finish: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gisapp.session.own_parks.headlines.MOST_UNASKED", 2)
    joined(opened, finish)
    assert opened.headlines.state_of(ledger(opened)) == "on_request"
    opened.headlines.ask(LAYER_ID)
    finish()
    assert opened.headlines.state_of(ledger(opened)) == "there"


def test_figures_of_a_file_that_changed_are_lost_until_it_is_read_anew(
    session: Session, finish: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else its values would be kept in memory, to be compared with a newer delivery.
    monkeypatch.setattr("gisapp.session.deliveries.kept_values._MOST_VALUES", 0)
    path = tmp_path / "plots.gpkg"
    frame(ALL).to_file(path)
    session.loader.open([str(path)])
    finish()
    frame(ALL[:9]).to_file(path)
    (plots,) = session.headlines.layers
    session.headlines.want(plots)
    finish()
    assert session.headlines.state_of(plots) == "lost"
    session.reloader.reload(plots)
    finish()
    (plots,) = session.headlines.layers
    session.headlines.want(plots)
    finish()
    assert session.headlines.state_of(plots) == "there"


def kinds_of(session: Session, dataset: ParkDataset) -> set[str]:
    headlines = session.headlines.of_dataset(dataset)
    assert headlines is not None
    return {each.kind for each in headlines}


def test_the_figures_of_many_facts_come_from_a_worker(
    session: Session, finish: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gisapp.session.own_parks.headlines.FEW_FACTS", 1)
    layers, dataset = embedded()
    session.state.layers.add(*layers)
    session.state.datasets.set((dataset,))
    came: list[None] = []
    session.headlines.changed.connect(came.append)
    assert session.headlines.of_dataset(dataset) is None
    finish()
    assert len(came) == 1
    assert "park" in kinds_of(session, dataset)


def test_kinds_that_are_switched_off_have_no_figures(session: Session) -> None:
    layers, dataset = embedded()
    session.state.layers.add(*layers)
    session.state.datasets.set((dataset,))
    assert list(session.headlines.datasets) == [dataset]
    assert {"park", "fund"} <= kinds_of(session, dataset)
    parks = next(each for each in layers if each.kind == "park")
    session.state.layers.show(parks.layer_id, visible=False)
    assert "park" not in kinds_of(session, dataset)
    assert "fund" in kinds_of(session, dataset)
    for layer in layers:
        session.state.layers.show(layer.layer_id, visible=False)
    assert not session.headlines.datasets


def test_what_is_removed_is_forgotten(opened: Session, finish: Callable[[], None]) -> None:
    joined(opened, finish)
    opened.edits.remove(LAYER_ID)
    assert opened.headlines.layers == ()
