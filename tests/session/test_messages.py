"""All that the user is told of a source comes through one door, each thing in one sentence."""

import json
from collections.abc import Callable
from pathlib import Path

from gisapp.errors import SourceError
from gisapp.session.messages import Message, Messages
from gisapp.session.session import Session
from gisapp.words import load_words

POINT = {"type": "Point", "coordinates": [115.9, 28.7]}
LINE = {"type": "LineString", "coordinates": [[115.9, 28.6], [116.0, 28.7]]}
MIXED = {"type": "GeometryCollection", "geometries": [POINT, LINE]}


def write(path: Path, *geometries: object) -> Path:
    features = [
        {"type": "Feature", "properties": {"name": "Mill"}, "geometry": each} for each in geometries
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_a_failure_is_told_as_it_is() -> None:
    failure = SourceError("not_there", path="plots.shp", details="errno 2")
    english = "plots.shp is not there; check the name and the folder."
    emitted, told = Messages(), list[Message]()
    emitted.connect(told.append)
    emitted.emit_failure(failure, load_words("en"))
    emitted.emit_failure(failure, load_words("zh"))
    details = "What the library that reads or writes files said of it:\nerrno 2"
    assert told[0] == Message("error", english, details, "plots.shp")
    assert told[1].sentence.startswith("找不到 plots.shp")


def test_a_source_without_a_problem_is_not_talked_about(
    session: Session, works: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    session.loader.open([str(works)])
    finish()
    assert messages == []


def test_a_source_that_is_not_there_is_told_and_the_others_are_opened(
    session: Session, works: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    session.loader.open([str(works.with_name("none.geojson")), str(works)])
    finish()
    [message] = messages
    assert message.severity == "error"
    assert "none.geojson" in message.sentence
    assert [layer.group for layer in session.state.layers.layers] == ["works.geojson"]


def test_a_source_without_features_is_said_to_be_empty(
    session: Session, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    session.loader.open([str(write(tmp_path / "nothing.geojson"))])
    finish()
    assert [each.sentence for each in messages] == ["nothing.geojson holds no features."]


def test_what_could_not_be_taken_is_told_once_with_its_details(
    session: Session, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    session.loader.open([str(write(tmp_path / "mills.geojson", POINT, MIXED))])
    finish()
    [message] = messages
    assert message.severity == "warning"
    assert message.sentence.startswith("mills.geojson")
    assert "geometry of several kinds" in message.sentence
