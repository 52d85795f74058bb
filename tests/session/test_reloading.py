"""A file that changed is read anew: layers keep place, look and selection, and nothing is mixed."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
import shapely
from shapely.geometry import mapping

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.sources.opened_source import OpenedSource
from tests.changing_files import FORMATS, Plots
from tests.parks import embedded

Finish = Callable[[], None]


def write(path: Path, numbers: Sequence[int], key: str = "编号", **more: object) -> None:
    """Write plots, each with a key, a name and a use, too small for names on the map."""
    features = [
        {
            "type": "Feature",
            "properties": {key: f"P{n}", "name": f"Plot {n}", "use": f"M{n % 2}", **more},
            "geometry": mapping(shapely.Point(110 + n, 28).buffer(1e-4, 1)),
        }
        for n in numbers
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plots.geojson"
    write(path, range(6))
    return path


@pytest.fixture
def layer(session: Session, finish: Finish, path: Path) -> Layer:
    session.loader.open([str(path)])
    finish()
    return session.state.layers["plots/plots"]


def select(session: Session, finish: Finish, layer: Layer, *names: str) -> None:
    found = [n for n in layer.geometry.feature_ids.tolist() if name_of(session, n) in names]
    session.state.selection.set(Selection(FeatureSet({layer.layer_id: np.array(found)})))
    finish()


def name_of(session: Session, feature_id: int) -> str:
    attributes = session.state.layers["plots/plots"].attributes
    attributes.fetch()
    return str(attributes.record(feature_id)["name"])


def total(session: Session) -> float:
    features = session.state.selection.value.features
    sums = session.selection_totals.sums_of(features)
    return sums.of_layers["plots/plots"].columns[0].total.value or 0


def selected(session: Session) -> list[str]:
    return [name_of(session, ref.feature_id) for ref in session.state.selection.value.features]


def test_a_layer_keeps_its_place_its_look_and_its_colours(
    session: Session, finish: Finish, path: Path, layer: Layer, tmp_path: Path
) -> None:
    write(tmp_path / "above.geojson", [1])
    session.loader.open([str(tmp_path / "above.geojson")])
    finish()
    session.edits.set_opacity(layer.layer_id, 0.4)
    session.edits.color_by(layer.layer_id, "use")
    finish()
    write(path, [7, 8, 9])
    session.reloader.reload(layer)
    finish()
    now = session.state.layers["plots/plots"]
    assert [each.layer_id for each in session.state.layers.layers] == ["plots/plots", "above/above"]
    assert (now.opacity, now.symbology.attribute) == (0.4, "use")
    assert sorted(name_of(session, n) for n in now.geometry.feature_ids.tolist()) == [
        "Plot 7",
        "Plot 8",
        "Plot 9",
    ]


def test_colours_by_a_field_that_is_gone_are_gone_too(
    session: Session, finish: Finish, path: Path, layer: Layer, messages: list[Message]
) -> None:
    session.edits.color_by(layer.layer_id, "use")
    finish()
    path.write_text(path.read_text("utf-8").replace('"use"', '"used"'), "utf-8")
    session.reloader.reload(layer)
    finish()
    assert session.state.layers["plots/plots"].symbology.attribute == ""
    assert [message.severity for message in messages] == ["info"]


def test_what_is_selected_is_found_again_by_its_key(
    session: Session, finish: Finish, path: Path, layer: Layer
) -> None:
    select(session, finish, layer, "Plot 1", "Plot 4")
    write(path, [9, 5, 4, 3, 1])
    session.reloader.reload(layer)
    finish()
    assert sorted(selected(session)) == ["Plot 1", "Plot 4"]


def test_what_has_no_key_is_found_again_only_where_nothing_changed(
    session: Session, finish: Finish, path: Path, layer: Layer
) -> None:
    for end, found in ((range(7), ["Plot 1"]), (range(1, 7), [])):
        write(path, range(6), key="remark")
        session.reloader.reload(session.state.layers["plots/plots"])
        finish()
        select(session, finish, session.state.layers["plots/plots"], "Plot 1")
        write(path, list(end), key="remark")
        session.reloader.reload(session.state.layers["plots/plots"])
        finish()
        assert selected(session) == found


def test_what_is_gone_is_selected_no_more(
    session: Session, finish: Finish, path: Path, layer: Layer
) -> None:
    select(session, finish, layer, "Plot 1")
    write(path, [2, 3])
    session.reloader.reload(layer)
    finish()
    assert selected(session) == []


def test_a_file_that_changed_is_said_with_a_way_to_reload_it(
    session: Session, finish: Finish, path: Path, layer: Layer, messages: list[Message]
) -> None:
    write(path, range(6)[::-1])
    session.state.selection.set(Selection(FeatureSet({layer.layer_id: np.array([1, 2])})))
    finish()
    assert [each.sentence for each in messages] == [f"{path} changed on disk; reload it."]
    (reload,) = messages[0].actions
    assert (messages[0].severity, reload.code) == ("error", "message.reload")
    reload.run()
    finish()
    [told] = messages[1:]
    assert told.severity == "warning"
    assert told.sentence.startswith("plots.geojson was read again; 2 of 2 selected features")


def test_sums_are_those_of_what_was_read_anew(
    session: Session, finish: Finish, path: Path, layer: Layer
) -> None:
    write(path, range(6), staff=1)
    session.reloader.reload(layer)
    finish()
    layer = session.state.layers["plots/plots"]
    select(session, finish, layer, "Plot 1", "Plot 4")
    features = session.state.selection.value.features
    assert total(session) == 2
    write(path, range(6), staff=5)
    session.reloader.reload(layer)
    finish()
    assert session.state.selection.value.features == features
    assert total(session) == 10


def test_names_are_searched_as_they_are_now(
    session: Session, finish: Finish, path: Path, layer: Layer
) -> None:
    session.searcher.find("Plot 1")
    finish()
    assert session.searcher.find("Plot 1").hits
    write(path, [7, 8, 9, 4, 5, 6])
    session.reloader.reload(layer)
    finish()
    session.searcher.find("Plot 1")
    finish()
    assert not session.searcher.find("Plot 1").hits
    assert session.searcher.find("Plot 7").hits


def test_a_removed_layer_that_comes_back_after_its_file_changed_says_so(
    session: Session, finish: Finish, path: Path, layer: Layer, messages: list[Message]
) -> None:
    session.edits.remove(layer.layer_id)
    write(path, range(6)[::-1])
    session.history.undo()
    session.state.selection.set(Selection(FeatureSet({layer.layer_id: np.array([1, 2])})))
    finish()
    assert messages[-1].sentence == f"{path} changed on disk; reload it."
    assert [each.code for each in messages[-1].actions] == ["message.reload"]


def test_a_file_that_is_gone_leaves_the_layer_and_is_one_sentence(
    session: Session, finish: Finish, path: Path, layer: Layer, messages: list[Message]
) -> None:
    path.unlink()
    session.reloader.reload(layer)
    finish()
    assert session.state.layers["plots/plots"] is layer
    assert [message.sentence for message in messages] == [
        f"{path} is not there; check the name and the folder."
    ]


def test_other_kinds_of_shapes_come_and_go(
    session: Session, finish: Finish, path: Path, layer: Layer
) -> None:
    line = {"type": "LineString", "coordinates": [[100, 20], [101, 21]]}
    point = {"type": "Point", "coordinates": [100, 20]}
    for shapes in ([line], [point, line], [point]):
        features = [{"type": "Feature", "properties": {}, "geometry": each} for each in shapes]
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
        session.reloader.reload_file(str(path))
        finish()
        kinds = sorted(each.geometry.kind for each in session.state.layers.layers)
        assert kinds == sorted("line" if each is line else "point" for each in shapes)


def test_only_what_was_opened_from_a_file_can_be_reloaded(
    session: Session, finish: Finish, path: Path
) -> None:
    opened, dataset = embedded()
    session.embedded.put(OpenedSource("", opened, dataset), visible=True)
    session.loader.open([str(path)])
    finish()
    can = {each.layer_id: session.reloader.can_reload(each) for each in session.state.layers.layers}
    assert [layer_id for layer_id, is_so in can.items() if is_so] == ["plots/plots"]


@pytest.mark.parametrize("opens_again", [False, True], ids=["reload", "open"])
def test_a_file_of_parks_is_read_again_with_its_facts(
    session: Session, finish: Finish, tmp_path: Path, opens_again: bool
) -> None:
    parks = Plots(FORMATS["park"], tmp_path)
    parks.write([1, 2, 3])
    session.loader.open([parks.uri])
    finish()
    (before,) = session.state.layers.layers
    second = before.geometry.feature_ids[1:2]
    session.state.selection.set(Selection(FeatureSet({before.layer_id: second})))
    assert session.searcher.find("plot 002").hits
    parks.write([4, 2, 5])
    if opens_again:
        session.loader.open([parks.uri])
    else:
        session.reloader.reload(before)
    finish()
    (now,) = session.state.layers.layers
    assert now.layer_id == before.layer_id
    assert session.state.datasets.value == (now.dataset,)
    assert now.dataset is not None
    assert set(now.dataset.subjects) == {"B004", "B002", "B005"}
    assert [
        now.attributes.record(ref.feature_id)["uid"]
        for ref in session.state.selection.value.features
    ] == ["B002"]
    assert [hit.title.en for hit in session.searcher.find("plot 004").hits][:1] == ["plot 004"]
    assert "plot 001" not in [hit.title.en for hit in session.searcher.find("plot 001").hits]


@pytest.mark.parametrize("is_zip", [False, True], ids=["folder", "zip"])
def test_what_lies_in_a_folder_or_archive_is_read_again_as_one(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message], is_zip: bool
) -> None:
    folder = tmp_path / "delivery"
    folder.mkdir()
    for name in ("north", "south"):
        write(folder / f"{name}.geojson", range(3))

    def given() -> Path:
        if not is_zip:
            return folder
        packed = tmp_path / "delivery.zip"
        state = packed.stat() if packed.exists() else None
        with ZipFile(packed, "w") as file:
            for each in sorted(folder.iterdir()):
                file.write(each, each.name)
        if state is not None:
            os.utime(packed, ns=(state.st_atime_ns, state.st_mtime_ns))
        return packed

    session.loader.open([str(given())])
    finish()
    north, south = session.state.layers.layers
    session.edits.set_opacity(south.layer_id, 0.4)
    session.edits.remove(north.layer_id)
    write(folder / "south.geojson", [7, 8, 9])
    write(folder / "west.geojson", range(4))
    given()
    session.reloader.reload(session.state.layers[south.layer_id])
    finish()
    now, west = session.state.layers.layers
    assert (now.layer_id, now.opacity, now.group) == (south.layer_id, 0.4, south.group)
    assert (west.name.en, west.group) == ("west", south.group)
    now.attributes.fetch()
    assert str(now.attributes.record(0)["name"]) == "Plot 7"
    assert [message.severity for message in messages] == ["info"]
    session.loader.open([str(given())])
    finish()
    assert sorted(each.name.en for each in session.state.layers.layers) == [
        "north",
        "south",
        "west",
    ]


def test_what_fields_are_read_as_stays(
    session: Session, finish: Finish, path: Path, layer: Layer
) -> None:
    session.edits.read_field_as(layer.layer_id, "name", "code")
    write(path, [7, 8, 9])
    session.reloader.reload(layer)
    finish()
    assert session.state.layers[layer.layer_id].chosen_roles == {"name": "code"}


def test_to_ask_twice_reads_once(
    session: Session, finish: Finish, path: Path, layer: Layer, messages: list[Message]
) -> None:
    write(path, [7, 8, 9])
    session.reloader.reload(layer)
    session.reloader.reload(layer)
    assert len(session.tasks.running) == 1
    finish()
    assert messages == [Message("info", "plots.geojson was read again.")]


def test_a_layer_removed_and_brought_back_is_reloaded_where_it_stands(
    session: Session, finish: Finish, path: Path, layer: Layer
) -> None:
    session.edits.remove(layer.layer_id)
    session.history.undo()
    finish()
    write(path, [7, 8, 9])
    session.reloader.reload_file(str(path))
    finish()
    (now,) = session.state.layers.layers
    assert (now.layer_id, now.feature_count) == (layer.layer_id, 3)
