"""A source that comes with a style looks so, unless somebody said something else."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import PLAIN_STYLE, LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.export.feature_file import write_feature_file
from gisapp.export.styles.layer_styles import TableStyle, add_layer_styles
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.export.requests import request
from tests.export.styles.test_qml import look
from tests.sources.styles.foreign import fill, filled, graduated, qml, range_of, single
from tests.styled_layers import layer_of

RED = qml(single(fill("255,0,0,255"))).decode()
Finish = Callable[[], None]


@pytest.fixture
def plots(tmp_path: Path) -> Path:
    """A GeoPackage whose plots have two styles."""
    path = Path(layer_of(tmp_path).origin.source)
    ranges = range_of("0", "2", 0, "small") + range_of("2", "50", 1, "large", render="false")
    sizes = graduated("SIZE", ranges, filled("0,255,0,255", "0"), filled("0,0,255,255", "1"))
    texts = {"red": RED, "by size": qml(sizes).decode()}
    add_layer_styles(
        path, [TableStyle("plots", "geom", name, text, "") for name, text in texts.items()]
    )
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE layer_styles SET useAsDefault = styleName = 'red'")
    return path


def opened(session: Session, finish: Finish, path: Path) -> Layer:
    session.loader.open([str(path)])
    finish()
    return session.state.layers.layers[-1]


def test_the_default_style_is_taken_told_and_can_be_undone(
    session: Session, finish: Finish, messages: list[Message], plots: Path
) -> None:
    layer = opened(session, finish, plots)
    assert layer.symbology.common.fill == "#ff0000"
    assert [each.sentence for each in messages] == [
        "plots looks as the style “red” in plots.gpkg says."
    ]
    (undo,) = messages[0].actions
    undo.run()
    assert session.state.layers[layer.layer_id].style == PLAIN_STYLE
    assert session.state.layers[layer.layer_id].symbology.common.fill != "#ff0000"
    session.history.redo()
    assert session.state.layers[layer.layer_id].symbology.common.fill == "#ff0000"


def test_another_style_of_the_file_can_be_chosen(
    session: Session, finish: Finish, plots: Path
) -> None:
    layer = opened(session, finish, plots)
    assert session.file_styles.names_of(layer.layer_id) == ("red", "by size")
    session.file_styles.use(layer.layer_id, 1)
    finish()
    layer = session.state.layers[layer.layer_id]
    labels = {each.label.en: each.is_hidden for each in layer.symbology.classes if each.count}
    assert labels == {"small": False, "large": True, "No value": True}
    assert layer.style.field == "size", "whatever the letters of the field are"


def test_what_the_user_says_meanwhile_stays(
    session: Session, finish: Finish, messages: list[Message], plots: Path
) -> None:
    blue = LayerStyle(symbol=Symbol(fill="#0000ff"))
    session.loader.came.connect(lambda ids: session.edits.style(ids[0], blue))
    assert opened(session, finish, plots).style == blue
    assert messages == []


def test_what_a_project_says_goes_before(
    session: Session, finish: Finish, plots: Path, tmp_path: Path
) -> None:
    layer = opened(session, finish, plots)
    session.edits.style(layer.layer_id, PLAIN_STYLE)
    session.projects.save_as(tmp_path / "a.gisapp")
    finish()
    session.projects.new()
    session.projects.open(tmp_path / "a.gisapp")
    finish()
    assert session.state.layers.layers[-1].style == PLAIN_STYLE


def test_a_style_that_cannot_be_had_is_told_and_the_layer_stays(
    session: Session, finish: Finish, messages: list[Message], tmp_path: Path
) -> None:
    path = Path(layer_of(tmp_path, name="plots.geojson").origin.source)
    (tmp_path / "plots.qml").write_text(RED[: len(RED) // 2])
    assert opened(session, finish, path).style == PLAIN_STYLE
    (message,) = messages
    assert "plots.qml cannot be read as a style" in message.sentence


def test_what_is_exported_looks_the_same_when_it_is_opened(
    session: Session, finish: Finish, messages: list[Message], tmp_path: Path
) -> None:
    layers = []
    for name, style in (("a", LayerStyle(field="use")), ("b", LayerStyle(field="size"))):
        (tmp_path / name).mkdir()
        layers.append(layer_of(tmp_path / name, style, name=f"{name}.gpkg"))
    write_feature_file(request(layers), tmp_path / "all.gpkg")
    opened(session, finish, tmp_path / "all.gpkg")
    shown = session.state.layers.layers[-2:]
    for before, now in zip(layers, shown, strict=True):
        assert look(now) == look(before)
    assert messages[-1].sentence == "2 layers of all.gpkg look as the styles in it say."
    session.history.undo()
    assert {each.style for each in session.state.layers.layers[-2:]} == {PLAIN_STYLE}
