"""The Example Park opens as a whole, its plots on top, and opening it twice opens nothing twice."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings

FROM_BELOW = ("park", "zones", "roads", "river", "供地台账", "企业名录", "项目台账", "plots")


@pytest.fixture
def session() -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


def layers_of(session: Session) -> list[str]:
    return [layer.origin.layer for layer in session.state.layers.layers]


def opened(session: Session, qtbot: QtBot) -> list[str]:
    session.example.open()
    qtbot.waitUntil(lambda: set(FROM_BELOW) <= set(layers_of(session)))
    qtbot.waitUntil(lambda: not session.tasks.running)
    return layers_of(session)


def test_ground_ledgers_and_plots_come_in_this_order(session: Session, qtbot: QtBot) -> None:
    assert tuple(opened(session, qtbot)) == FROM_BELOW
    plots = session.state.layers.layers[-1]
    assert plots.extent is not None
    assert session.state.viewport.value.extent.contains(plots.extent)


def test_what_is_open_is_not_opened_again(session: Session, qtbot: QtBot) -> None:
    once = opened(session, qtbot)
    session.example.open()
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert layers_of(session) == once


def test_what_was_closed_comes_back(session: Session, qtbot: QtBot) -> None:
    opened(session, qtbot)
    for layer in session.state.layers.layers:
        if layer.origin.source.endswith(".xlsx"):
            session.edits.remove(layer.layer_id)
    assert set(opened(session, qtbot)) == set(FROM_BELOW)
