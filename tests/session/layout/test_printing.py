"""What a map may be about, and what comes of work that the user ends."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, GisAppError
from gisapp.session.layout.printing import Printing, gathered
from gisapp.session.session import Session
from tests.ui.reading import session_of_embedded


@pytest.fixture
def session() -> Iterator[Session]:
    session = session_of_embedded()
    yield session
    session.close()


def test_a_map_may_be_about_the_picked_layer(session: Session) -> None:
    printing = Printing(session.state, session.tasks, session.basemaps)
    assert not printing.can_show("layer")
    session.state.picked_layer.set("park")
    assert printing.extent_of("layer") == session.state.layers["park"].extent
    assert printing.gather(session.state.viewport.value) is None


def test_the_user_who_ends_it_is_told_so_and_who_wants_nothing_is_not(
    session: Session, qtbot: QtBot
) -> None:
    printing = Printing(session.state, session.tasks, session.basemaps)
    taken: list[int | GisAppError] = []

    def forever(progress: Progress) -> int:
        while True:
            progress.check()

    printing.run("sheet", forever, taken.append, None).cancel()
    qtbot.waitUntil(lambda: bool(taken))
    assert isinstance(taken[0], Cancelled)
    printing.run_preview(forever, taken.append, None)
    printing.run_preview(lambda _: 7, taken.append, None)
    qtbot.waitUntil(lambda: len(taken) == 2)
    assert taken[1] == 7


def test_without_tiles_nobody_waits() -> None:
    progress = Progress(lambda _: None, lambda: False)
    assert gathered(None, progress) == (None, progress)
