"""The rows of the tree stay the same ones, and only those that changed are touched."""

import pytest
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.layers.arrangement import grouped
from gisapp.core.layers.groups import group_entries
from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.render.palette import load_palette
from gisapp.ui.layers.swatch import Swatches
from gisapp.ui.layers.tree_items import (
    NAME,
    LayerItems,
    RowContext,
    group_key_of,
    layer_id_of,
)
from gisapp.ui.widgets.theme import LIGHT
from gisapp.words import load_words
from tests.core.layers.test_arrangement import STACK
from tests.core.layers.test_groups import LAND


@pytest.fixture
def tree(qtbot: QtBot) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setColumnCount(2)
    qtbot.addWidget(tree)
    return tree


CONTEXT = RowContext(
    load_words("en"),
    LIGHT,
    Swatches(load_palette("light")),
    Viewport(0.0, 0.0, 1.0, 100, 100),
    has_tiles=False,
)


def show(items: LayerItems, layers: tuple[Layer, ...]) -> None:
    items.show(group_entries(layers), CONTEXT)


def listed(tree: QTreeWidget) -> str:
    return " ".join(
        f"{head.text(NAME)}:{''.join(row.text(NAME) for row in below(head))}"
        for head in below(tree.invisibleRootItem())
    )


def below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    places = range(item.childCount())
    return [child for place in places if (child := item.child(place)) is not None]


def test_rows_stand_as_groups_and_layers_do_and_keep_what_is_folded(tree: QTreeWidget) -> None:
    items = LayerItems(tree)
    items.folded.add("parks")
    show(items, STACK)
    assert listed(tree) == "file:cba s: Qingshanhu District:qp Base map:no"
    assert items.heads["file"].isExpanded()
    assert not items.heads["parks"].isExpanded()
    before, head = dict(items.rows), items.heads["file"]
    show(items, grouped(STACK, {"b", "s"}, LAND))
    assert listed(tree) == "file:ca Land:bs Qingshanhu District:qp Base map:no"
    assert items.rows == before, "rows are moved, not made anew"
    assert items.heads["file"] is head
    show(items, STACK)
    assert listed(tree) == "file:cba s: Qingshanhu District:qp Base map:no"
    assert not items.heads["parks"].isExpanded()


def test_rows_of_what_is_gone_are_forgotten(tree: QTreeWidget) -> None:
    items = LayerItems(tree)
    show(items, STACK)
    show(items, tuple(each for each in STACK if each.group != "file"))
    assert listed(tree) == "s: Qingshanhu District:qp Base map:no"
    assert "a" not in items.rows
    assert "file" not in items.heads


def test_rows_know_their_layer_or_group(tree: QTreeWidget) -> None:
    items = LayerItems(tree)
    show(items, STACK)
    assert layer_id_of(items.rows["a"]) == "a"
    assert group_key_of(items.rows["a"]) is None
    assert group_key_of(items.heads["file"]) == "file"
    assert layer_id_of(items.heads["file"]) == ""
    assert group_key_of(None) is None


def test_the_column_of_counts_is_as_wide_as_the_longest(tree: QTreeWidget) -> None:
    items = LayerItems(tree)
    assert items.counts_width_px == 16
    show(items, STACK)
    assert items.counts_width_px == 16 + tree.fontMetrics().horizontalAdvance("1")
