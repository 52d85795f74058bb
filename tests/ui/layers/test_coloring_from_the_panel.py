"""A layer from a file is coloured by one of its attributes from the layers panel."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.layers.layer import Layer
from gisapp.session.tasks import Tasks
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.layers.tree_items import COUNT, NAME
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import canvas_of

LAYER_ID = "plots/plots"
HOSTILE = "<b>R&D</b>"
PLOTS = [("厂房", 1.5), (HOSTILE, 10), ("厂房", None), ("厂房", 20), ("厂房", 30), ("厂房", 40)]
METHODS = [
    "Equally many features in each class",
    "Classes at gaps in the numbers",
    "Equally wide classes, at round numbers",
    "Each value its own class",
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on six points in a row."""
    features = [
        {
            "type": "Feature",
            "properties": {"use": use, "rent & tax": rent},
            "geometry": {"type": "Point", "coordinates": [116 + place / 100, 28]},
        }
        for place, (use, rent) in enumerate(PLOTS)
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    window = build(ViewArguments(sources=(str(path),), language="en", size=(1280, 720)))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: LAYER_ID in window.session.state.layers)
    qtbot.waitUntil(lambda: window.session.frames.is_complete)
    return window


def layer_of(window: MainWindow) -> Layer:
    return window.session.state.layers[LAYER_ID]


def row_of(window: MainWindow, text: str = "plots") -> QTreeWidgetItem:
    tree = window.findChild(LayerTree)
    assert tree is not None
    tree.refresh()
    [row] = tree.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return row


def legend(window: MainWindow) -> list[str]:
    row = row_of(window)
    return [below.text(NAME) for place in range(row.childCount()) if (below := row.child(place))]


def menu_at(window: MainWindow, text: str) -> dict[str, QAction]:
    """Return the entries of the menu that a right click on a row opens."""
    tree = window.findChild(LayerTree)
    assert tree is not None
    tree.setCurrentItem(row_of(window, text))
    tree.customContextMenuRequested.emit(tree.visualItemRect(row_of(window, text)).center())
    menu = window.findChildren(QMenu, "layerMenu")[-1]
    menu.close()
    return {action.text(): action for action in menu.actions()}


def choices(window: MainWindow, text: str = "plots") -> dict[str, QAction]:
    menu = menu_at(window, text)["Colour by"].menu()
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions() if action.text()}


def chosen(window: MainWindow) -> list[str]:
    return [text for text, action in choices(window).items() if action.isChecked()]


def choose(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Choose an entry and wait until the layer has changed and is painted."""
    before = layer_of(window).symbology
    choices(window)[text].trigger()
    qtbot.waitUntil(lambda: layer_of(window).symbology != before)
    qtbot.waitUntil(lambda: window.session.frames.is_complete)


def color_at(window: MainWindow, place: int) -> str:
    """Return the colour in the middle of one of the points on the map."""
    canvas = canvas_of(window)
    x, y = canvas.state.viewport.value.to_pixel(*layer_of(window).geometry.coordinates[place])
    return canvas.grab().toImage().pixelColor(round(x), round(y)).name()


def test_words_have_a_class_each_and_numbers_ranges(window: MainWindow, qtbot: QtBot) -> None:
    assert list(choices(window)) == ["Single colour", "use", "rent && tax"]
    assert chosen(window) == ["Single colour"]
    choose(window, qtbot, "use")
    assert legend(window) == ["use", "厂房", HOSTILE]
    assert row_of(window).isExpanded()
    assert not row_of(window, "厂房").icon(NAME).isNull()
    assert row_of(window, "厂房").text(COUNT) == "5"
    assert "<b>" not in row_of(window, HOSTILE).toolTip(NAME)
    assert chosen(window) == ["use"]

    choose(window, qtbot, "rent && tax")
    assert legend(window) == ["rent & tax", "1.5", "10", "20", "30", "40", "No value"]
    assert chosen(window) == ["rent && tax", METHODS[0]]


def test_the_map_shows_the_classes(window: MainWindow, qtbot: QtBot) -> None:
    single = {color_at(window, place) for place in range(6)}
    assert len(single) == 1
    choose(window, qtbot, "rent && tax")
    colors = [color_at(window, place) for place in range(6)]
    assert len(set(colors)) == 6
    choose(window, qtbot, "use")
    colors = [color_at(window, place) for place in range(6)]
    assert [color == colors[0] for color in colors] == [True, False, True, True, True, True]
    choose(window, qtbot, "Single colour")
    assert {color_at(window, place) for place in range(6)} == single
    assert legend(window) == []


def test_the_classes_of_numbers_may_be_made_otherwise(window: MainWindow, qtbot: QtBot) -> None:
    assert not set(METHODS) & choices(window).keys()
    choose(window, qtbot, "rent && tax")
    choose(window, qtbot, METHODS[2])
    ranges = ["< 10", "10 – 20", "20 – 30", "≥ 30"]
    assert legend(window) == ["rent & tax", *ranges, "No value"]
    choose(window, qtbot, METHODS[3])
    assert legend(window) == ["rent & tax", "1.5", "10", "20", "30", "40", "No value"]
    assert chosen(window) == ["rent && tax", METHODS[3]]


def test_the_last_request_counts(window: MainWindow, qtbot: QtBot) -> None:
    tasks = window.findChild(Tasks)
    assert tasks is not None
    choices(window)["rent && tax"].trigger()
    choices(window)["use"].trigger()
    window.session.state.layers.set_opacity(LAYER_ID, 0.5)
    qtbot.waitUntil(lambda: not tasks.running)
    assert layer_of(window).symbology.attribute == "use"
    assert layer_of(window).opacity == 0.5, "what changed meanwhile stays"
    choices(window)["rent && tax"].trigger()
    choices(window)["Single colour"].trigger()
    qtbot.waitUntil(lambda: not tasks.running)
    assert legend(window) == []


def test_the_legend_speaks_the_users_language_and_belongs_to_its_layer(
    window: MainWindow, qtbot: QtBot
) -> None:
    choose(window, qtbot, "rent && tax")
    assert "Properties…" in menu_at(window, "rent & tax")
    assert chosen(window) == ["rent && tax", METHODS[0]]
    window.commands["switch_language"].trigger()
    tree = window.findChild(LayerTree)
    assert tree is not None
    tree.refresh()
    assert legend(window)[-1] == "无值"


def test_a_folded_legend_stays_folded(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "use")
    row_of(window).setExpanded(False)
    choose(window, qtbot, "rent && tax")
    assert not row_of(window).isExpanded()


def test_parks_and_the_base_map_keep_their_designed_look(window: MainWindow) -> None:
    for name in ("Enterprises", "Rivers", "Land"):
        assert "Colour by" not in menu_at(window, name)
