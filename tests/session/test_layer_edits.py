"""What the user does to layers is undone, and a layer that was removed comes back as it was."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import geopandas
import pytest
import shapely
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.sources.embedded import open_embedded
from tests.ui.reading import session_of_embedded


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    session = session_of_embedded()
    yield session
    session.close()


@pytest.fixture
def plots(tmp_path: Path) -> Path:
    """Sixteen plots of four uses and of different heights."""
    shapes = [shapely.box(x, y, x + 0.8, y + 0.8) for x in range(4) for y in range(4)]
    frame = geopandas.GeoDataFrame(
        {"use": ["M1", "M2", "R2", "G1"] * 4, "height": [each**2 for each in range(16)]},
        geometry=shapes,
        crs="EPSG:4326",
    )
    path = tmp_path / "plots.gpkg"
    frame.to_file(path, engine="pyogrio")
    return path


def order(session: Session) -> list[str]:
    return [layer.layer_id for layer in session.state.layers.layers]


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def open_plots(qtbot: QtBot, session: Session, path: Path) -> Layer:
    session.loader.open([str(path)])
    settle(qtbot, session)
    return session.state.layers["plots/plots"]


def test_a_removed_layer_comes_back_where_and_how_it_was(session: Session) -> None:
    layers, before = session.state.layers, order(session)
    session.edits.set_opacity("enterprise", 0.5)
    was = layers["enterprise"]
    session.edits.remove("enterprise")
    assert "enterprise" not in order(session)
    session.history.undo()
    assert order(session) == before
    assert layers["enterprise"] is was
    session.history.redo()
    assert "enterprise" not in order(session)


def test_layers_removed_one_after_the_other_come_back_to_their_places(session: Session) -> None:
    before = order(session)
    for layer_id in ("park", "road", "enterprise"):
        session.edits.remove(layer_id)
    for _ in range(3):
        session.history.undo()
    assert order(session) == before


def test_a_coloured_layer_comes_back_with_its_colours(
    qtbot: QtBot, session: Session, plots: Path
) -> None:
    layer_id = open_plots(qtbot, session, plots).layer_id
    session.edits.color_by(layer_id, "use")
    settle(qtbot, session)
    session.edits.remove(layer_id)
    session.history.undo()
    layer = session.state.layers[layer_id]
    assert layer.symbology.attribute == "use"
    assert len(set(layer.classes.tolist())) == 4
    assert not session.tasks.running, "nothing is read again"


def test_colours_are_undone_to_those_before(qtbot: QtBot, session: Session, plots: Path) -> None:
    layers, layer_id = session.state.layers, open_plots(qtbot, session, plots).layer_id
    session.edits.color_by(layer_id, "use")
    settle(qtbot, session)
    session.edits.color_alike(layer_id)
    assert layers[layer_id].symbology.attribute == ""
    session.history.undo()
    settle(qtbot, session)
    assert layers[layer_id].symbology.attribute == "use"
    session.history.undo()
    assert layers[layer_id].symbology.attribute == ""


def test_a_layer_removed_while_it_is_coloured_comes_back_to_be_coloured(
    qtbot: QtBot, session: Session, plots: Path
) -> None:
    layer_id = open_plots(qtbot, session, plots).layer_id
    session.edits.color_by(layer_id, "use")
    session.edits.remove(layer_id)
    session.history.undo()
    settle(qtbot, session)
    assert session.state.layers[layer_id].symbology.attribute == "use"


def test_a_layer_removed_while_it_gets_other_classes_comes_back_to_get_them(
    qtbot: QtBot, session: Session, plots: Path
) -> None:
    layer_id = open_plots(qtbot, session, plots).layer_id
    session.edits.color_by(layer_id, "height", "quantiles")
    settle(qtbot, session)
    session.edits.color_by(layer_id, "height", "intervals")
    session.edits.remove(layer_id)
    session.history.undo()
    settle(qtbot, session)
    assert session.state.layers[layer_id].symbology.method == "intervals"


@pytest.fixture
def cramped(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session with the embedded data and room for no layer that was removed."""
    monkeypatch.setattr("gisapp.session.layer_removal._MOST_KEPT_BYTES", 0)
    session = make_session(Settings(None), "en")
    session.embedded.put(open_embedded(), visible=True)
    session.navigation.start_at()
    yield session
    session.close()


def test_a_removed_layer_that_memory_has_no_room_for_is_read_again_and_looks_as_it_did(
    qtbot: QtBot, cramped: Session, plots: Path
) -> None:
    layers, layer_id = cramped.state.layers, open_plots(qtbot, cramped, plots).layer_id
    cramped.edits.move(layer_id, 3)
    cramped.edits.set_opacity(layer_id, 0.5)
    cramped.edits.color_by(layer_id, "use")
    settle(qtbot, cramped)
    cramped.edits.show(layer_id, visible=False)
    before, viewport = order(cramped), cramped.state.viewport.value
    cramped.edits.remove(layer_id)
    cramped.history.undo()
    assert cramped.tasks.running
    settle(qtbot, cramped)
    layer = layers[layer_id]
    assert len(layer.geometry) == 16
    assert order(cramped) == before
    assert (layer.visible, layer.opacity, layer.coloring.attribute) == (False, 0.5, "use")
    assert cramped.state.viewport.value == viewport, "the map stays where it is"


@pytest.mark.parametrize("kind", ["session", "cramped"])
def test_edits_of_a_removed_layer_stay_its_own_where_its_file_is_opened_again(
    qtbot: QtBot, kind: str, plots: Path, request: pytest.FixtureRequest
) -> None:
    session: Session = request.getfixturevalue(kind)
    first = open_plots(qtbot, session, plots).layer_id
    session.edits.set_opacity(first, 0.5)
    session.edits.remove(first)
    session.loader.open([str(plots)])
    settle(qtbot, session)
    second = order(session)[-1]
    session.edits.set_opacity(second, 0.7)
    for _ in range(3):
        session.history.undo()
        settle(qtbot, session)
    assert [session.state.layers[each].opacity for each in (first, second)] == [1.0, 1.0]
    session.history.redo()
    assert [session.state.layers[each].opacity for each in (first, second)] == [0.5, 1.0]


def test_a_removed_layer_that_memory_has_no_room_for_is_freed(
    qtbot: QtBot, cramped: Session, plots: Path
) -> None:
    layer = open_plots(qtbot, cramped, plots)
    layer_id, index = layer.layer_id, weakref.ref(layer.index)
    cramped.edits.set_opacity(layer_id, 0.5)
    cramped.edits.remove(layer_id)
    del layer
    gc.collect()
    assert index() is None


def test_a_removal_that_is_undone_done_and_undone_gives_one_layer(
    qtbot: QtBot, cramped: Session, plots: Path
) -> None:
    layer_id = open_plots(qtbot, cramped, plots).layer_id
    before = order(cramped)
    cramped.edits.remove(layer_id)
    cramped.history.undo()
    cramped.history.redo()
    settle(qtbot, cramped)
    assert layer_id not in order(cramped)
    cramped.history.undo()
    settle(qtbot, cramped)
    assert order(cramped) == before


def test_of_a_table_with_two_kinds_only_the_removed_layer_is_read_again(
    qtbot: QtBot, cramped: Session, tmp_path: Path
) -> None:
    shapes = [shapely.Point(1, 1), shapely.box(2, 2, 3, 3)]
    path = tmp_path / "mixed.gpkg"
    geopandas.GeoDataFrame(geometry=shapes, crs="EPSG:4326").to_file(path, engine="pyogrio")
    at_first = order(cramped)
    cramped.loader.open([str(path)])
    settle(qtbot, cramped)
    before = order(cramped)
    assert len(before) == len(at_first) + 2
    cramped.edits.remove(before[-2])
    cramped.history.undo()
    settle(qtbot, cramped)
    assert order(cramped) == before


@pytest.mark.parametrize("encoding", [None, "GB18030"])
def test_a_layer_is_read_again_as_it_was_asked_for(
    qtbot: QtBot, cramped: Session, tmp_path: Path, encoding: str | None
) -> None:
    path = tmp_path / "lakes.shp"
    place = [shapely.Point(5e5, 3e6)]
    frame = geopandas.GeoDataFrame({"name": ["青山湖"]}, geometry=place, crs="EPSG:4546")
    frame.to_file(path, encoding="GB18030")
    if encoding is not None:
        path.with_suffix(".cpg").unlink()
    cramped.loader.open([str(path)], read_as=ReadAs("EPSG:4547", encoding))
    settle(qtbot, cramped)
    before = cramped.state.layers["lakes/lakes"]
    cramped.edits.remove("lakes/lakes")
    cramped.history.undo()
    settle(qtbot, cramped)
    layer = cramped.state.layers["lakes/lakes"]
    assert layer.extent == before.extent
    [name] = layer.attributes.names(layer.geometry.feature_ids.tolist())
    assert name.zh == "青山湖"


def test_the_embedded_layers_are_never_read_again(cramped: Session) -> None:
    was = cramped.state.layers["park"]
    cramped.edits.remove("park")
    cramped.history.undo()
    assert cramped.state.layers["park"] is was
    assert not cramped.tasks.running


def test_order_visibility_and_opacity_are_undone(session: Session) -> None:
    layers, before = session.state.layers, order(session)
    at = before.index("district")
    session.edits.move("park", at)
    session.edits.show("road", visible=False)
    session.edits.set_opacity("park", 0.25)
    assert order(session)[at] == "park"
    assert [layers[each].visible for each in ("road", "park")] == [False, True]
    for _ in range(3):
        session.history.undo()
    assert order(session) == before
    assert layers["road"].visible
    assert layers["park"].opacity == 1


def test_a_drag_of_the_slider_and_a_group_that_is_hidden_are_one_step_each(
    session: Session,
) -> None:
    layers = session.state.layers
    for percent in range(100, 20, -10):
        session.edits.set_opacity("park", percent / 100)
    group = [layer.layer_id for layer in layers.layers if layer.group == "parks"]
    for layer_id in group:
        session.edits.show(layer_id, visible=False)
    session.history.undo()
    assert all(layers[layer_id].visible for layer_id in group)
    session.history.undo()
    assert layers["park"].opacity == 1


def test_what_changes_nothing_is_no_edit(session: Session) -> None:
    session.edits.show("park", visible=True)
    session.edits.set_opacity("park", 1.0)
    session.edits.move("park", order(session).index("park"))
    session.edits.color_alike("park")
    assert session.history.undoable.value is None


def test_an_edit_of_a_layer_that_is_gone_is_undone_to_no_effect(session: Session) -> None:
    session.edits.show("park", visible=False)
    session.state.layers.remove("park")
    before = order(session)
    session.history.undo()
    assert order(session) == before


@pytest.fixture
def numbered(tmp_path: Path) -> Path:
    """Thirty plots with numbers counted on, which may be codes as well as amounts."""
    frame = geopandas.GeoDataFrame(
        {"seq": range(5, 35), "level": [number % 7 for number in range(30)]},
        geometry=[shapely.box(x, 0, x + 0.8, 0.8) for x in range(30)],
        crs="EPSG:4326",
    )
    path = tmp_path / "plots.gpkg"
    frame.to_file(path, engine="pyogrio")
    return path


def sums_of_all(qtbot: QtBot, session: Session, layer: Layer) -> dict[str, float]:
    features = FeatureSet({layer.layer_id: layer.geometry.feature_ids})
    session.state.selection.set(Selection(features))
    settle(qtbot, session)
    sums = session.selection_totals.sums_of(features)
    assert sums.state == "there"
    columns = [each for totals in sums.of_layers.values() for each in totals.columns]
    return {each.field: each.total.value or 0 for each in columns if each.total.value is not None}


def test_what_a_field_is_read_as_changes_its_sum_and_is_undone(
    qtbot: QtBot, session: Session, numbered: Path
) -> None:
    layer = open_plots(qtbot, session, numbered)
    assert sums_of_all(qtbot, session, layer) == {"level": 85}
    session.edits.read_field_as(layer.layer_id, "seq", "quantity")
    assert sums_of_all(qtbot, session, layer) == {"seq": sum(range(5, 35)), "level": 85}
    session.edits.read_field_as(layer.layer_id, "level", "code")
    assert sums_of_all(qtbot, session, layer) == {"seq": sum(range(5, 35))}
    session.history.undo()
    session.history.undo()
    assert sums_of_all(qtbot, session, layer) == {"level": 85}


def test_a_layer_is_coloured_by_values_once_a_field_is_read_as_a_code(
    qtbot: QtBot, session: Session, numbered: Path
) -> None:
    layers, layer_id = session.state.layers, open_plots(qtbot, session, numbered).layer_id
    session.edits.color_by(layer_id, "level")
    settle(qtbot, session)
    assert layers[layer_id].symbology.method == "quantiles"
    session.edits.read_field_as(layer_id, "level", "code")
    settle(qtbot, session)
    assert layers[layer_id].symbology.method == "values"
    session.history.undo()
    settle(qtbot, session)
    assert layers[layer_id].symbology.method == "quantiles"
