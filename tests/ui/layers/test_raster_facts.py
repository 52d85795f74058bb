"""A raster in the window: listed, read about, removed, brought back and read anew."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.ui.layers.properties_dialog import PropertiesDialog
from gisapp.ui.layers.raster_facts import raster_facts
from gisapp.ui.layers.tree_items import COUNT, NAME
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Language
from tests.raster_files import opened, quarters, write_raster
from tests.ui.parts import layers_of_window, messages_of
from tests.ui.reading import WORDS, seen, window_on_file

LAYER_ID = "plan/raster"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_raster(tmp_path / "plan.tif")


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> MainWindow:
    return window_on_file(qtbot, path, LAYER_ID)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "200 × 200 pixels",
                "2 × 2 m",
                "Colours as stored",
                "red (uint8) · green (uint8)",
                "no",
            ],
        ),
        ("zh", ["200 × 200 像元", "2 × 2 米", "按原有颜色", "红（uint8） · 绿（uint8）", "否"]),
    ],
)
def test_its_properties_tell_of_its_pixels(
    qtbot: QtBot, window: MainWindow, language: Language, expected: list[str]
) -> None:
    session = window.session
    session.state.words.set(WORDS[language])
    dialog = PropertiesDialog(session.state.layers[LAYER_ID], session)
    qtbot.addWidget(dialog)
    dialog.show()
    told = seen(dialog)
    assert "EPSG:4548" in told
    for each in expected:
        assert each in told


def stretched(tmp_path: Path) -> Layer:
    heights = np.linspace(10, 60, 10_000, dtype=np.float32).reshape(1, 100, 100)
    return opened(write_raster(tmp_path / "dem.tif", heights, nodata=-32768))


def test_what_is_stretched_says_from_where_to_where(tmp_path: Path) -> None:
    raster = stretched(tmp_path).raster
    assert raster is not None
    told = raster_facts(raster, WORDS["en"])
    assert "11 to 59" in told["layers.raster_stretch"]
    assert "2nd to 98th percentile" in told["layers.raster_stretch"]
    assert told["layers.raster_no_data"] == "-32768"


def test_it_is_listed_without_a_count_and_can_be_hidden_removed_and_brought_back(
    window: MainWindow,
) -> None:
    session, tree = window.session, layers_of_window(window).tree
    layers = session.state.layers
    place = layers.layers.index(layers[LAYER_ID])
    [row] = tree.findItems("plan", Qt.MatchFlag.MatchExactly)
    assert (row.text(NAME), row.text(COUNT)) == ("plan", "")
    session.edits.show(LAYER_ID, visible=False)
    assert not layers[LAYER_ID].visible
    session.edits.remove(LAYER_ID)
    assert LAYER_ID not in layers
    session.history.undo()
    assert layers.layers.index(layers[LAYER_ID]) == place
    session.history.undo()
    assert layers[LAYER_ID].visible


def test_a_file_written_anew_is_shown_anew_when_it_is_reloaded(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    session = window.session
    before = session.state.layers[LAYER_ID]
    write_raster(path, quarters(400))
    session.reloader.reload(before)
    qtbot.waitUntil(lambda: session.state.layers[LAYER_ID] is not before)
    now = session.state.layers[LAYER_ID].raster
    assert now is not None
    assert now.grid.width == 400


def test_a_raster_that_opens_says_nothing_of_missing_features(window: MainWindow) -> None:
    assert messages_of(window).isHidden()
