"""The window on a file that is written anew under it: it says so, and reads it again when asked."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import shapely
from geopandas import GeoDataFrame
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.ui.details.panel import DetailsPanel
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.message_bar import MessageBar
from tests.ui.details.test_panel import click
from tests.ui.parts import details_of, layers_of_window
from tests.ui.reading import box, seen, window_on_file

LAYER_ID = "plots/plots"


def write(path: Path, numbers: Sequence[int]) -> None:
    """Write plots in an order; each says where it lies."""
    path.unlink(missing_ok=True)
    GeoDataFrame(
        {"no": [f"N{n}" for n in numbers], "holder": [f"Holder {n}" for n in numbers]},
        geometry=[shapely.box(115 + n, 28, 115.9 + n, 28.9) for n in numbers],
        crs=4326,
    ).to_file(path)


@pytest.fixture(params=["gpkg", "shp"])
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / f"plots.{request.param}"
    write(path, range(8))
    return path


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> MainWindow:
    return window_on_file(qtbot, path, LAYER_ID)


def click_plot(window: MainWindow, number: int) -> DetailsPanel:
    """Select the plot that is drawn at a place, as a click on it does."""
    layer = window.session.state.layers[LAYER_ID]
    order = layer.geometry.bounds[:, 0].argsort()
    ref = FeatureRef(LAYER_ID, int(layer.geometry.feature_ids[order[number]]))
    window.session.state.selection.set(Selection(FeatureSet.of(ref)))
    return details_of(window)


def test_a_click_never_tells_of_another_plot(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    assert "Holder 2" in seen(click_plot(window, 2))
    write(path, range(8)[::-1])
    told = seen(click_plot(window, 3))
    assert "Holder" not in told
    assert f"{path} changed on disk; reload it." in told
    click(box(details_of(window), "Reload"))
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    for number in (0, 3, 7):
        assert f"Holder {number}" in seen(click_plot(window, number))


def test_the_layers_menu_reads_a_file_again_and_keeps_what_is_selected(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    assert "Holder 2" in seen(click_plot(window, 2))
    path.touch()
    tree = layers_of_window(window).tree
    [row] = tree.findItems(
        window.session.state.layers[LAYER_ID].name.en,
        Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
    )
    tree.setCurrentItem(row)
    assert window.commands["reload_layer"].isEnabled()
    window.commands["reload_layer"].trigger()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert "Holder 2" in seen(details_of(window))
    assert window.session.state.selection.value.features


def test_the_message_bar_has_a_button_that_reads_the_file_again(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    write(path, range(8)[::-1])
    window.session.edits.color_by(LAYER_ID, "holder")
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    bar = window.findChild(MessageBar)
    assert bar is not None
    assert "changed on disk; reload it." in seen(bar)
    button = bar.findChild(QPushButton, "messageAction0")
    assert button is not None
    assert button.isVisibleTo(bar)
    assert button.text() == "Reload"
    button.click()
    qtbot.waitUntil(lambda: "plots" in seen(bar) and "was read again." in seen(bar))
    assert not button.isVisibleTo(bar)
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    layer = window.session.state.layers[LAYER_ID]
    assert layer.symbology.attribute == "holder"
    assert "Holder 5" in seen(click_plot(window, 5))
