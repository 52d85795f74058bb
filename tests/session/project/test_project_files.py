"""Projects are written by a worker, and packages stay packages only as long as they are."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.project.project import Project
from gisapp.session.project.on_disk import OnDisk
from gisapp.session.project.own_projects import OwnProjects
from gisapp.session.project.project_files import ProjectFiles
from gisapp.session.project.safe_copies import SafeCopies
from gisapp.session.session import Session
from gisapp.sources.project.project_file import read_project
from tests.projects import whole_project
from tests.session.project.conftest import Finish


def project_files(session: Session) -> ProjectFiles:
    return ProjectFiles(session.state, session.tasks, OwnProjects(session.settings))


def test_what_another_window_wrote_is_refused(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    writer, path = project_files(session), tmp_path / "a.gisapp"
    done: list[OnDisk | None] = []
    writer.write(Project(title="a"), path, OnDisk(), None, done.append)
    finish(session)
    writer.write(Project(title="b"), path, OnDisk(), "another digest", done.append)
    finish(session)
    assert [each and each.project for each in done] == [Project(title="a"), None]


def test_a_package_that_reaches_outside_is_none(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    writer = project_files(session)
    done: list[object] = []
    for name, folder in (("in", str(tmp_path)), ("out", "/elsewhere")):
        project = replace(whole_project(folder), is_package=True)
        writer.write(project, tmp_path / f"{name}.gisapp", OnDisk(), None, done.append)
    finish(session)
    assert read_project(tmp_path / "in.gisapp").project.is_package
    assert not read_project(tmp_path / "out.gisapp").project.is_package


def test_nobody_is_told_where_nothing_was_left_behind(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    found: list[object] = []
    project_files(session).find_autosaved(SafeCopies(tmp_path), found.append)
    finish(session)
    assert not found


def test_saving_again_and_again_is_no_conflict_with_oneself(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    session.projects.save_as(tmp_path / "a.gisapp")
    finish(session)
    asked: list[object] = []
    session.projects.overwrite_asked.connect(asked.append)
    for title in ("a", "b", "a", "", "a", "c"):
        session.projects.title.set(title)
        session.projects.save()
    finish(session)
    assert not asked
    assert read_project(tmp_path / "a.gisapp").project.title == "c"
    assert not session.projects.compare()
