"""After a crash what was not saved is offered, once, and never opened unasked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.ledgers import write_ledger


@pytest.fixture
def crashed(qtbot: QtBot, tmp_path: Path) -> Settings:
    """Settings of a user whose window ended without saving bookmarks on a ledger."""
    settings = Settings(tmp_path / "settings" / "window.ini")
    session = make_session(settings, "en")
    session.navigation.start_at()
    session.loader.open([str(write_ledger(tmp_path))])
    qtbot.waitUntil(lambda: not session.tasks.running)
    session.bookmarks.add("the corner")
    with qtbot.waitSignal(session.projects.autosaver.written):
        session.projects.autosaver.save()
    session.close()
    # The claim of a process that is gone no longer holds.
    for claim in (tmp_path / "data").rglob("*.lock"):
        claim.unlink()
    return settings


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def session(crashed: Settings) -> Iterator[Session]:
    session = make_session(crashed, "en")
    session.navigation.start_at()
    yield session
    session.close()


@pytest.fixture
def offered(session: Session, qtbot: QtBot) -> Message:
    """What the user is told at the start."""
    told: list[Message] = []
    session.messages.connect(told.append)
    session.start_offers.tell()
    qtbot.waitUntil(lambda: bool(session.start_offers.recoverable.value))
    return told[-1]


def idle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def test_it_is_restored_when_asked_for(session: Session, offered: Message, qtbot: QtBot) -> None:
    assert "ledger.geojson" in offered.sentence
    assert "ledger/ledger" not in session.state.layers
    restore, _ = offered.actions
    restore.run()
    idle(qtbot, session)
    assert [each.name for each in session.bookmarks.all.value] == ["the corner"]
    assert "ledger/ledger" in session.state.layers
    assert session.projects.compare()
    assert session.start_offers.recoverable.value == ()


def test_it_is_gone_once_it_was_discarded(
    session: Session, offered: Message, qtbot: QtBot, crashed: Settings
) -> None:
    _, discard = offered.actions
    discard.run()
    assert session.start_offers.recoverable.value == ()
    again = make_session(crashed, "en")
    again.start_offers.tell()
    idle(qtbot, again)
    assert again.start_offers.recoverable.value == ()
    again.close()


def test_without_a_crash_the_last_time_is_offered(
    qtbot: QtBot, tmp_path: Path, make: Callable[[], Session]
) -> None:
    first = make()
    first.loader.open([str(write_ledger(tmp_path))])
    idle(qtbot, first)
    first.last_session.keep()
    second = make()
    told: list[Message] = []
    second.messages.connect(told.append)
    second.start_offers.tell()
    assert [each.sentence for each in told] == ["Last time, ledger.geojson was open."]
    told[0].actions[0].run()
    idle(qtbot, second)
    assert "ledger/ledger" in second.state.layers


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Session]]:
    sessions: list[Session] = []

    def begin() -> Session:
        sessions.append(make_session(Settings(tmp_path / "other" / "window.ini"), "en"))
        sessions[-1].navigation.start_at()
        return sessions[-1]

    yield begin
    for each in sessions:
        each.close()
