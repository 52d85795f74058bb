"""What is not saved is kept safe off the UI thread, and forgotten once it is saved."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gisapp.session.messages import Message
from gisapp.session.project.on_disk import OverwriteQuestion
from gisapp.session.project.safe_copies import Autosaved, SafeCopies
from gisapp.session.session import Session
from tests.session.project.conftest import Begin, Finish


def keep_safe(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.projects.autosaver.written):
        session.projects.autosaver.save()


def files_in(copies: SafeCopies) -> int:
    return len(list(copies._folder.glob("*.gisapp")))


def test_only_what_is_unsaved_is_kept_safe(
    qtbot: QtBot, session: Session, finish: Finish, saved: Path
) -> None:
    copies = SafeCopies.of_user()
    session.projects.open(saved)
    finish(session)
    session.projects.autosaver.save()
    assert files_in(copies) == 0
    session.projects.title.set("Work")
    keep_safe(qtbot, session)
    assert files_in(copies) == 1
    session.projects.save()
    finish(session)
    qtbot.waitUntil(lambda: not copies.has_any)


def test_a_crash_loses_nothing_that_was_kept_safe(
    qtbot: QtBot, begin: Begin, finish: Finish, saved: Path
) -> None:
    session = begin()
    session.projects.open(saved)
    finish(session)
    session.projects.title.set("Work <script>")
    keep_safe(qtbot, session)
    (copy,) = SafeCopies.of_user()._folder.glob("*.gisapp")
    left = copy.rename(copy.with_name("crashed.gisapp"))

    other = begin()
    found: list[Autosaved] = []
    other.projects.find_autosaved(found.extend)
    finish(other)
    assert [each.path for each in found] == [saved]
    other.projects.recover(found[0])
    finish(other)
    assert (other.projects.title.value, other.projects.path.value) == ("Work <script>", saved)
    assert other.projects.compare()
    assert other.projects.is_open
    qtbot.waitUntil(lambda: not left.exists())
    other.projects.save()
    finish(other)
    assert "Work <script>" in saved.read_text("utf-8")
    assert not other.projects.compare()


def test_what_another_window_saved_since_the_crash_is_not_lost(
    qtbot: QtBot, begin: Begin, finish: Finish, saved: Path
) -> None:
    session = begin()
    session.projects.open(saved)
    finish(session)
    session.projects.title.set("Work")
    keep_safe(qtbot, session)
    (copy,) = SafeCopies.of_user()._folder.glob("*.gisapp")
    copy.rename(copy.with_name("crashed.gisapp"))
    saved.write_text(saved.read_text("utf-8") + "\n", "utf-8")
    other = begin()
    found: list[Autosaved] = []
    asked: list[OverwriteQuestion] = []
    other.projects.find_autosaved(found.extend)
    finish(other)
    other.projects.recover(found[0])
    finish(other)
    other.projects.overwrite_asked.connect(asked.append)
    other.projects.save()
    finish(other)
    assert [each.doubt for each in asked] == ["changed_elsewhere"]


def test_who_closes_without_saving_leaves_no_copy(qtbot: QtBot, begin: Begin) -> None:
    session = begin()
    session.projects.title.set("Work")
    keep_safe(qtbot, session)
    session.projects.let_go()
    session.close()
    assert not SafeCopies.of_user().has_any


def test_a_folder_that_cannot_be_written_is_told_once(
    qtbot: QtBot, session: Session, told: list[Message]
) -> None:
    folder = SafeCopies.of_user()._folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    session.projects.title.set("Work")
    with qtbot.waitSignal(session.projects.autosaver.failed):
        session.projects.autosaver.save()
    session.projects.autosaver.save()
    assert [each.severity for each in told] == ["error"]
