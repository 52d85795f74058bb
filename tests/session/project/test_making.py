"""A session that remembers nothing keeps nothing safe."""

from pytestqt.qtbot import QtBot

from gisapp.session.project.safe_copies import SafeCopies
from gisapp.session.session import make_session
from gisapp.session.settings import Settings


def test_nothing_is_kept_safe_where_nothing_is_remembered(qtbot: QtBot) -> None:
    session = make_session(Settings(None), "en")
    session.projects.title.set("Work")
    session.projects.autosaver.save()
    session.projects.find_autosaved(lambda _: None)
    session.close()
    assert not SafeCopies.of_user().has_any
