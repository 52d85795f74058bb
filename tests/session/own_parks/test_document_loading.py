"""Documents are looked for, and pictures made small, by workers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.own_parks.document_loading import Thumbnail, Wanted
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.session.start.example_data import example_folder
from gisapp.sources.documents import Documents


@pytest.fixture
def session() -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


def test_documents_of_rows_come_one_for_each(session: Session, qtbot: QtBot) -> None:
    source = example_folder() / "ledger-2026.xlsx"
    key = sorted((example_folder() / "photos").iterdir())[0].stem
    taken: list[list[Documents]] = []
    session.documents.find((Wanted(source, (), key), Wanted(source, ("x.jpg",), "")), taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    first, second = taken[0]
    assert first.pictures
    assert second.missing == ("x.jpg",)


def test_pictures_come_one_by_one_in_their_order(session: Session, qtbot: QtBot) -> None:
    paths = sorted((example_folder() / "photos").iterdir())[:5]
    paths.insert(2, Path("gone.jpg"))
    made: list[Thumbnail] = []
    session.documents.load(paths, 64, made.append)
    qtbot.waitUntil(lambda: len(made) == len(paths))
    assert [each.path for each in made] == paths
    assert [each.image is None for each in made] == [False, False, True, False, False, False]


def test_nobody_waits_for_what_was_dropped(session: Session, qtbot: QtBot) -> None:
    made: list[Thumbnail] = []
    paths = sorted((example_folder() / "photos").iterdir())
    session.documents.load(paths, 64, made.append).drop()
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert made == []
