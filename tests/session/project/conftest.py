"""Sessions with the embedded data, as the windows of one user on one machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.sources.embedded import open_embedded
from tests.plots_and_firms import joining, write_firms, write_plots

Begin = Callable[[], Session]
Finish = Callable[[Session], None]


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    """Make sessions in English, one after the other."""
    begun: list[Session] = []

    def begin() -> Session:
        session = make_session(Settings(tmp_path / "settings" / "window.ini"), "en")
        session.embedded.put(open_embedded(), visible=True)
        session.navigation.start_at()
        begun.append(session)
        return session

    yield begin
    for each in begun:
        each.close()


@pytest.fixture
def session(begin: Begin) -> Session:
    """One such session."""
    return begin()


@pytest.fixture
def told(session: Session) -> list[Message]:
    """All that the user of that session is told from now on."""
    told: list[Message] = []
    session.messages.connect(told.append)
    return told


@pytest.fixture
def finish(qtbot: QtBot) -> Finish:
    """Wait until a session's workers have nothing left to do."""
    return lambda session: qtbot.waitUntil(lambda: not session.tasks.running)


@pytest.fixture
def saved(begin: Begin, finish: Finish, tmp_path: Path) -> Path:
    """A project with three plots, to which a table of firms is joined, coloured by these."""
    session = begin()
    (tmp_path / "data").mkdir()
    files = (write_plots(tmp_path / "data"), write_firms(tmp_path / "data"))
    session.loader.open([str(each) for each in files])
    finish(session)
    plots, firms = layer_of(session, "地块"), layer_of(session, "企业")
    session.joiner.work_out(plots, firms, None, joining(session))
    finish(session)
    session.edits.color_by(plots.layer_id, "企业")
    finish(session)
    session.projects.save_as(tmp_path / "park.gisapp")
    finish(session)
    return tmp_path / "park.gisapp"


def layer_of(session: Session, table: str) -> Layer:
    """Return the layer of a table."""
    return next(each for each in session.state.layers.layers if each.origin.layer == table)
