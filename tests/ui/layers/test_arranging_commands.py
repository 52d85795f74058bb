"""Commands and keys for all rows that are picked in the Layers panel."""

from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.layers.groups import group_of
from gisapp.core.layers.layer import Layer
from gisapp.core.text.bilingual import Bilingual
from gisapp.session.session import Session
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.layers.scale_dialog import ScaleDialog
from gisapp.ui.layers.tree_items import NAME, REASON
from gisapp.ui.window.main_window import MainWindow
from tests.render.maps import RED, layer
from tests.ui.parts import layers_of_window, messages_of

CTRL = Qt.KeyboardModifier.ControlModifier
PLACES = {"a": 0, "b": 2e5, "c": 4e5}


@pytest.fixture
def panel(window: MainWindow) -> LayersPanel:
    window.session.state.layers.add(*(one(each) for each in PLACES))
    return layers_of_window(window)


def one(name: str) -> Layer:
    plain = layer("point", [shapely.Point(PLACES[name], 0)], RED, layer_id=name)
    return replace(plain, group="file", name=Bilingual(name))


def row(panel: LayersPanel, text: str) -> QTreeWidgetItem:
    panel.tree.refresh()
    wanted = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    [found] = panel.tree.findItems(text, wanted)
    return found


def pick(panel: LayersPanel, *texts: str) -> None:
    panel.tree.pick_row(row(panel, texts[0]))
    for text in texts[1:]:
        row(panel, text).setSelected(True)
    panel.tree.setFocus()


def order(panel: LayersPanel) -> str:
    session_layers = panel.window().session.state.layers.layers  # type: ignore[attr-defined]
    return "".join(each.layer_id for each in reversed(session_layers) if each.layer_id in PLACES)


def test_keys_move_hide_name_and_remove_what_is_picked(
    panel: LayersPanel, window: MainWindow
) -> None:
    layers = window.session.state.layers
    pick(panel, "c")
    QTest.keyClick(panel.tree, Qt.Key.Key_Down, CTRL)
    assert order(panel) == "bca"
    QTest.keyClick(panel.tree, Qt.Key.Key_Up, CTRL)
    assert order(panel) == "cba"
    pick(panel, "c", "a")
    QTest.keyClick(panel.tree, Qt.Key.Key_Space)
    assert [layers[each].visible for each in "cba"] == [False, True, False]
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert order(panel) == "b"
    assert messages_of(window).isVisible()


def test_what_was_removed_comes_back_by_the_message(panel: LayersPanel, window: MainWindow) -> None:
    pick(panel, "file")
    window.commands["remove_layer"].trigger()
    assert order(panel) == ""
    bar = messages_of(window)
    [undo] = [each for each in bar.findChildren(QPushButton) if each.text() == "Undo"]
    undo.click()
    assert order(panel) == "cba"
    assert bar.isHidden()


def test_enter_zooms_to_a_layer_and_unfolds_a_group(panel: LayersPanel, window: MainWindow) -> None:
    pick(panel, "b")
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert window.session.state.viewport.value.x == pytest.approx(PLACES["b"])
    pick(panel, "file")
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert not row(panel, "file").isExpanded()


def test_zooming_to_several_shows_all_of_them(panel: LayersPanel, window: MainWindow) -> None:
    pick(panel, "a", "c")
    window.commands["zoom_to_layer"].trigger()
    seen = window.session.state.viewport.value.extent
    assert seen.xmin < PLACES["a"] < PLACES["c"] < seen.xmax


def test_a_group_is_made_by_its_key_and_named_at_once(
    panel: LayersPanel, window: MainWindow
) -> None:
    pick(panel, "a", "c")
    QTest.keyClick(panel.tree, Qt.Key.Key_G, CTRL)
    assert panel.tree.state() == panel.tree.State.EditingState
    panel.tree.closePersistentEditor(row(panel, "Group"), NAME)
    layers = window.session.state.layers
    assert group_of(layers["a"]) == group_of(layers["c"]) == Bilingual("Group", "分组")
    pick(panel, "Group")
    window.commands["ungroup_layers"].trigger()
    assert group_of(layers["a"]) == ""


def test_neither_group_nor_layer_of_the_base_map_is_removed_grouped_or_named(
    panel: LayersPanel, window: MainWindow
) -> None:
    pick(panel, "Base map")
    for name in ("remove_layer", "group_layers", "ungroup_layers", "rename_layer"):
        assert not window.commands[name].isEnabled(), name


def test_the_reason_why_a_layer_is_not_drawn_leads_to_its_scales(
    panel: LayersPanel, session: Session
) -> None:
    session.state.layers.set_scales("b", 0.0, 50.0)
    session.navigation.go_to(PLACES["b"], 0.0)
    session.navigation.zoom(session.state.viewport.value.resolution / 400)
    assert row(panel, "b").data(NAME, REASON)
    panel.tree.scale_wanted.emit("b")
    assert not row(panel, "b").data(NAME, REASON)
    session.state.layers.set_scales("b", 0.0, 5.0)
    session.navigation.go_to(1.2e7, 3.3e6)
    session.navigation.zoom(0.001)
    session.navigation.go_to(1.2e7, 3.3e6)
    panel.tree.scale_wanted.emit("b")
    assert session.state.viewport.value.x == pytest.approx(PLACES["b"]), "it lies elsewhere"
    assert not row(panel, "b").data(NAME, REASON)


def test_scales_are_asked_for_in_a_dialog(
    qtbot: QtBot, panel: LayersPanel, window: MainWindow
) -> None:
    pick(panel, "b")
    window.commands["scale_range"].trigger()
    [dialog] = window.findChildren(ScaleDialog)
    assert dialog.windowTitle() == "Scales of b"
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_zooming_and_styling_need_no_menu(panel: LayersPanel, window: MainWindow) -> None:
    pick(panel, "b")
    names = [each.objectName() for each in panel.tree.buttons.findChildren(QToolButton)]
    assert {"row_zoom_to_layer", "row_style_layer", "row_table_layer", "rowMore"} <= set(names)
    zoom = panel.tree.buttons.findChild(QToolButton, "row_zoom_to_layer")
    assert zoom is not None
    zoom.click()
    assert window.session.state.viewport.value.x == pytest.approx(PLACES["b"])


@pytest.fixture
def session(window: MainWindow) -> Session:
    return window.session
