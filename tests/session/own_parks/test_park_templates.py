"""An empty file is written in a worker, and the user is told what to do with it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gisapp.session.messages import Message
from gisapp.session.session import make_session
from gisapp.session.settings import Settings


def test_what_was_written_is_told_with_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    session = make_session(Settings(None), "en")
    told: list[Message] = []
    session.messages.connect(told.append)
    session.park_templates.write(tmp_path / "mine.xlsx")
    qtbot.waitUntil(lambda: bool(told))
    assert "mine.xlsx was saved" in told[0].sentence
    assert (tmp_path / "mine.xlsx").exists()
    session.close()
