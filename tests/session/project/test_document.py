"""The document of a project says what is on the map, at once."""

from pathlib import Path
from time import thread_time

from gisapp.core.project.project import BasemapChoice
from gisapp.core.space.viewport import Viewport
from gisapp.session.project.document import basemap_choice, view_of
from gisapp.session.session import Session
from gisapp.sources.tiles.online_catalogue import load_basemaps
from tests.plots_and_firms import write_plots
from tests.session.project.conftest import Finish


def test_a_document_of_many_layers_costs_no_time(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    for number in range(12):
        (tmp_path / f"{number}").mkdir()
        session.loader.open([str(write_plots(tmp_path / f"{number}"))])
    finish(session)
    session.projects.document()
    started = thread_time()
    for _ in range(10):
        session.projects.compare()
    assert (thread_time() - started) / 10 < 0.05
    sources = session.projects.document().sources
    assert len({each.source_id for each in sources}) == len(sources) == 13


def test_what_was_removed_of_a_source_is_noted(session: Session) -> None:
    session.edits.remove("road")
    (embedded,) = session.projects.document().sources
    assert embedded.removed == ("road",)
    session.history.undo()
    assert session.projects.document().sources[0].removed == ()


def test_base_maps_are_kept_by_their_codes() -> None:
    online = load_basemaps()[0]
    assert basemap_choice(None) == BasemapChoice()
    assert basemap_choice(online) == BasemapChoice("online", online.code, online.datum)


def test_a_view_is_kept_in_degrees() -> None:
    view = view_of(Viewport(0.0, 0.0, 2.5, 10, 10))
    assert (view.longitude, view.latitude, view.resolution) == (0.0, 0.0, 2.5)
