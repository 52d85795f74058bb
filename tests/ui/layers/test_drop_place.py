"""Where dropped rows come, by the row they are dropped on and the part of it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.layers.arrangement import Place
from gisapp.ui.layers.drop_place import drop_place, drop_position
from gisapp.ui.layers.tree_items import GROUP_KEY, LAYER_ID, NAME
from tests.core.layers.test_arrangement import STACK

Position = QAbstractItemView.DropIndicatorPosition
ABOVE, ON, BELOW = Position.AboveItem, Position.OnItem, Position.BelowItem


@pytest.mark.parametrize(
    ("y", "on_head", "beside"),
    [(101, ABOVE, ABOVE), (110, ON, ABOVE), (114, ON, BELOW), (127, BELOW, BELOW)],
)
def test_the_ends_of_a_row_are_beside_it(y: int, on_head: Position, beside: Position) -> None:
    row = QRect(0, 100, 200, 28)
    assert drop_position(row, y, takes_drops=True) == on_head
    assert drop_position(row, y, takes_drops=False) == beside


@pytest.mark.parametrize(
    ("target", "position", "whole", "place"),
    [
        ("b", ABOVE, False, Place("b", False, "file")),
        ("b", BELOW, False, Place("b", True, "file")),
        ("b", BELOW, True, Place("a", True)),
        ("s", BELOW, False, Place("s", True)),
        ("file", ON, False, Place("c", False, "file")),
        ("file", ABOVE, False, Place("c", False)),
        ("file", BELOW, False, Place("a", True)),
        ("file", ON, True, Place("c", False)),
        ("", BELOW, False, Place("o", True)),
    ],
)
def test_rows_lead_to_places(
    qtbot: QtBot, target: str, position: Position, whole: bool, place: Place
) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    item = QTreeWidgetItem(tree)
    item.setData(NAME, GROUP_KEY if target == "file" else LAYER_ID, target)
    found = drop_place(item if target else None, position, STACK, whole=whole)
    assert found == place


def test_below_a_class_of_a_legend_is_below_its_layer(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    item = QTreeWidgetItem(tree)
    item.setData(NAME, LAYER_ID, "s")
    row = QTreeWidgetItem(item)
    assert drop_place(row, ABOVE, STACK, whole=False) == Place("s", True)
    assert drop_place(row, ABOVE, (), whole=False) is None
