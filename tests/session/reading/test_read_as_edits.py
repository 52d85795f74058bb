"""Layers are read in another way: an edit that is undone, and known when the file opens again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import geopandas
import numpy as np
import pytest
import shapely
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.space.crs import extent_to_degrees
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings

Finish = Callable[[], None]

ZONE_39, ZONE_38 = ReadAs("EPSG:4527"), ReadAs("EPSG:4526")
"""Of the same numbers, one lies 3° west of the other."""


def write(path: Path, numbers: int = 3, *, crs: str | None = "EPSG:4526") -> Path:
    """Write plots of zone 39 near Nanchang, whose file states another zone, or none."""
    frame = geopandas.GeoDataFrame(
        {"name": [f"地块 {n}" for n in range(numbers)]},
        geometry=[
            shapely.box(39_400_000 + 10 * n, 3_175_000, 39_400_005 + 10 * n, 3_175_005)
            for n in range(numbers)
        ],
        crs=crs,
    )
    frame.to_file(path, engine="pyogrio")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "plots.gpkg")


@pytest.fixture
def layer(session: Session, finish: Finish, path: Path) -> Layer:
    session.loader.open([str(path)])
    finish()
    return session.state.layers["plots/plots"]


def west_of(layer: Layer) -> float:
    extent = layer.extent
    assert extent is not None
    return round(extent_to_degrees(extent).xmin, 2)


def now(session: Session) -> Layer:
    return session.state.layers["plots/plots"]


RIGHT_DEG = 115.98


def test_a_layer_is_read_in_another_way_and_back(
    session: Session, finish: Finish, layer: Layer
) -> None:
    stated = west_of(layer)
    session.read_as_edits.read_as({layer.layer_id: ZONE_39})
    finish()
    assert west_of(now(session)) == RIGHT_DEG
    session.history.undo()
    finish()
    assert (west_of(now(session)), now(session).origin.read_as) == (stated, AS_STATED)
    session.history.redo()
    finish()
    assert (west_of(now(session)), now(session).origin.read_as) == (RIGHT_DEG, ZONE_39)


def test_it_keeps_its_place_its_look_its_colours_and_what_is_selected(
    session: Session, finish: Finish, tmp_path: Path, layer: Layer
) -> None:
    session.loader.open([str(write(tmp_path / "above.gpkg"))])
    finish()
    session.edits.set_opacity(layer.layer_id, 0.4)
    session.edits.color_by(layer.layer_id, "name")
    selected = FeatureSet({layer.layer_id: np.array([2, 3])})
    session.state.selection.set(Selection(selected))
    finish()
    session.read_as_edits.read_as({layer.layer_id: ZONE_39})
    finish()
    assert [each.layer_id for each in session.state.layers.layers] == ["plots/plots", "above/above"]
    assert (now(session).opacity, now(session).symbology.attribute) == (0.4, "name")
    features = session.state.selection.value.features
    assert features.ids[layer.layer_id].tolist() == [2, 3]


def test_the_map_goes_where_the_layer_lies_now(
    session: Session, finish: Finish, layer: Layer
) -> None:
    assert layer.extent is not None
    session.navigation.show_extent(layer.extent)
    session.read_as_edits.read_as({layer.layer_id: ZONE_39})
    finish()
    extent = now(session).extent
    assert extent is not None
    assert session.state.viewport.value.extent.intersects(extent)


def test_what_cannot_be_read_so_stays_as_it_is(
    session: Session, finish: Finish, layer: Layer, messages: list[Message]
) -> None:
    session.read_as_edits.read_as({layer.layer_id: ReadAs("EPSG:999999")})
    finish()
    assert now(session) is layer
    assert session.history.undoable.value is None
    assert [message.severity for message in messages] == ["error"]


def test_reloaded_each_layer_is_still_read_in_its_way(
    session: Session, finish: Finish, path: Path, layer: Layer
) -> None:
    session.read_as_edits.read_as({layer.layer_id: ZONE_39})
    finish()
    write(path, numbers=5)
    session.reloader.reload(now(session))
    finish()
    assert (now(session).feature_count, west_of(now(session))) == (5, RIGHT_DEG)


def test_a_removed_layer_comes_back_in_its_way(
    monkeypatch: pytest.MonkeyPatch, session: Session, finish: Finish, layer: Layer
) -> None:
    monkeypatch.setattr("gisapp.session.layer_removal._MOST_KEPT_BYTES", 0)
    session.read_as_edits.read_as({layer.layer_id: ZONE_39})
    finish()
    session.edits.remove(layer.layer_id)
    session.history.undo()
    finish()
    assert west_of(now(session)) == RIGHT_DEG
    session.history.undo()
    finish()
    assert now(session).origin.read_as == AS_STATED


def test_opened_again_it_is_still_the_same_layer(
    session: Session, finish: Finish, path: Path, layer: Layer, messages: list[Message]
) -> None:
    session.read_as_edits.read_as({layer.layer_id: ZONE_39})
    finish()
    session.loader.open([str(path)])
    finish()
    assert len(session.state.layers.layers) == 1
    assert messages[-1].sentence == "plots.gpkg is open already; here it is."


@pytest.fixture
def later(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Session]]:
    """Starts the program anew with the settings that it left."""
    sessions: list[Session] = []

    def start() -> Session:
        session = make_session(Settings(tmp_path / "settings" / "window.ini"), "en")
        session.navigation.start_at()
        sessions.append(session)
        return session

    yield start
    for session in sessions:
        session.close()


def wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def read_in_zone_39(session: Session, path: Path, qtbot: QtBot) -> None:
    session.loader.open([str(path)])
    wait(qtbot, session)
    session.read_as_edits.read_as({"plots/plots": ZONE_39})
    wait(qtbot, session)


def test_the_next_session_reads_it_so_and_offers_the_way_back(
    qtbot: QtBot, later: Callable[[], Session], path: Path
) -> None:
    read_in_zone_39(later(), path, qtbot)
    second = later()
    messages: list[Message] = []
    second.messages.connect(messages.append)
    second.loader.open([str(path)])
    wait(qtbot, second)
    assert west_of(now(second)) == RIGHT_DEG
    (message,) = messages
    assert message.sentence == "plots.gpkg was read as you said last time: EPSG:4527."
    (action,) = message.actions
    action.run()
    wait(qtbot, second)
    assert now(second).origin.read_as == AS_STATED
    third = later()
    third.loader.open([str(path)])
    wait(qtbot, third)
    assert now(third).origin.read_as == AS_STATED


def test_what_the_command_line_says_goes_before_what_was_said_last_time(
    qtbot: QtBot, later: Callable[[], Session], path: Path
) -> None:
    read_in_zone_39(later(), path, qtbot)
    second = later()
    second.loader.open([str(path)], read_as=ZONE_38)
    wait(qtbot, second)
    assert now(second).origin.read_as == ZONE_38
    second.reloader.reload(now(second))
    wait(qtbot, second)
    assert now(second).origin.read_as == ZONE_38


@pytest.mark.parametrize("is_packed", [True, False])
def test_one_file_of_a_folder_or_archive_is_read_in_another_way(
    qtbot: QtBot, later: Callable[[], Session], tmp_path: Path, *, is_packed: bool
) -> None:
    folder = tmp_path / "园区"
    folder.mkdir()
    for name in ("a", "b"):
        write(folder / f"{name}.gpkg")
    source = folder
    if is_packed:
        source = tmp_path / "园区.zip"
        with ZipFile(source, "w") as archive:
            for name in ("a", "b"):
                archive.write(folder / f"{name}.gpkg", f"{name}.gpkg")
    first = later()
    first.loader.open([str(source)])
    wait(qtbot, first)
    before = [(each.layer_id, each.name, each.group) for each in first.state.layers.layers]
    a, b = first.state.layers.layers
    first.read_as_edits.read_as({a.layer_id: ZONE_39})
    wait(qtbot, first)
    a, b = first.state.layers.layers
    assert [(each.layer_id, each.name, each.group) for each in (a, b)] == before
    assert (a.origin.read_as, b.origin.read_as) == (ZONE_39, AS_STATED)
    second = later()
    second.loader.open([str(source)])
    wait(qtbot, second)
    a, b = second.state.layers.layers
    assert (a.origin.read_as, b.origin.read_as) == (ZONE_39, AS_STATED)
    second.reloader.reload(a)
    wait(qtbot, second)
    a, b = second.state.layers.layers
    assert (west_of(a), a.origin.read_as, b.origin.read_as) == (RIGHT_DEG, ZONE_39, AS_STATED)


def test_layers_of_one_table_are_read_in_one_way(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    point = shapely.Point(39_400_000, 3_175_000)
    frame = geopandas.GeoDataFrame(geometry=[point, point.buffer(9)], crs="EPSG:4526")
    frame.to_file(tmp_path / "mixed.geojson", engine="pyogrio", RFC7946="NO")
    session.loader.open([str(tmp_path / "mixed.geojson")])
    finish()
    first, second = session.state.layers.layers
    session.read_as_edits.read_as({first.layer_id: ZONE_39})
    finish()
    assert [each.origin.read_as for each in session.state.layers.layers] == [ZONE_39, ZONE_39]
    assert len(session.read_as_edits.layers_of_file(session.state.layers.layers[0])) == 2
    assert [each.layer_id for each in session.state.layers.layers] == [
        first.layer_id,
        second.layer_id,
    ]


def test_the_texts_of_a_whole_file_are_read_in_another_encoding_and_back(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    frame = geopandas.GeoDataFrame(
        {"名称": ["青山湖"]}, geometry=[shapely.box(115, 28, 116, 29)], crs="EPSG:4490"
    )
    frame.to_file(tmp_path / "plots.shp", engine="pyogrio", encoding="GBK")
    session.loader.open([str(tmp_path / "plots.shp")])
    finish()
    layer = now(session)
    other = replace(layer.origin.read_as, encoding="ISO-8859-1")
    session.read_as_edits.read_as({layer.layer_id: other})
    finish()
    assert [field.name for field in now(session).attributes.fields] == ["Ãû³Æ"]
    session.history.undo()
    finish()
    assert [field.name for field in now(session).attributes.fields] == ["名称"]


def test_the_embedded_parks_are_read_as_they_are(embedded_park: Session) -> None:
    assert not any(map(embedded_park.read_as_edits.can_read_as, embedded_park.state.layers.layers))


@pytest.fixture
def embedded_park() -> Iterator[Session]:
    from tests.ui.reading import session_of_embedded

    session = session_of_embedded()
    yield session
    session.close()
