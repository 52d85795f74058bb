"""Files of what is seen are written by workers, and the user is told what came of it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.session.feature_choice import FeatureChoice
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.sources.open import open_source
from tests.at_the_poles import write_pole_points
from tests.parks import embedded
from tests.vector_files import BOX, write


@pytest.fixture
def parks(session: Session) -> Session:
    """The session on the embedded data."""
    layers, dataset = embedded()
    session.state.datasets.set((dataset,))
    session.state.layers.add(*layers)
    session.navigation.start_at()
    return session


def test_the_features_of_visible_layers_are_saved(
    parks: Session, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    shown = [layer for layer in parks.state.layers.layers if layer.identifiable]
    parks.state.layers.show("road", visible=False)
    path = tmp_path / "parks.geojson"
    parks.exporter.export_features(path)
    finish()
    features = json.loads(path.read_text("utf-8"))["features"]
    layers = {feature["properties"]["layer"] for feature in features}
    assert layers == {layer.kind for layer in shown} - {"road"}
    [message] = messages
    assert message.sentence == f"Features saved as parks.geojson: {len(features)}."


def test_what_is_cut_at_the_edge_of_the_map_is_told(
    session: Session, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    session.state.layers.add(*open_source(str(write_pole_points(tmp_path))).layers)
    session.exporter.export_features(tmp_path / "out.geojson")
    finish()
    [message] = messages
    assert message.severity == "warning"
    assert "poles: 1 × nearer to a pole than 85.05°" in message.sentence


def test_where_nothing_is_visible_there_is_nothing_to_save(
    session: Session, tmp_path: Path, messages: list[Message]
) -> None:
    session.exporter.export_features(tmp_path / "none.geojson")
    assert [(each.severity, each.sentence) for each in messages] == [
        ("warning", "No layer with features is visible; tick one in the Layers panel.")
    ]
    assert not session.tasks.running
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(
    parks: Session, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    parks.exporter.export_features(tmp_path / "nowhere" / "map.geojson")
    finish()
    [message] = messages
    assert message.severity == "error"
    assert "cannot be written" in message.sentence
    assert "\n" not in message.sentence


def test_a_cancelled_export_leaves_the_old_file_without_a_word(
    parks: Session, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    path = tmp_path / "map.geojson"
    path.write_bytes(b"old")
    parks.tasks.started.connect(lambda task: task.cancel())
    parks.exporter.export_features(path)
    finish()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    assert messages == []


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_file_that_is_open_is_not_written_over(
    session: Session,
    tmp_path: Path,
    messages: list[Message],
    finish: Callable[[], None],
    is_shown: bool,
) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    before = path.read_bytes()
    (layer,) = open_source(str(path)).layers
    session.state.layers.add(layer, *embedded()[0])
    session.state.layers.show(layer.layer_id, visible=is_shown)
    session.exporter.export_features(path)
    finish()
    [message] = messages
    assert "it is open as a layer, which would change; choose another name." in message.sentence
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "style", "written"),
    [("a.gpkg", "", ["a.gpkg"]), ("a.geojson", ".qml", ["a.geojson", "a.qml"])],
)
def test_features_are_saved_with_their_look(
    session: Session,
    tmp_path: Path,
    messages: list[Message],
    finish: Callable[[], None],
    name: str,
    style: str,
    written: list[str],
) -> None:
    source, out = tmp_path / "plots.geojson", tmp_path / "out"
    out.mkdir()
    session.state.layers.add(*open_source(str(write(source, [BOX]))).layers)
    seen = FeatureChoice.of_visible(session.state.layers.layers, "en")
    session.exporter.export_features(out / name, replace(seen, style_suffix=style))
    finish()
    assert sorted(each.name for each in out.iterdir()) == written
    assert messages[-1].sentence.startswith(f"Features saved as {name}: 1.")
