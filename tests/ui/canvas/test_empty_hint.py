"""The line over an empty map says what to do about it, and goes when there is something."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.session.preferences import use_language
from gisapp.session.session import Session
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.ui.canvas.empty_hint import EmptyHint
from tests.beyond_memory import MEGABYTE, opened, written

AWAY = (0.0, 0.0)


@pytest.fixture
def hint(qtbot: QtBot, session: Session) -> EmptyHint:
    hint = EmptyHint(session.state)
    qtbot.addWidget(hint)
    session.navigation.start_at()
    return hint


def hide_all(session: Session) -> None:
    for layer in session.state.layers.layers:
        session.state.layers.show(layer.layer_id, visible=False)


def test_where_there_is_something_to_click_nothing_is_said(hint: EmptyHint) -> None:
    assert not hint.isVisible()


def test_away_from_everything_it_says_how_to_come_back(hint: EmptyHint, session: Session) -> None:
    session.navigation.go_to(*AWAY)
    assert hint.isVisible()
    assert hint.text() == "Nothing to click in view. Press Home to see everything."
    session.navigation.go_home()
    assert not hint.isVisible()


def test_a_base_map_alone_is_nothing_to_click(hint: EmptyHint, session: Session) -> None:
    for layer in session.state.layers.layers:
        session.state.layers.show(layer.layer_id, visible=not layer.identifiable)
    assert session.state.layers.visible
    assert "Nothing to click" in hint.text()
    assert hint.isVisible()


def test_without_a_visible_layer_it_says_where_to_switch_one_on(
    hint: EmptyHint, session: Session
) -> None:
    hide_all(session)
    assert hint.isVisible()
    assert "No layer is shown" in hint.text()
    session.state.layers.show("district", visible=True)
    assert not hint.isVisible()


def test_it_speaks_the_language_that_is_chosen_while_it_is_shown(
    hint: EmptyHint, session: Session
) -> None:
    hide_all(session)
    use_language(session.state, "zh")
    assert hint.text() == session.state.words.value("canvas.nothing_shown")
    assert not hint.text().isascii()


@pytest.fixture
def overview(tmp_path: Path) -> Layer:
    """A layer of so many features that memory has room for an overview alone."""
    path = written(tmp_path / "town.gpkg")
    layers = opened(path, MemoryBudget(MEGABYTE // 8, tmp_path / "cache"))
    return next(layer for layer in layers if layer.is_overview)


def test_an_overview_says_that_one_may_zoom_in(
    hint: EmptyHint, session: Session, overview: Layer
) -> None:
    hide_all(session)
    session.state.layers.add(overview)
    assert overview.extent is not None
    session.navigation.show_extent(overview.extent)
    assert "an overview. Zoom in" in hint.text()
    assert hint.isVisible()


def test_beside_an_overview_a_layer_that_can_be_clicked_is_enough(
    hint: EmptyHint, session: Session, overview: Layer
) -> None:
    session.state.layers.add(overview)
    session.navigation.go_home()
    assert not hint.isVisible()


def test_with_nothing_open_it_says_how_to_open_something(hint: EmptyHint, session: Session) -> None:
    for layer in session.state.layers.layers:
        session.state.layers.remove(layer.layer_id)
    assert hint.isVisible()
    assert "Drop files here" in hint.text()
