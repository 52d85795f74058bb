"""Styles are imported from files and exported to them, and the user is told what came of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gisapp.core.layers.layer_style import PLAIN_STYLE, LayerStyle
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.sources.styles.foreign import fill, layer, options, qml, single
from tests.styled_layers import layer_of

Finish = Callable[[], None]


@pytest.fixture
def layer_id(session: Session, finish: Finish, tmp_path: Path) -> str:
    """Six plots that the session has open."""
    session.loader.open([layer_of(tmp_path).origin.source])
    finish()
    return session.state.layers.layers[-1].layer_id


def test_a_style_is_taken_and_what_it_lacks_is_named(
    session: Session, finish: Finish, messages: list[Message], layer_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "red.qml"
    svg = layer("SVGFill", options(color="0,0,0,255"))
    path.write_bytes(qml(single(fill("255,0,0,255"), svg), "<blendMode>6</blendMode>"))
    session.style_files.import_style(layer_id, path)
    finish()
    assert session.state.layers[layer_id].symbology.common.fill == "#ff0000"
    (message,) = messages
    assert message.severity == "warning"
    assert message.sentence == (
        "plots looks as the style “red.qml” says now. Not taken over: blend modes, pictures as "
        "symbols."
    )


@pytest.mark.parametrize(
    "stored",
    [b"", b"<qgis>", b'<qgis><renderer-v2 type="RuleRenderer"/></qgis>', b"\xff\xfe<"],
)
def test_where_nothing_can_be_had_the_layer_stays(
    session: Session,
    finish: Finish,
    messages: list[Message],
    layer_id: str,
    tmp_path: Path,
    stored: bytes,
) -> None:
    path = tmp_path / "odd.qml"
    path.write_bytes(stored)
    session.style_files.import_style(layer_id, path)
    finish()
    assert session.state.layers[layer_id].style == PLAIN_STYLE
    (message,) = messages
    assert "odd.qml" in message.sentence
    assert "looks as before" in message.sentence
    assert session.history.undoable.value is None


@pytest.mark.parametrize("suffix", [".qml", ".sld"])
def test_what_is_exported_is_imported_again(
    session: Session,
    finish: Finish,
    messages: list[Message],
    layer_id: str,
    tmp_path: Path,
    suffix: str,
) -> None:
    path = tmp_path / f"use{suffix}"
    session.edits.style(layer_id, LayerStyle(field="use"))
    finish()
    colors = {each.value: each.symbol for each in session.state.layers[layer_id].symbology.classes}
    session.style_files.export_style(layer_id, path)
    finish()
    assert messages[-1].sentence == f"The style was saved as {path.name}."
    session.edits.style(layer_id, PLAIN_STYLE)
    session.style_files.import_style(layer_id, path)
    finish()
    again = session.state.layers[layer_id].symbology.classes
    assert {each.value: each.symbol for each in again} == colors
