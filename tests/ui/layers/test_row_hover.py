"""The buttons follow the mouse over the rows, and go with it; the picked row keeps them."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.ui.layers.row_hover import RowHover
from gisapp.ui.layers.tree_items import LAYER_ID, NAME


@pytest.fixture
def tree(qtbot: QtBot) -> QTreeWidget:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    for name in ("a", "b", "c"):
        item = QTreeWidgetItem(tree, [name])
        item.setData(NAME, LAYER_ID, name)
    item_of(tree, 2).addChild(QTreeWidgetItem(["class"]))
    tree.expandAll()
    tree.show()
    return tree


def item_of(tree: QTreeWidget, place: int) -> QTreeWidgetItem:
    found = tree.topLevelItem(place)
    assert found is not None
    return found


def hover_over(tree: QTreeWidget, item: QTreeWidgetItem) -> None:
    QTest.mouseMove(tree.viewport(), tree.visualItemRect(item).center())


def test_they_lie_on_the_row_under_the_mouse_and_go_with_it(tree: QTreeWidget) -> None:
    tree.setMouseTracking(True)
    hover = RowHover(tree)
    assert hover.buttons.isHidden()
    hover_over(tree, item_of(tree, 1))
    assert hover.buttons.y() == tree.visualItemRect(item_of(tree, 1)).y()
    below = item_of(tree, 2).child(0)
    assert below is not None
    hover_over(tree, below)
    assert hover.buttons.isHidden(), "a class of a legend has none"
    hover_over(tree, item_of(tree, 0))
    QCoreApplication.sendEvent(tree.viewport(), QEvent(QEvent.Type.Leave))
    assert hover.buttons.isHidden()


def test_the_picked_row_has_them_while_the_mouse_is_elsewhere(tree: QTreeWidget) -> None:
    hover = RowHover(tree)
    tree.setCurrentItem(item_of(tree, 2))
    hover.place()
    assert hover.buttons.y() == tree.visualItemRect(item_of(tree, 2)).y()


def test_the_row_is_picked_before_its_menu_is_asked_for(qtbot: QtBot, tree: QTreeWidget) -> None:
    tree.setMouseTracking(True)
    hover = RowHover(tree)
    hover_over(tree, item_of(tree, 1))
    more = hover.buttons.findChild(QToolButton, "rowMore")
    assert more is not None
    with qtbot.waitSignal(hover.menu_wanted):
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert tree.currentItem() is item_of(tree, 1)
