"""In the window: a message, a menu, a key and the properties lead to the dialog."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.session.tasks import Tasks
from gisapp.ui.layers.properties_dialog import PropertiesDialog
from gisapp.ui.layers.tree_items import LAYER_ID, NAME
from gisapp.ui.mapping.dialog import MappingDialog
from gisapp.ui.window.main_window import MainWindow
from tests.plot_ledger import write_ledger
from tests.ui.parts import layers_of_window, messages_of, part_of

W = TypeVar("W", bound=QWidget)


def named(owner: QWidget, kind: type[W], name: str) -> W:
    found = owner.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def dialog_of(window: MainWindow, qtbot: QtBot, tasks: Tasks) -> MappingDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(MappingDialog)))
    qtbot.waitUntil(lambda: not tasks.running)
    (dialog,) = window.findChildren(MappingDialog)
    return dialog


def pick(window: MainWindow, layer_id: str) -> None:
    tree = layers_of_window(window).tree
    found = tree.findItems("供地台账", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    tree.setCurrentItem(next(each for each in found if each.data(NAME, LAYER_ID) == layer_id))


def test_from_the_message_to_the_menu_and_the_properties(
    window: MainWindow, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    window.files_dropped.emit([str(write_ledger(tmp_path / "台账.xlsx"))])
    bar = messages_of(window)
    sentence = named(bar, QLabel, "messageSentence")
    qtbot.waitUntil(lambda: bar.isVisible() and not tasks.running)
    if "looks like" not in sentence.text():
        bar.close_message()
    qtbot.waitUntil(lambda: "looks like a list of plots" in sentence.text())
    QTest.mouseClick(named(bar, QPushButton, "messageAction0"), Qt.MouseButton.LeftButton)
    dialog = dialog_of(window, qtbot, tasks)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.take_it, Qt.MouseButton.LeftButton)
    layer = next(each for each in window.session.state.layers.layers if each.mapping)
    assert layer.mapping is not None
    assert layer.mapping.kind == "plot"
    assert window.commands["undo"].text() == "Undo Meaning of the columns of 供地台账"

    pick(window, layer.layer_id)
    window.commands["layer_properties"].trigger()
    properties = part_of(window, PropertiesDialog)
    assert "5 of 6 have a meaning" in [label.text() for label in properties.findChildren(QLabel)]
    named(properties, QPushButton, "layer_map_columns").click()
    again = dialog_of(window, qtbot, tasks)
    with qtbot.waitSignal(again.destroyed):
        again.close()

    command = window.commands["map_columns"]
    assert command.shortcut().toString() == "Ctrl+L"
    command.trigger()
    with_keys = dialog_of(window, qtbot, tasks)
    command.trigger()
    assert window.findChildren(MappingDialog) == [with_keys], "one is open already"
    with qtbot.waitSignal(with_keys.destroyed):
        with_keys.close()
