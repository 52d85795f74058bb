"""All that a style says of layers is one step that can be undone."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.session.styles.style_taking import StyleTaker
from gisapp.sources.styles.read_style import ReadStyle
from tests.styled_layers import layer_of

RED = LayerStyle(symbol=Symbol(fill="#ff0000"))


def test_scales_and_opacity_come_and_go_with_the_style(
    session: Session, messages: list[Message], tmp_path: Path
) -> None:
    (layer,) = session.state.layers.add(replace(layer_of(tmp_path), opacity=0.9))
    taker = StyleTaker(session.state, session.styler, session.history, session.messages)
    read = ReadStyle(RED, 1.0, 50.0, 0.5, ("effects",))
    taker.take({layer.layer_id: read, "gone": read}, "It is red.", "a.qml")
    now = session.state.layers[layer.layer_id]
    assert (now.style, now.finest, now.coarsest, now.opacity) == (RED, 1.0, 50.0, 0.5)
    assert messages[0].sentence == "It is red. Not taken over: effects."
    session.history.undo()
    now = session.state.layers[layer.layer_id]
    assert (now.finest, now.coarsest, now.opacity) == (0.0, float("inf"), 0.9)
    assert now.symbology == layer.symbology


def test_the_message_undoes_nothing_else(
    session: Session, messages: list[Message], tmp_path: Path
) -> None:
    (layer,) = session.state.layers.add(layer_of(tmp_path))
    taker = StyleTaker(session.state, session.styler, session.history, session.messages)
    taker.take({layer.layer_id: ReadStyle(RED)}, "It is red.", "a.qml")
    session.edits.set_opacity(layer.layer_id, 0.3)
    messages[0].actions[0].run()
    assert session.state.layers[layer.layer_id].opacity == 0.3
