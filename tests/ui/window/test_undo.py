"""The Edit menu undoes what was done in the Layers panel, by its keys too."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider

from gisapp.core.text.bilingual import Bilingual
from gisapp.session.preferences import use_language
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.layers.tree_items import NAME
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import canvas_of, layers_of_window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tree(window: MainWindow) -> LayerTree:
    return layers_of_window(window).tree


def pick(tree: LayerTree, text: str) -> None:
    wanted = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    tree.refresh()
    [row] = tree.findItems(text, wanted)
    tree.setCurrentItem(row)


def names(window: MainWindow) -> list[str]:
    return [layer.name.en for layer in window.session.state.layers.layers]


def test_undo_and_redo_name_what_they_are_about(window: MainWindow, tree: LayerTree) -> None:
    undo, redo = window.commands["undo"], window.commands["redo"]
    assert [undo.text(), undo.isEnabled(), redo.isEnabled()] == ["Undo", False, False]
    pick(tree, "Enterprises")
    window.commands["remove_layer"].trigger()
    assert [undo.text(), undo.isEnabled()] == ["Undo Remove Enterprises", True]
    use_language(window.session.state, "zh")
    assert undo.text() == "撤销移除“企业”"
    undo.trigger()
    assert [redo.text(), undo.isEnabled()] == ["重做移除“企业”", False]


def test_of_a_long_name_the_menu_shows_beginning_and_end(window: MainWindow) -> None:
    layers = window.session.state.layers
    name = Bilingual("Plots of the eastern expansion, surveyed anew, north")
    layers.put(replace(layers["park"], name=name))
    window.session.edits.remove("park")
    shown = "Undo Remove Plots of the eastern…surveyed anew, north"
    assert window.commands["undo"].text() == shown


def test_a_hidden_layer_that_is_zoomed_to_is_hidden_again(
    window: MainWindow, tree: LayerTree
) -> None:
    layers = window.session.state.layers
    layers.show("enterprise", visible=False)
    pick(tree, "Enterprises")
    window.commands["zoom_to_layer"].trigger()
    assert layers["enterprise"].visible
    window.commands["undo"].trigger()
    assert not layers["enterprise"].visible


def test_a_layer_removed_by_its_key_comes_back_by_the_keys(
    window: MainWindow, tree: LayerTree
) -> None:
    before = names(window)
    pick(tree, "Enterprises")
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert "Enterprises" not in names(window)
    QTest.keyClick(tree, Qt.Key.Key_Z, CTRL)
    assert names(window) == before
    QTest.keyClick(canvas_of(window), Qt.Key.Key_Z, CTRL | SHIFT)
    assert "Enterprises" not in names(window)


def test_hiding_a_group_and_fading_a_layer_are_undone_in_the_tree(
    window: MainWindow, tree: LayerTree
) -> None:
    pick(tree, "Industrial parks")
    slider = window.findChild(QSlider, "layerOpacity")
    assert slider is not None
    for percent in (80, 60, 40):
        slider.setValue(percent)
    [group] = tree.findItems("Qingshanhu District", Qt.MatchFlag.MatchExactly)
    group.setCheckState(NAME, Qt.CheckState.Unchecked)
    assert window.commands["undo"].text() == "Undo Hide Qingshanhu District"
    window.commands["undo"].trigger()
    tree.refresh()
    assert group.checkState(NAME) == Qt.CheckState.Checked
    window.commands["undo"].trigger()
    assert slider.value() == 100
    assert not window.commands["undo"].isEnabled()


def test_the_embedded_data_comes_back_by_a_command_of_the_file_menu(
    window: MainWindow, tree: LayerTree
) -> None:
    before = names(window)
    for text in ("Enterprises", "Industrial parks", "District"):
        pick(tree, text)
        window.commands["remove_layer"].trigger()
    window.commands["show_embedded"].trigger()
    assert names(window) == before
    assert window.commands["undo"].text() == "Undo Show Qingshanhu data"
