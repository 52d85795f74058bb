"""What is unchecked is left out, and a group's box is that of all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.text.bilingual import Bilingual
from gisapp.export.redaction.hiding import Hidden
from gisapp.export.redaction.told import ToldGroup, ToldItem
from gisapp.ui.widgets.told_tree import ToldTree

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
GROUPS = (
    ToldGroup(
        Bilingual("Plots", "地块"),
        (
            ToldItem("shapes", "p", Bilingual("Shapes", "图形")),
            ToldItem("field", "p/tel", Bilingual("tel", "电话")),
            ToldItem("field", "p/area", Bilingual("area", "面积"), tells_area=True),
        ),
        ToldItem("layer", "p", Bilingual("Plots", "地块"), 1200),
    ),
    ToldGroup(Bilingual("Kinds", "类别"), (ToldItem("kind", "park", Bilingual("Parks", "园区")),)),
)


@pytest.fixture
def tree(qtbot: QtBot) -> ToldTree:
    tree = ToldTree("zh")
    qtbot.addWidget(tree)
    tree.show_groups(GROUPS)
    return tree


def row(tree: ToldTree, text: str) -> QTreeWidgetItem:
    [found] = tree.findItems(text, Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly)
    return found


def test_all_is_told_at_first_in_the_users_language(tree: ToldTree) -> None:
    assert tree.hidden == Hidden()
    assert row(tree, "地块").text(1) == "1,200"
    assert row(tree, "电话").parent() is row(tree, "地块")


def test_each_thing_is_left_out_as_what_it_is(qtbot: QtBot, tree: ToldTree) -> None:
    with qtbot.waitSignal(tree.changed):
        row(tree, "图形").setCheckState(0, UNCHECKED)
    assert tree.hidden == Hidden(shapes=frozenset({"p"}))
    row(tree, "园区").setCheckState(0, UNCHECKED)
    assert tree.hidden.kinds == {"park"}
    assert row(tree, "类别").checkState(0) == UNCHECKED
    row(tree, "地块").setCheckState(0, UNCHECKED)
    assert tree.hidden.layers == {"p"}
    assert row(tree, "电话").checkState(0) == UNCHECKED


def test_fields_are_marked_and_unchecked_by_their_codes(qtbot: QtBot, tree: ToldTree) -> None:
    tree.mark({"p/tel": "电话号码"})
    assert row(tree, "电话").text(1) == "电话号码"
    with qtbot.waitSignal(tree.changed):
        tree.check({"p/tel"}, checked=False)
    assert tree.hidden == Hidden(frozenset({"p/tel"}))


def test_a_hidden_area_takes_the_shapes_along_until_they_are_wanted(tree: ToldTree) -> None:
    row(tree, "面积").setCheckState(0, UNCHECKED)
    assert tree.hidden == Hidden(frozenset({"p/area"}), shapes=frozenset({"p"}))
    row(tree, "图形").setCheckState(0, CHECKED)
    assert tree.hidden == Hidden(frozenset({"p/area"}))
