"""A project's layers by source, and what of it is work."""

from dataclasses import replace

from gisapp.core.project.project import FileMark, PlaceView
from tests.projects import whole_project


def test_layers_are_found_by_their_source() -> None:
    assert [each.layer_id for each in whole_project().layers_of("plots")] == ["plots"]
    assert whole_project().layers_of("nowhere") == ()


def test_looking_around_and_another_state_of_a_file_are_no_work() -> None:
    project = whole_project()
    sources = tuple(replace(each, file=FileMark("x", 1)) for each in project.sources)
    other = replace(project, view=PlaceView(1, 2, 3), language="en", units=None, sources=sources)
    assert other.work == project.work
    assert replace(project, title="Other").work != project.work
