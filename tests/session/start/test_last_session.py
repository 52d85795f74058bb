"""What was open is offered at the next start, and comes back with its view."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.space.extent import Extent
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.ledgers import write_ledger

NEAR = Extent(12_902_000, 3_322_000, 12_903_000, 3_323_000)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Session]]:
    """Begins a session in which the settings of those before are known."""
    sessions: list[Session] = []

    def begin() -> Session:
        session = make_session(Settings(tmp_path / "settings" / "window.ini"), "en")
        session.navigation.start_at()
        sessions.append(session)
        return session

    yield begin
    for each in sessions:
        each.close()


def idle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def open_ledger(qtbot: QtBot, session: Session, folder: Path) -> Path:
    path = write_ledger(folder)
    session.loader.open([str(path)])
    idle(qtbot, session)
    return path


def test_files_that_were_open_come_back_with_their_view(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    open_ledger(qtbot, first, tmp_path)
    first.navigation.show_extent(NEAR)
    first.edits.set_opacity("ledger/ledger", 0.5)
    view = first.state.viewport.value
    first.last_session.keep()
    second = start()
    offer = second.last_session.offer.value
    assert offer is not None
    assert offer.names == ("ledger.geojson",)
    assert "ledger/ledger" not in second.state.layers
    second.last_session.go_on()
    idle(qtbot, second)
    assert second.state.layers["ledger/ledger"].opacity == 0.5
    assert second.state.viewport.value.x == pytest.approx(view.x, abs=1)
    assert second.state.viewport.value.resolution == pytest.approx(view.resolution)
    assert second.last_session.offer.value is None
    assert second.projects.path.value is None
    assert not second.projects.compare()


def test_the_last_word_stays_though_an_earlier_one_is_still_being_written(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = start()
    open_ledger(qtbot, session, tmp_path)
    for hundredths in range(40):
        session.edits.set_opacity("ledger/ledger", hundredths / 200)
        session.last_session.keep_meanwhile()
        session.edits.set_opacity("ledger/ledger", (100 + hundredths) / 200)
        session.last_session.keep()
    session.last_session.close()
    kept = (tmp_path / "settings" / "last-session.gisapp").read_text(encoding="utf-8")
    assert '"opacity": 0.695' in kept


def test_a_project_comes_back_as_a_project(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    open_ledger(qtbot, first, tmp_path)
    first.projects.save_as(tmp_path / "north.gisapp")
    idle(qtbot, first)
    first.last_session.keep()
    second = start()
    offer = second.last_session.offer.value
    assert offer is not None
    assert (offer.is_project, offer.names) == (True, ("north",))
    second.last_session.go_on()
    idle(qtbot, second)
    assert second.projects.path.value == tmp_path / "north.gisapp"
    assert "ledger/ledger" in second.state.layers


def test_after_a_crash_one_goes_on_with_what_was_open(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    crashed = start()
    path = open_ledger(qtbot, crashed, tmp_path)
    kept = tmp_path / "settings" / "last-session.gisapp"
    qtbot.waitUntil(kept.is_file)
    crashed.edits.set_opacity("ledger/ledger", 0.5)
    before = kept.read_bytes()
    crashed.last_session.keep_meanwhile()
    qtbot.waitUntil(lambda: kept.read_bytes() != before)
    second = start()
    offer = second.last_session.offer.value
    assert offer is not None
    assert offer.names == (path.name,)
    second.last_session.go_on()
    idle(qtbot, second)
    assert second.state.layers["ledger/ledger"].opacity == 0.5


def test_what_is_gone_is_offered_no_longer(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    open_ledger(qtbot, first, tmp_path)
    first.projects.save_as(tmp_path / "north.gisapp")
    idle(qtbot, first)
    first.last_session.keep()
    (tmp_path / "north.gisapp").unlink()
    second = start()
    assert second.last_session.offer.value is not None
    qtbot.waitUntil(lambda: second.last_session.offer.value is None)


def test_what_was_opened_since_is_not_taken_away(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    open_ledger(qtbot, first, tmp_path)
    first.last_session.keep()
    second = start()
    open_ledger(qtbot, second, tmp_path)
    assert second.last_session.offer.value is None
    second.last_session.go_on()
    assert "ledger/ledger" in second.state.layers


def test_a_session_in_which_nothing_was_opened_leaves_the_offer(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    open_ledger(qtbot, first, tmp_path)
    first.last_session.keep()
    start().last_session.keep()
    assert start().last_session.offer.value is not None


@pytest.mark.parametrize(
    "text",
    ["no JSON", "[]", "[" * 100_000, '{"path": 1}', json.dumps({"path": "/\0", "names": []})],
)
def test_what_someone_else_wrote_there_is_no_offer(start: Callable[[], Session], text: str) -> None:
    start().settings.remember("last_session", text)
    assert start().last_session.offer.value is None
