"""A style is copied to another layer, kept for its file, and written to a file and read again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import PLAIN_STYLE
from gisapp.ui.window.main_window import MainWindow

Picked = Callable[[], Layer]


@pytest.fixture
def picked(window: MainWindow) -> Picked:
    """Pick a layer, and return it as it stands now."""
    state = window.session.state
    first = next(each for each in state.layers.layers if each.identifiable)
    state.picked_layer.set(first.layer_id)
    return lambda: state.layers[first.layer_id]


def make_wide(window: MainWindow, layer: Layer) -> None:
    symbol = replace(layer.symbology.common, stroke_width=4.0)
    window.session.edits.style(layer.layer_id, replace(PLAIN_STYLE, symbol=symbol))


def test_a_copied_style_is_pasted_as_far_as_it_fits(window: MainWindow, picked: Picked) -> None:
    state = window.session.state
    assert not window.commands["paste_style"].isEnabled()
    make_wide(window, picked())
    window.commands["copy_style"].trigger()
    second = [each for each in state.layers.layers if each.identifiable][1]
    state.picked_layer.set(second.layer_id)
    window.commands["paste_style"].trigger()
    assert state.layers[second.layer_id].style.symbol == picked().style.symbol


def test_a_style_is_kept_for_its_file_and_forgotten(window: MainWindow, picked: Picked) -> None:
    keep, forget = (window.commands[f"{each}_style_default"] for each in ("save", "forget"))
    assert not keep.isEnabled()
    make_wide(window, picked())
    assert keep.isEnabled()
    keep.trigger()
    assert window.session.style_defaults.has(picked())
    forget.trigger()
    assert not window.session.style_defaults.has(picked())
    assert not forget.isEnabled()


def test_a_style_is_written_and_read_again(
    qtbot: QtBot, window: MainWindow, picked: Picked, tmp_path: Path
) -> None:
    path = tmp_path / "look.qml"
    make_wide(window, picked())
    window.commands["export_style"].trigger()
    take(window, str(path))
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    window.commands["reset_style"].trigger()
    assert picked().style == PLAIN_STYLE
    window.commands["import_style"].trigger()
    take(window, str(path))
    qtbot.waitUntil(lambda: picked().style != PLAIN_STYLE)
    assert picked().symbology.common.stroke_width == pytest.approx(4.0, abs=0.1)


def take(window: QWidget, path: str) -> None:
    """Take a file in the dialog that is open."""
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(path)
    dialog.done(QFileDialog.DialogCode.Accepted)
