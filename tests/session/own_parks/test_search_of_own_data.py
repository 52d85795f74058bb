"""A search knows what columns mean as soon as the user has said so, in every language and unit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.own_files import MAPPINGS, write_evaluation, write_plots


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    session = make_session(Settings(None), "zh")
    session.loader.open([str(write_plots(tmp_path)), str(write_evaluation(tmp_path))])
    wait(qtbot, session)
    yield session
    session.close()


def wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def found(qtbot: QtBot, session: Session, text: str) -> list[tuple[str, str]]:
    """Return what each hit is called and why it is one, once all is read."""
    session.searcher.find(text)
    wait(qtbot, session)
    session.searcher.find(text)
    wait(qtbot, session)
    return [(hit.title.zh, hit.matched.zh) for hit in session.searcher.find(text).hits]


def test_values_are_found_by_their_property_once_that_is_said(
    qtbot: QtBot, session: Session
) -> None:
    assert found(qtbot, session, "12.5万元/亩") == []
    for layer in session.state.layers.layers:
        session.state.layers.map(layer.layer_id, MAPPINGS[layer.origin.layer])
    wait(qtbot, session)
    assert found(qtbot, session, "12.5万元/亩") == [("DK-001", "亩均税收: 12.5 万元/亩")]
    assert ("二号", "用地面积: 10,000 平方米") in found(qtbot, session, "用地面积 15")


def test_what_is_not_said_any_more_is_not_found(qtbot: QtBot, session: Session) -> None:
    (plots,) = (each for each in session.state.layers.layers if each.origin.layer == "地块台账")
    session.state.layers.map(plots.layer_id, MAPPINGS["地块台账"])
    assert found(qtbot, session, "用地面积 15")
    session.state.layers.map(plots.layer_id, None)
    assert found(qtbot, session, "用地面积 15") == []
