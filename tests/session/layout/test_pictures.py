"""Pictures of what a window shows: their previews and their files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gisapp.errors import GisAppError
from gisapp.session.layout.picture_choices import PictureChoices
from gisapp.session.layout.pictures import Pictures, WrittenPicture
from gisapp.session.layout.printing import Preview
from gisapp.session.session import Session
from tests.render.maps import LIGHT
from tests.ui.reading import session_of_embedded


@pytest.fixture
def session() -> Iterator[Session]:
    session = session_of_embedded()
    yield session
    session.close()


def test_a_picture_is_previewed_and_written(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    pictures = Pictures(session.state, session.tasks, session.basemaps)
    assert not pictures.is_classed
    asked = pictures.request_of(PictureChoices("zh", (400, 300), 96, "all", title="园区"), LIGHT)
    previews: list[Preview | GisAppError] = []
    pictures.preview(asked, 200, previews.append)
    qtbot.waitUntil(lambda: bool(previews))
    assert isinstance(previews[0], Preview)
    assert previews[0].image.width() == 200
    written: list[WrittenPicture | GisAppError] = []
    pictures.write(asked, tmp_path / "map.png", written.append)
    qtbot.waitUntil(lambda: bool(written))
    assert written == [WrittenPicture(())]
    assert QImage(str(tmp_path / "map.png")).width() == 400
