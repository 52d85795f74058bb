"""Classes in the legend of the layer tree: a click, a key or the menu changes one of them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import AnyOf, LayerFilter
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice
from gisapp.ui.layers.legend import NAME, key_at
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import part_of

PLOTS = "plots/plots"
IDLE = "value:idle"
Key = Qt.Key


@pytest.fixture
def tree(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> LayerTree:
    """The tree with five plots by their use."""
    features = [
        {
            "type": "Feature",
            "properties": {"use": use},
            "geometry": {"type": "Point", "coordinates": [115.9 + place / 100, 28.7]},
        }
        for place, use in enumerate(("idle", "let", "idle", "let", "let"))
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    session = window.session
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: PLOTS in session.state.layers and not session.tasks.running)
    session.edits.color_by(PLOTS, "use")
    qtbot.waitUntil(lambda: not session.tasks.running)
    tree = part_of(window, LayerTree)
    tree.pick_layer(PLOTS)
    return tree


@pytest.fixture
def plots(window: MainWindow) -> Callable[[], Layer]:
    return lambda: window.session.state.layers[PLOTS]


def row_of(tree: LayerTree, key: str = IDLE) -> QTreeWidgetItem:
    tree.refresh()
    [layer_row] = tree.findItems("plots", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    layer_row.setExpanded(True)
    below = [layer_row.child(place) for place in range(layer_row.childCount())]
    [row] = [row for row in below if row is not None and key_at(row) == key]
    tree.scrollToItem(row)
    return row


def hidden(layer: Layer) -> list[str]:
    return [each.value for each in layer.symbology.classes if each.is_hidden]


def test_a_click_hides_a_class_and_shows_it_again(
    tree: LayerTree, plots: Callable[[], Layer]
) -> None:
    for wanted in (["idle"], []):
        place = tree.visualItemRect(row_of(tree)).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert hidden(plots()) == wanted
        assert row_of(tree).font(NAME).strikeOut() == bool(wanted)


def test_keys_hide_and_reset_and_leave_the_layer_alone(
    tree: LayerTree, plots: Callable[[], Layer]
) -> None:
    tree.setCurrentItem(row_of(tree))
    QTest.keyClick(tree, Key.Key_Space)
    assert hidden(plots()) == ["idle"]
    assert plots().visible
    assert tree.currentItem() is row_of(tree)
    QTest.keyClick(tree, Key.Key_Delete)
    assert plots().style.classes == ()


def test_a_class_is_named_where_it_stands_and_not_its_layer(
    qtbot: QtBot, tree: LayerTree, plots: Callable[[], Layer]
) -> None:
    tree.setCurrentItem(row_of(tree))
    QTest.keyClick(tree, Key.Key_F2)
    editor = tree.findChild(QLineEdit, "rowName")
    assert editor is not None
    editor.setText("Vacant")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: plots().style.classes == (ClassChoice(IDLE, label="Vacant"),))
    assert plots().name.en == "plots"
    assert row_of(tree).text(NAME) == "Vacant"


def test_the_menu_of_a_class_shows_only_it_and_filters(
    window: MainWindow, tree: LayerTree, plots: Callable[[], Layer]
) -> None:
    tree.setCurrentItem(row_of(tree))
    tree.customContextMenuRequested.emit(tree.visualItemRect(row_of(tree)).center())
    menu = window.findChildren(QMenu, "classMenu")[-1]
    acts = {each.objectName(): each for each in menu.actions()}
    assert not acts["class_show_all"].isEnabled()
    acts["class_only"].trigger()
    assert hidden(plots()) == ["let"]
    acts["class_filter"].trigger()
    assert plots().filter == LayerFilter((AnyOf("use", ("idle",)),))
    menu.close()
