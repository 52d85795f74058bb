"""The map is cleared for a project, and shows what that says; servers are asked by the user."""

from pathlib import Path

from gisapp.core.project.project import BasemapChoice, PlaceView
from gisapp.core.tiles.tile_grid import Tile
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.plots_and_firms import write_plots
from tests.session.project.conftest import Finish
from tests.tile_files import write_mbtiles


def test_all_that_the_user_opened_is_gone(session: Session, finish: Finish, tmp_path: Path) -> None:
    session.loader.open([str(write_plots(tmp_path))])
    finish(session)
    session.edits.set_opacity("park", 0.2)
    session.selector.select_subject("changdong")
    session.projects._stage.clear(shows_embedded=False)
    layers = session.state.layers
    assert [each.layer_id for each in layers.layers] == [
        each.layer_id for each in session.embedded.layers
    ]
    assert not layers["park"].visible
    assert layers["park"].opacity == 1.0
    assert not session.state.selection.value.features
    assert session.history.undoable.value is None


def test_a_place_is_shown_as_it_was(session: Session) -> None:
    session.projects._stage.show(PlaceView(115.9, 28.6, 7.0))
    viewport = session.state.viewport.value
    assert viewport.resolution == 7.0
    assert session.navigation.can_go_back.value
    session.projects._stage.show(PlaceView(115.9, 28.6, 9.0), is_first=True)
    assert not session.navigation.can_go_back.value


def test_a_base_map_of_a_server_is_asked_for_first(session: Session, told: list[Message]) -> None:
    session.projects._stage.show_basemap(BasemapChoice("online", "openstreetmap"), may_fetch=False)
    session.projects._stage.show_basemap(BasemapChoice("online", "none such"), may_fetch=True)
    assert session.state.basemap.value is None
    assert [len(each.actions) for each in told] == [1]
    assert "OpenStreetMap" in told[0].sentence


def test_a_base_map_in_a_file_is_shown(session: Session, finish: Finish, tmp_path: Path) -> None:
    path = tmp_path / "tiles.mbtiles"
    write_mbtiles(path, {Tile(9, 255, 170): b""}, bounds="-0.5,51.3,0.3,51.7")
    session.projects._stage.show_basemap(BasemapChoice("file", str(path)), may_fetch=False)
    finish(session)
    assert session.projects.document().basemap.kind == "file"
    session.projects.save_as(tmp_path / "a.gisapp")
    finish(session)
    session.projects.new()
    assert session.projects.document().basemap.kind == "offline"
    session.projects.open(tmp_path / "a.gisapp")
    finish(session)
    finish(session)
    assert session.state.basemap.value is not None
    assert not session.projects.compare()
