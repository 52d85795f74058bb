"""The home view at the start: what can be gone on with, restored, found, and opened again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.details.home_files import OffersSection, RecentSection, StartSection
from tests.ledgers import write_ledger
from tests.ui.reading import WORDS, box, seen

LAYER_ID = "ledger/ledger"


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Session]]:
    """Begins a session in which the settings of those before are known."""
    sessions: list[Session] = []

    def begin() -> Session:
        sessions.append(make_session(Settings(tmp_path / "settings" / "window.ini"), "en"))
        sessions[-1].navigation.start_at()
        return sessions[-1]

    yield begin
    for each in sessions:
        each.close()


def idle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def click(view: QWidget, text: str) -> None:
    QTest.mouseClick(box(view, text), Qt.MouseButton.LeftButton)


def offers(qtbot: QtBot, session: Session) -> OffersSection:
    view = OffersSection(session, WORDS["en"], lambda _: None)
    qtbot.addWidget(view)
    view.resize(360, 400)
    view.show()
    return view


def recent(qtbot: QtBot, session: Session) -> RecentSection:
    view = RecentSection(session, WORDS["en"])
    qtbot.addWidget(view)
    view.resize(360, 400)
    view.show()
    return view


def saved_project(qtbot: QtBot, session: Session, folder: Path) -> Path:
    """Open a ledger, and save it as a project."""
    session.loader.open([str(write_ledger(folder))])
    idle(qtbot, session)
    session.projects.save_as(folder / "north.gisapp")
    idle(qtbot, session)
    return folder / "north.gisapp"


def test_one_click_goes_on_where_one_was(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    assert seen(offers(qtbot, first)) == ""
    saved_project(qtbot, first, tmp_path)
    first.last_session.keep()
    second = start()
    view = offers(qtbot, second)
    assert "Go on where you were · north" in seen(view)
    click(view, "Go on where you were")
    idle(qtbot, second)
    assert LAYER_ID in second.state.layers
    assert seen(offers(qtbot, second)) == ""


def test_recent_projects_come_first_and_what_is_open_is_left_out(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    project = saved_project(qtbot, first, tmp_path)
    assert seen(recent(qtbot, first)) == ""
    second = start()
    lines = seen(recent(qtbot, second)).splitlines()
    assert lines[0] == "Opened lately"
    assert lines[1].startswith("Project · north")
    assert "ledger.geojson" in lines[2]
    click(recent(qtbot, second), "north")
    idle(qtbot, second)
    assert second.projects.path.value == project


def test_a_project_that_is_gone_is_not_offered(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    saved_project(qtbot, start(), tmp_path).unlink()
    second = start()
    qtbot.waitUntil(lambda: "north" not in seen(recent(qtbot, second)))


def test_an_empty_map_offers_what_brings_something_onto_it(qtbot: QtBot) -> None:
    run: list[str] = []
    view = StartSection(WORDS["en"], run.append)
    qtbot.addWidget(view)
    view.resize(360, 400)
    view.show()
    click(view, "Show Qingshanhu data")
    click(view, "Try with example data")
    assert run == ["show_embedded", "try_example"]
