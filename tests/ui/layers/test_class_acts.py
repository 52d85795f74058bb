"""What is done to single classes, each of which can be taken back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice
from gisapp.session.session import Session
from gisapp.ui.layers.class_acts import ClassActs

ID, IDLE, LET = "plots/plots", "value:idle", "value:let"
USES = ("idle", "idle", "idle", "let", "let", *(f"use {each}" for each in range(12)))


@pytest.fixture
def plots(qtbot: QtBot, session: Session, tmp_path: Path) -> Callable[[], Layer]:
    """A layer by uses of which the rarest share a class, as it stands now."""
    features = [
        {
            "type": "Feature",
            "properties": {"use": use},
            "geometry": {"type": "Point", "coordinates": [116 + place / 100, 28]},
        }
        for place, use in enumerate(USES)
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: ID in session.state.layers and not session.tasks.running)
    session.edits.color_by(ID, "use")
    qtbot.waitUntil(lambda: not session.tasks.running)
    return lambda: session.state.layers[ID]


@pytest.fixture
def acts(session: Session, plots: Callable[[], Layer]) -> ClassActs:
    return ClassActs(session.state, session.edits)


def test_a_class_is_hidden_alone_shown_alone_and_all_are_shown(
    acts: ClassActs, plots: Callable[[], Layer]
) -> None:
    acts.toggle(ID, IDLE)
    assert plots().style.classes == (ClassChoice(IDLE, is_hidden=True),)
    acts.show_only(ID, IDLE)
    shown = plots().content.shown
    assert shown is not None
    assert int(shown.sum()) == 3
    acts.show_all(ID)
    assert plots().style.classes == ()


def test_a_label_as_it_is_made_is_no_choice(acts: ClassActs, plots: Callable[[], Layer]) -> None:
    acts.rename(ID, IDLE, "  Not  used ")
    assert plots().style.classes == (ClassChoice(IDLE, label="Not used"),)
    acts.rename(ID, IDLE, "idle")
    assert plots().style.classes == ()


def test_what_was_said_is_forgotten(acts: ClassActs, plots: Callable[[], Layer]) -> None:
    acts.color(ID, LET, "#123456")
    acts.toggle(ID, LET)
    assert plots().style.classes == (ClassChoice(LET, color="#123456", is_hidden=True),)
    acts.reset(ID, LET)
    assert plots().style.classes == ()


def test_no_one_condition_tells_the_others(
    qtbot: QtBot, acts: ClassActs, plots: Callable[[], Layer]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = acts.menu_of(ID, "others", parent, lambda: None)
    [filtering] = [each for each in menu.actions() if each.objectName() == "class_filter"]
    assert not filtering.isEnabled()
    assert filtering.toolTip() == "No one condition tells all other values"
    menu.close()


def test_a_class_that_is_gone_is_left_alone(session: Session, acts: ClassActs) -> None:
    session.state.layers.remove(ID)
    acts.toggle(ID, IDLE)
    acts.rename(ID, IDLE, "x")
    assert acts.class_of(ID, IDLE) is None
