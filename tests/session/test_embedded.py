"""The embedded data can always be brought back."""

from collections.abc import Iterator
from pathlib import Path

import geopandas
import pytest
import shapely
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.sources.embedded import open_embedded


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.embedded.put(open_embedded(), visible=True)
    yield session
    session.close()


def order(session: Session) -> list[str]:
    return [layer.layer_id for layer in session.state.layers.layers]


def test_all_that_was_removed_comes_back_in_its_order(session: Session) -> None:
    before = order(session)
    for layer_id in before[::2]:
        session.edits.remove(layer_id)
    session.embedded.show()
    assert order(session) == before
    session.history.undo()
    assert order(session) == before[1::2]


def test_what_is_hidden_is_shown_and_the_map_goes_there(session: Session) -> None:
    state = session.state
    state.layers.show("park", visible=False)
    session.navigation.go_to(0.0, 0.0)
    session.embedded.show()
    assert state.layers["park"].visible
    assert state.layers["park"].extent is not None
    assert state.viewport.value.extent.contains(state.layers["park"].extent)
    session.history.undo()
    assert not state.layers["park"].visible


@pytest.mark.usefixtures("qapp")
def test_below_the_users_own_data_only_the_base_map_is_seen() -> None:
    session = make_session(Settings(None), "en")
    session.embedded.put(open_embedded(), visible=False)
    groups = {layer.group for layer in session.state.layers.visible}
    assert groups == {"base", "context"}
    session.embedded.show()
    assert all(layer.visible for layer in session.state.layers.layers)
    session.close()


def test_where_all_is_shown_there_is_nothing_to_undo(session: Session) -> None:
    session.embedded.show()
    assert session.history.undoable.value is None


def test_all_else_goes_when_the_embedded_layers_are_put_back(session: Session) -> None:
    session.edits.remove("road")
    session.state.layers.set_opacity("park", 0.2)
    session.state.datasets.set(())
    session.embedded.put_back(visible=False)
    layers = session.state.layers
    assert [each.layer_id for each in layers.layers] == [
        each.layer_id for each in session.embedded.layers
    ]
    assert layers["park"].opacity == 1.0
    assert not layers["park"].visible
    assert len(session.state.datasets.value) == 1


def opened_box(session: Session, qtbot: QtBot, path: Path, box: shapely.Polygon) -> None:
    frame = geopandas.GeoDataFrame({"name": ["A"]}, geometry=[box], crs="EPSG:4326")
    frame.to_file(path)
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)


def groups_seen(session: Session) -> set[str]:
    return {layer.group for layer in session.state.layers.visible}


def test_own_data_elsewhere_switches_it_off_once(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    elsewhere = shapely.box(87.5, 43.8, 87.6, 43.9)
    opened_box(session, qtbot, tmp_path / "urumqi.gpkg", elsewhere)
    assert groups_seen(session) == {"base", "context", "urumqi.gpkg"}
    assert session.history.undoable.value is None
    session.embedded.show()
    opened_box(session, qtbot, tmp_path / "more.gpkg", elsewhere)
    assert groups_seen(session) == {"base", "context", "parks", "urumqi.gpkg", "more.gpkg"}


def test_own_data_in_the_district_is_seen_beside_it(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    opened_box(session, qtbot, tmp_path / "own.gpkg", shapely.box(115.95, 28.65, 115.96, 28.66))
    assert groups_seen(session) >= {"parks", "own.gpkg"}
