"""The tree of layers: what is listed, checked, picked and moved, and what follows the state."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.session.session import Session
from gisapp.ui.layers.tree import COUNT, NAME, LayerTree, layer_id_of
from gisapp.ui.widgets.theme import DARK
from tests.render.maps import RED, layer, share_of
from tests.ui.reading import WORDS, session_of_embedded

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
PARTLY = Qt.CheckState.PartiallyChecked
HOSTILE = "<b>R&D</b>"
TILES = TileBasemap("tiles", Bilingual("Tiles"), "", 0, 9)


@pytest.fixture
def session() -> Iterator[Session]:
    session = session_of_embedded()
    session.state.layers.insert(replace(wells("land"), group="base", name=Bilingual("Land")), 0)
    yield session
    session.close()


@pytest.fixture
def tree(qtbot: QtBot, session: Session) -> LayerTree:
    tree = LayerTree(session.state, session.edits)
    qtbot.addWidget(tree)
    tree.resize(300, 700)
    tree.show()
    return tree


def wells(layer_id: str = "wells", count: int = 1, name: str = "Wells") -> Layer:
    points = [shapely.Point(place, 0) for place in range(count)]
    found = layer("point", points, RED, layer_id=layer_id)
    return replace(found, group="file", name=Bilingual(name))


def classed(plain: Layer, *labels: str) -> Layer:
    """Return a layer with a class of each label, by the attribute "use"."""
    [first] = plain.symbology.classes
    classes = tuple(replace(first, value=each, label=Bilingual(each)) for each in labels)
    symbology = Symbology(classes, "use", base=RED)
    return replace(plain, content=replace(plain.content, symbology=symbology))


def row(tree: LayerTree, text: str) -> QTreeWidgetItem:
    wanted = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    [found] = tree.findItems(text, wanted)
    return found


def below(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    places = range(head.childCount())
    return [child for place in places if (child := head.child(place)) is not None]


def texts(head: QTreeWidgetItem) -> list[str]:
    return [child.text(NAME) for child in below(head)]


def parks(tree: LayerTree) -> QTreeWidgetItem:
    """Return the row above the layers of the embedded data."""
    return row(tree, "Qingshanhu District")


def test_groups_stand_as_drawn_with_the_base_map_last_and_folded(tree: LayerTree) -> None:
    root = tree.invisibleRootItem()
    heads = {head.text(NAME): head.isExpanded() for head in below(root)}
    assert heads["Qingshanhu District"]
    assert list(heads)[-1] == "Base map"
    assert not heads["Base map"]
    assert texts(parks(tree))[-1] == "District"


def test_a_group_that_is_all_hidden_starts_folded(qtbot: QtBot, session: Session) -> None:
    session.state.layers.add(replace(wells(), visible=False))
    tree = LayerTree(session.state, session.edits)
    qtbot.addWidget(tree)
    assert not row(tree, "file").isExpanded()


def test_each_layer_shows_its_look_and_how_many_features_it_has(
    tree: LayerTree, session: Session
) -> None:
    assert row(tree, "Enterprises").text(COUNT) == "5"
    assert not row(tree, "Enterprises").icon(NAME).isNull()
    session.state.layers.add(wells(count=1200))
    assert row(tree, "Wells").text(COUNT) == "1,200"


def test_the_look_of_the_picked_layer_keeps_its_colour(tree: LayerTree, session: Session) -> None:
    session.state.layers.add(wells())
    item = row(tree, "Wells")
    box = tree.visualItemRect(item)
    plain = share_of(tree.viewport().grab(box).toImage(), "#ff0000", tolerance=0)
    tree.setCurrentItem(item)
    assert item.isSelected()
    picked = share_of(tree.viewport().grab(box).toImage(), "#ff0000", tolerance=0)
    assert picked == plain > 0


def test_the_count_grows_while_a_layer_is_read(tree: LayerTree, session: Session) -> None:
    session.state.layers.add(wells(count=1))
    item = row(tree, "Wells")
    session.state.layers.refill(wells(count=3))
    assert item.text(COUNT) == "3"
    assert row(tree, "Wells") is item, "what is picked and folded stays"


def test_a_check_box_hides_a_layer_and_that_of_the_group_all(
    tree: LayerTree, session: Session
) -> None:
    layers = session.state.layers
    row(tree, "Enterprises").setCheckState(NAME, UNCHECKED)
    assert not layers["enterprise"].visible
    assert parks(tree).checkState(NAME) == PARTLY
    parks(tree).setCheckState(NAME, UNCHECKED)
    assert not any(each.visible for each in layers.layers if each.group == "parks")
    parks(tree).setCheckState(NAME, CHECKED)
    assert all(each.visible for each in layers.layers if each.group == "parks")


def test_the_space_bar_hides_the_picked_layer(tree: LayerTree, session: Session) -> None:
    tree.setCurrentItem(row(tree, "Enterprises"))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert not session.state.layers["enterprise"].visible


def test_what_hides_a_layer_elsewhere_is_seen_here(tree: LayerTree, session: Session) -> None:
    session.state.layers.show("enterprise", visible=False)
    assert row(tree, "Enterprises").checkState(NAME) == UNCHECKED
    assert parks(tree).checkState(NAME) == PARTLY
    assert not session.history.undoable.value, "to show it is no edit"


def test_names_follow_the_language_with_the_other_one_in_the_tooltip(
    tree: LayerTree, session: Session
) -> None:
    assert "Enterprises · 企业" in row(tree, "Enterprises").toolTip(NAME)
    session.state.words.set(WORDS["zh"])
    assert "Enterprises" in row(tree, "企业").toolTip(NAME)
    assert row(tree, "底图").text(NAME) == "底图"


def test_names_from_files_are_shown_letter_by_letter(tree: LayerTree, session: Session) -> None:
    named = replace(wells(), name=Bilingual(HOSTILE, f"{HOSTILE}井"))
    session.state.layers.add(named)
    assert "<b>" not in row(tree, HOSTILE).toolTip(NAME)
    assert "R&amp;D" in row(tree, HOSTILE).toolTip(NAME)


def test_the_base_map_is_faint_while_tiles_stand_in_for_it(
    tree: LayerTree, session: Session
) -> None:
    session.state.basemap.set(TILES)
    assert row(tree, "Base map").isDisabled()
    assert row(tree, "Base map").toolTip(NAME) == "Not drawn while another base map is shown"
    assert not parks(tree).isDisabled()
    session.state.basemap.set(None)
    assert not row(tree, "Base map").isDisabled()
    assert row(tree, "Base map").toolTip(NAME) == ""


def test_the_layer_of_a_row_or_of_its_legend_is_picked(
    qtbot: QtBot, tree: LayerTree, session: Session
) -> None:
    session.state.layers.add(classed(wells(), "drinking"))
    for text, layer_id in (
        ("Enterprises", "enterprise"),
        ("drinking", "wells"),
        ("Qingshanhu District", ""),
    ):
        with qtbot.waitSignal(tree.layer_picked) as picked:
            tree.setCurrentItem(row(tree, text))
        assert picked.args == [layer_id]
    assert layer_id_of(None) == ""


def test_the_picked_layer_stays_picked_when_others_come_and_go(
    tree: LayerTree, session: Session
) -> None:
    tree.setCurrentItem(row(tree, "Enterprises"))
    session.state.layers.add(wells())
    assert layer_id_of(tree.currentItem()) == "enterprise"
    session.state.layers.remove("wells")
    assert layer_id_of(tree.currentItem()) == "enterprise"


def test_classes_of_a_layer_stand_below_it_and_stay_folded(
    tree: LayerTree, session: Session
) -> None:
    session.state.layers.add(classed(wells(), "drinking", "watering"))
    assert texts(row(tree, "Wells")) == ["use", "drinking", "watering"]
    assert row(tree, "Wells").isExpanded()
    assert row(tree, "Wells").icon(NAME).isNull(), "each class has its own look"
    row(tree, "Wells").setExpanded(False)
    session.state.layers.refill(classed(wells(), "drinking"))
    assert texts(row(tree, "Wells")) == ["use", "drinking"]
    assert not row(tree, "Wells").isExpanded()


def test_a_layer_is_put_above_or_below_another_one_of_its_group(
    tree: LayerTree, session: Session
) -> None:
    for name in ("a", "b", "c"):
        session.state.layers.add(wells(name, name=name))
    assert texts(row(tree, "file")) == ["c", "b", "a"]
    tree.put_beside("c", "b", below=True)
    assert texts(row(tree, "file")) == ["b", "c", "a"]
    tree.put_beside("a", "b", below=False)
    assert texts(row(tree, "file")) == ["a", "b", "c"]
    session.history.undo()
    assert texts(row(tree, "file")) == ["b", "c", "a"]


@pytest.mark.parametrize(("layer_id", "target"), [("a", "a"), ("a", "park"), ("a", ""), ("", "a")])
def test_a_layer_stays_where_it_is_beside_itself_or_in_another_group(
    tree: LayerTree, session: Session, layer_id: str, target: str
) -> None:
    session.state.layers.add(wells("a", name="a"), wells("b", name="b"))
    before = session.state.layers.layers
    tree.put_beside(layer_id, target, below=True)
    assert session.state.layers.layers == before
    assert not session.history.undoable.value


def test_a_dropped_layer_lies_above_the_one_it_is_dropped_on(
    tree: LayerTree, session: Session
) -> None:
    session.state.layers.add(wells("a", name="a"), wells("b", name="b"), wells("c", name="c"))
    drop(tree, "a", "b")
    assert texts(row(tree, "file")) == ["c", "a", "b"]
    drop(tree, "a", "Enterprises")
    assert texts(row(tree, "file")) == ["c", "a", "b"]


def drop(tree: LayerTree, dragged: str, target: str) -> None:
    tree.setCurrentItem(row(tree, dragged))
    place = QPointF(tree.visualItemRect(row(tree, target)).center())
    move, no_key = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    files = QMimeData()
    event = QDropEvent(place, move, files, Qt.MouseButton.LeftButton, no_key)
    tree.dropEvent(event)
    assert event.dropAction() == Qt.DropAction.IgnoreAction, "Qt moves no row itself"


def test_swatches_are_painted_anew_on_a_dark_ground(tree: LayerTree) -> None:
    before = picture_of(row(tree, "Industrial parks"))
    dark = QPalette(tree.palette())
    dark.setColor(QPalette.ColorRole.Window, DARK.color("surface"))
    tree.setPalette(dark)
    assert picture_of(row(tree, "Industrial parks")) != before
    assert row(tree, "Industrial parks").foreground(COUNT).color() == DARK.color("text_muted")


def picture_of(item: QTreeWidgetItem) -> object:
    return item.icon(NAME).pixmap(22, 16).toImage()
