"""A session opens data and reports failures before it knows what their rows are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.data_session import DataSession, make_data_session
from gisapp.session.map_session import make_map_session
from gisapp.session.messages import Message
from gisapp.session.settings import Settings


@pytest.fixture
def session() -> Iterator[DataSession]:
    """A session for data alone."""
    made = make_data_session(make_map_session(Settings(None), "en"))
    yield made
    made.close()


def test_a_source_becomes_layers(session: DataSession, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("name,lon,lat\nZhaochi,115.98,28.64\n", encoding="utf-8")
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert [layer.origin.layer for layer in session.state.layers.layers] == ["firms"]


def test_what_cannot_be_opened_is_told(session: DataSession, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)
    session.loader.open([str(tmp_path / "gone.gpkg")])
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert [each.severity for each in told] == ["error"]
