"""The layers panel: what is listed, switched, moved, made transparent and taken away."""

from pathlib import Path

import geopandas
import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QSlider, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.sources.vector.reader import read_vector_file
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.layers.properties_dialog import PropertiesDialog
from gisapp.ui.layers.tree import COUNT, NAME, LayerTree
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import layers_of_window

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def panel(window: MainWindow) -> LayersPanel:
    return layers_of_window(window)


def tree_of(panel: LayersPanel) -> LayerTree:
    tree = panel.findChild(LayerTree, "layerTree")
    assert tree is not None
    return tree


def row(panel: LayersPanel, text: str) -> QTreeWidgetItem:
    wanted = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    [found] = tree_of(panel).findItems(text, wanted)
    return found


def group(panel: LayersPanel) -> QTreeWidgetItem:
    """Return the row above all layers that can be clicked on the map."""
    return row(panel, "Qingshanhu District")


def texts(head: QTreeWidgetItem) -> list[str]:
    return [below.text(NAME) for below in children(head)]


def children(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    places = range(head.childCount())
    return [below for place in places if (below := head.child(place)) is not None]


def menu_of(panel: LayersPanel, text: str) -> dict[str, QAction]:
    tree = tree_of(panel)
    tree.setCurrentItem(row(panel, text))
    tree.customContextMenuRequested.emit(tree.visualItemRect(row(panel, text)).center())
    menu = panel.window().findChildren(QMenu, "layerMenu")[-1]
    menu.close()
    return {action.text(): action for action in menu.actions()}


def test_groups_stand_as_drawn_with_the_base_map_last_and_folded(panel: LayersPanel) -> None:
    root = tree_of(panel).invisibleRootItem()
    assert texts(root) == ["Qingshanhu District", "Surroundings", "Base map"]
    assert [head.isExpanded() for head in children(root)] == [True, False, False]
    assert texts(group(panel))[-1] == "District"


def test_each_layer_shows_its_look_and_how_many_features_it_has(panel: LayersPanel) -> None:
    enterprises = row(panel, "Enterprises")
    assert enterprises.text(COUNT) == "5"
    assert not enterprises.icon(NAME).isNull()


def test_a_check_box_hides_a_layer_and_that_of_the_group_all(
    panel: LayersPanel, window: MainWindow
) -> None:
    layers = window.session.state.layers
    row(panel, "Enterprises").setCheckState(NAME, UNCHECKED)
    assert not layers["enterprise"].visible
    head = group(panel)
    assert head.checkState(NAME) == Qt.CheckState.PartiallyChecked
    head.setCheckState(NAME, UNCHECKED)
    assert not any(layer.visible for layer in layers.layers if layer.group == "parks")
    head.setCheckState(NAME, CHECKED)
    assert all(layer.visible for layer in layers.layers if layer.group == "parks")


def test_the_slider_makes_the_picked_layer_transparent(
    panel: LayersPanel, window: MainWindow
) -> None:
    slider = panel.findChild(QSlider, "layerOpacity")
    assert slider is not None
    assert not slider.isEnabled()
    tree_of(panel).setCurrentItem(row(panel, "District"))
    slider.setValue(40)
    layers = window.session.state.layers
    assert layers["district"].opacity == pytest.approx(0.4)
    assert layers["park"].opacity == 1


def test_a_layer_is_moved_within_its_group(panel: LayersPanel) -> None:
    before = texts(group(panel))
    menu_of(panel, "District")["Move up"].trigger()
    assert texts(group(panel)) == [*before[:-2], before[-1], before[-2]]
    menu_of(panel, "District")["Move down"].trigger()
    assert texts(group(panel)) == before


def test_the_menu_zooms_to_a_layer_and_removes_it_with_its_selection(
    panel: LayersPanel, window: MainWindow
) -> None:
    state = window.session.state
    extent = state.layers["reconstruction_zone"].index.extent
    assert extent is not None
    menu_of(panel, "Reconstruction zones")["Zoom to layer"].trigger()
    assert state.viewport.value.extent.contains(extent)
    assert state.viewport.value.resolution < 10

    menu_of(panel, "Reconstruction zones")["Remove"].trigger()
    assert "Reconstruction zones" not in texts(group(panel))


def test_the_properties_tell_where_a_layer_comes_from(
    panel: LayersPanel, window: MainWindow
) -> None:
    menu_of(panel, "Enterprises")["Properties…"].trigger()
    dialog = window.findChild(PropertiesDialog, "layerProperties")
    assert dialog is not None
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "EPSG:4490" in told
    assert any(text.endswith("qingshanhu.gpkg") for text in told)
    dialog.close()


def test_the_properties_count_the_shapes_that_are_not_valid_and_name_one(
    qtbot: QtBot, panel: LayersPanel, window: MainWindow, tmp_path: Path
) -> None:
    sound = shapely.box(115.9, 28.6, 115.95, 28.65)
    bow = shapely.Polygon([(116, 28.6), (116.1, 28.7), (116.1, 28.6), (116, 28.7)])
    shapes = geopandas.GeoSeries([sound, bow, bow], crs="EPSG:4326")
    shapes.to_file(tmp_path / "plots.gpkg", engine="pyogrio")
    layers = window.session.state.layers
    layers.add(*read_vector_file(tmp_path / "plots.gpkg"))
    menu_of(panel, "plots")["Properties…"].trigger()
    dialog = window.findChild(PropertiesDialog, "layerProperties")
    assert dialog is not None
    assert "Checking shapes…" in shown(dialog)
    problems = dialog.findChild(QPlainTextEdit)
    assert problems is not None
    qtbot.waitUntil(lambda: "Checking shapes…" not in shown(dialog))
    assert problems.toPlainText() == (
        "2 × an outline that is not valid, such as that of feature 2 (self-intersection): "
        "drawn as it is."
    )
    dialog.close()


def test_the_properties_say_when_all_shapes_are_valid(
    qtbot: QtBot, panel: LayersPanel, window: MainWindow
) -> None:
    menu_of(panel, "Industrial parks")["Properties…"].trigger()
    dialog = window.findChild(PropertiesDialog, "layerProperties")
    assert dialog is not None
    qtbot.waitUntil(lambda: "None found" in shown(dialog))
    dialog.close()


def shown(dialog: PropertiesDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
