"""Notes behind names: what is cut where a row is narrow, and what is typed for a name."""

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.ui.layers.row_delegate import ROW_PX, RowDelegate
from gisapp.ui.layers.tree_items import NAME, NOTE, REASON

REASON_TEXT = "from 1:10,000"


@pytest.fixture
def tree(qtbot: QtBot) -> QTreeWidget:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    item = QTreeWidgetItem(tree, ["A name of a layer that is long"])
    item.setData(NAME, NOTE, REASON_TEXT)
    item.setData(NAME, REASON, REASON_TEXT)
    return tree


def option(tree: QTreeWidget, width: int) -> QStyleOptionViewItem:
    made = QStyleOptionViewItem()
    tree.initViewItemOption(made)
    made.rect = QRect(0, 0, width, 28)
    return made


def index(tree: QTreeWidget) -> QModelIndex:
    return tree.model().index(0, NAME)


def test_a_reason_has_its_room_and_the_name_the_rest(tree: QTreeWidget) -> None:
    delegate, made = RowDelegate(tree), option(tree, 220)
    wanted = made.fontMetrics.horizontalAdvance(REASON_TEXT)
    assert delegate.note_rect(made, index(tree)).width() >= wanted
    delegate.initStyleOption(made, index(tree))
    assert made.text.endswith("…")


def test_where_neither_has_room_the_name_goes_before(tree: QTreeWidget) -> None:
    delegate, made = RowDelegate(tree), option(tree, 110)
    assert delegate.note_rect(made, index(tree)).width() < 44
    delegate.initStyleOption(made, index(tree))
    assert made.text == "A name of a layer that is long"


def test_a_typed_name_is_told_and_the_row_left_alone(qtbot: QtBot, tree: QTreeWidget) -> None:
    delegate = RowDelegate(tree)
    editor = delegate.createEditor(tree, option(tree, 200), index(tree))
    assert isinstance(editor, QLineEdit)
    delegate.setEditorData(editor, index(tree))
    assert editor.text() == "A name of a layer that is long"
    editor.setText("Wells")
    with qtbot.waitSignal(delegate.renamed) as renamed:
        delegate.setModelData(editor, tree.model(), index(tree))
    assert renamed.args[1] == "Wells"
    assert tree.model().data(index(tree)) == "A name of a layer that is long"


def test_rows_are_as_high_before_the_style_sheet_reaches_them(tree: QTreeWidget) -> None:
    delegate = RowDelegate(tree)
    assert delegate.sizeHint(option(tree, 220), index(tree)).height() >= ROW_PX
