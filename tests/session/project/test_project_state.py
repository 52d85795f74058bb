"""What a project is called, and what of it would be lost."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.project.project import Project
from gisapp.session.project.project_state import ProjectState, is_unsaved
from tests.projects import whole_project


def test_a_project_is_called_by_its_title_or_its_file() -> None:
    state = ProjectState()
    heard: list[object] = []
    state.noted.connect(heard.append)
    assert state.name == ""
    state.take_up(Path("/p/park.gisapp"), Project())
    assert (state.name, heard) == ("park", [])
    state.take_up(Path("/p/park.gisapp"), whole_project())
    assert state.name == "Example <script>"
    assert state.all_notes.bookmarks == whole_project().bookmarks
    assert state.all_notes.compared == whole_project().compared
    assert len(heard) == 4


def test_work_is_what_a_file_has_not() -> None:
    project = whole_project()
    assert not is_unsaved(project, replace(project, view=None))
    assert is_unsaved(project, replace(project, notes=""))
    assert is_unsaved(project, None)
    bare = Project(layers=(replace(project.layers[1], joins=()),))
    assert not is_unsaved(bare, None)
