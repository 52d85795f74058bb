"""Sessions without a window, and small files for them to open."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shapely
from pytestqt.qtbot import QtBot
from shapely.geometry import mapping

from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session in English that shows the whole world, and of which nothing is remembered."""
    session = make_session(Settings(None), "en")
    session.navigation.start_at()
    yield session
    session.close()


@pytest.fixture
def messages(session: Session) -> list[Message]:
    """All that the user of the session is told from now on."""
    messages: list[Message] = []
    session.messages.connect(messages.append)
    return messages


@pytest.fixture
def finish(qtbot: QtBot, session: Session) -> Callable[[], None]:
    """Wait until the session's workers have nothing left to do."""
    return lambda: qtbot.waitUntil(lambda: not session.tasks.running)


@pytest.fixture
def works(tmp_path: Path) -> Path:
    """A file of 40 works with a number of staff, so small that no names stand on the map."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"Works {number}", "staff": number},
            "geometry": mapping(shapely.Point(110 + number / 4, 28.7).buffer(1e-4, 1)),
        }
        for number in range(40)
    ]
    path = tmp_path / "works.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path
