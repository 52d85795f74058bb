"""The dialog of a layer's scales: what it shows, and what it makes of what is said."""

import math

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.space.scales import resolution_at, scale_at, scale_text
from gisapp.session.session import Session
from gisapp.ui.layers.scale_dialog import ScaleDialog
from tests.ui.reading import WORDS


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> ScaleDialog:
    return opened(qtbot, session)


def opened(qtbot: QtBot, session: Session) -> ScaleDialog:
    dialog = ScaleDialog((session.state.layers["park"], session.state.layers["road"]), session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def tick(dialog: ScaleDialog, name: str) -> QCheckBox:
    found = dialog.findChild(QCheckBox, f"{name}Set")
    assert found is not None
    return found


def box(dialog: ScaleDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_a_layer_without_scales_is_drawn_at_any(dialog: ScaleDialog, session: Session) -> None:
    assert dialog.windowTitle() == "Scales of 2 layers"
    assert not tick(dialog, "scaleFrom").isChecked()
    assert not box(dialog, "scaleFrom").isEnabled()
    dialog.accept()
    assert session.history.undoable.value is None


@pytest.mark.parametrize(
    ("begin", "end"), [("1:50,000", "1:1,000"), ("1000", "50000"), ("1：50000", " 1 : 1 000 ")]
)
def test_layers_are_drawn_between_two_scales_in_either_order(
    dialog: ScaleDialog, session: Session, begin: str, end: str
) -> None:
    for name, scale in (("scaleFrom", begin), ("scaleTo", end)):
        tick(dialog, name).setChecked(True)
        box(dialog, name).setText(scale)
    dialog.accept()
    viewport = session.state.viewport.value
    for layer_id in ("park", "road"):
        layer = session.state.layers[layer_id]
        assert layer.coarsest == pytest.approx(resolution_at(50_000, viewport))
        assert layer.finest == pytest.approx(resolution_at(1_000, viewport))
    session.history.undo()
    assert session.state.layers["park"].coarsest == math.inf


def test_the_present_scale_is_the_first_one_in_a_click(
    qtbot: QtBot, dialog: ScaleDialog, session: Session
) -> None:
    button = dialog.findChild(QPushButton, "fromPresentScale")
    assert button is not None
    button.click()
    dialog.accept()
    viewport, layer = session.state.viewport.value, session.state.layers["park"]
    assert viewport.resolution < layer.coarsest < viewport.resolution * 1.1
    again = opened(qtbot, session)
    assert tick(again, "scaleFrom").isChecked()
    assert box(again, "scaleFrom").text() == scale_text(scale_at(layer.coarsest, viewport))


@pytest.mark.parametrize("typed", ["", "many", "1:0"])
def test_what_is_no_scale_is_no_limit(dialog: ScaleDialog, session: Session, typed: str) -> None:
    tick(dialog, "scaleFrom").setChecked(True)
    box(dialog, "scaleFrom").setText(typed)
    dialog.accept()
    assert session.state.layers["park"].coarsest == math.inf


def test_it_is_in_the_users_language(qtbot: QtBot, session: Session) -> None:
    session.state.words.set(WORDS["zh"])
    assert opened(qtbot, session).windowTitle() == "“2 个图层”的显示比例尺"
