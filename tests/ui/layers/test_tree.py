"""The tree of layers: what is listed, checked, picked and moved, and what follows the state."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QDropEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.joining import joined
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.session.session import Session
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.layers.tree_items import COUNT, NAME, REASON, layer_id_of
from gisapp.ui.widgets.icons import icon
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
    tree = LayerTree(session.state, session.edits, session.group_edits)
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
    tree.refresh()
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
    hidden = replace(wells(), visible=False)
    session.state.layers.add(hidden, replace(hidden, layer_id="others"))
    tree = LayerTree(session.state, session.edits, session.group_edits)
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
    assert row(tree, "Wells").text(COUNT) == "3"
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
    for text, layer_id in (("Enterprises", "enterprise"), ("drinking", "wells")):
        with qtbot.waitSignal(tree.picking_changed):
            tree.setCurrentItem(row(tree, text))
        assert tree.picked.ids == (layer_id,)
    tree.setCurrentItem(parks(tree))
    assert tree.picked.groups == ("parks",)
    assert "enterprise" in tree.picked.ids
    assert layer_id_of(None) == ""


def test_the_picked_layer_stays_picked_when_others_come_and_go(
    tree: LayerTree, session: Session
) -> None:
    tree.setCurrentItem(row(tree, "Enterprises"))
    session.state.layers.add(wells())
    tree.refresh()
    assert layer_id_of(tree.currentItem()) == "enterprise"
    session.state.layers.remove("wells")
    tree.refresh()
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


def test_rows_change_once_for_all_that_happens_together(
    qtbot: QtBot, tree: LayerTree, session: Session
) -> None:
    many = [wells(f"w{each}", name=f"W{each}") for each in range(300)]
    rows: list[int] = []
    tree.model().rowsInserted.connect(lambda *_: rows.append(1))
    for each in many:
        session.state.layers.add(each)
    assert tree.findItems("W7", Qt.MatchFlag.MatchRecursive) == []
    qtbot.waitUntil(lambda: bool(rows))
    head = row(tree, "file")
    assert head.childCount() == 300
    assert len(rows) <= 2, "the group and what is in it"
    first = row(tree, "W0")
    session.state.layers.rename("w5", Bilingual("Five"))
    assert row(tree, "Five").parent() is head
    assert row(tree, "W0") is first


def test_a_file_with_one_layer_is_one_row_and_with_several_a_group(
    tree: LayerTree, session: Session
) -> None:
    session.state.layers.add(wells("a", name="a"))
    assert row(tree, "a").parent() is None
    session.state.layers.add(wells("b", name="b"))
    assert texts(row(tree, "file")) == ["b", "a"]


def test_dropped_layers_come_to_any_place_in_and_out_of_groups(
    tree: LayerTree, session: Session
) -> None:
    session.state.layers.add(wells("a", name="a"), wells("b", name="b"), wells("c", name="c"))
    single = replace(wells("d", name="d"), group="other")
    session.state.layers.add(single)
    drop(tree, "a", "b", ABOVE)
    assert texts(row(tree, "file")) == ["c", "a", "b"]
    drop(tree, "d", "file", ON)
    assert texts(row(tree, "file")) == ["d", "c", "a", "b"]
    drop(tree, "c", "Enterprises", BELOW)
    assert texts(parks(tree))[:2] == ["Enterprises", "c"]
    drop(tree, "Enterprises", "Qingshanhu District", ABOVE)
    assert row(tree, "Enterprises").parent() is None
    drop(tree, "file", "Base map", BELOW)
    assert top_rows(tree)[-2:] == ["file", "Base map"], "nothing lies below the base map"
    for _ in range(5):
        session.history.undo()
    assert texts(row(tree, "file")) == ["c", "b", "a"]
    assert not session.history.undoable.value


def test_a_dragged_group_stays_one_wherever_it_is_dropped(
    tree: LayerTree, session: Session
) -> None:
    session.state.layers.add(wells("a", name="a"), wells("b", name="b"))
    assert top_rows(tree)[0] == "file"
    drop(tree, "file", "District", ABOVE)
    assert texts(row(tree, "file")) == ["b", "a"]
    drop(tree, "file", "District", BELOW)
    assert top_rows(tree) == ["Qingshanhu District", "file", "Base map"]


def top_rows(tree: LayerTree) -> list[str]:
    tree.refresh()
    return [each.text(NAME) for each in below(tree.invisibleRootItem())]


ABOVE, ON, BELOW = -1, 0, 1


def drop(tree: LayerTree, dragged: str, target: str, where: int) -> None:
    """Drag a row to the upper end, the middle or the lower end of another one, and drop it."""
    tree.setCurrentItem(row(tree, dragged))
    box = tree.visualItemRect(row(tree, target))
    place = QPointF(box.center().x(), box.center().y() + where * (box.height() / 2 - 1))
    move, no_key = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(place, move, QMimeData(), Qt.MouseButton.LeftButton, no_key)
    tree.dropEvent(event)
    assert event.dropAction() == Qt.DropAction.IgnoreAction, "Qt moves no row itself"


def test_a_layer_is_named_in_its_row(tree: LayerTree, session: Session) -> None:
    session.state.layers.add(wells())
    tree.setCurrentItem(row(tree, "Wells"))
    name(tree, "  Drinking water ")
    assert session.state.layers["wells"].name == Bilingual("Drinking water", "Drinking water")
    assert "In its source: Wells" in row(tree, "Drinking water").toolTip(NAME)
    tree.setCurrentItem(row(tree, "Drinking water"))
    name(tree, "")
    assert session.state.layers["wells"].name == Bilingual("Wells")
    session.history.undo()
    assert session.state.layers["wells"].name.en == "Drinking water"


def name(tree: LayerTree, text: str) -> None:
    tree.rename_picked()
    type_name(tree, text)


def type_name(tree: LayerTree, text: str) -> None:
    editor = tree.findChild(QLineEdit, "rowName")
    assert editor is not None
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    # Qt commits the name behind the key.
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_rows_stay_while_one_is_named_and_follow_afterwards(
    qtbot: QtBot, tree: LayerTree, session: Session
) -> None:
    session.state.layers.add(wells("a", name="a"))
    tree.setCurrentItem(row(tree, "a"))
    tree.rename_picked()
    session.state.layers.add(wells("b", name="b"))
    QCoreApplication.processEvents()
    type_name(tree, "Drinking water")
    qtbot.waitUntil(lambda: texts(row(tree, "file")) == ["b", "Drinking water"])


def test_a_group_is_made_named_and_dissolved(tree: LayerTree, session: Session) -> None:
    session.state.layers.add(wells("a", name="a"), wells("b", name="b"), wells("c", name="c"))
    tree.pick_group(session.group_edits.group(["a", "c"]))
    assert top_rows(tree)[:2] == ["Group", "file"]
    type_name(tree, "Idle land")
    assert texts(row(tree, "Idle land")) == ["c", "a"]
    assert tree.picked.ids == ("c", "a")
    session.group_edits.ungroup(tree.picked.groups)
    assert top_rows(tree)[:3] == ["c", "a", "file"]


def test_rows_out_of_scale_say_so_and_lead_there(
    qtbot: QtBot, tree: LayerTree, session: Session
) -> None:
    session.state.layers.add(wells())
    assert not row(tree, "Wells").data(NAME, REASON)
    session.state.layers.set_scales("wells", 0.0, session.state.viewport.value.resolution / 2)
    item = row(tree, "Wells")
    assert item.data(NAME, REASON).startswith("from 1:")
    assert "click there to zoom" in item.toolTip(NAME)
    with qtbot.waitSignal(tree.scale_wanted) as wanted:
        QTest.mouseClick(
            tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.note_rect(item).center()
        )
    assert wanted.args == ["wells"]
    session.navigation.zoom(4)
    assert not row(tree, "Wells").data(NAME, REASON)


def test_screen_readers_are_told_what_each_row_is_and_whether_it_is_shown(
    tree: LayerTree, session: Session
) -> None:
    session.state.layers.add(replace(wells(count=3), visible=False))
    spoken = joined("Wells", "3")
    row(tree, "Wells")
    tree.doItemsLayout()
    accessible = QAccessible.queryAccessibleInterface(tree)
    assert accessible.text(QAccessible.Text.Name) == "Layers"
    cells = [accessible.child(place) for place in range(accessible.childCount())]
    named = {each.text(QAccessible.Text.Name): each for each in cells}
    assert named[spoken].state().checkable
    assert not named[spoken].state().checked
    assert named["Qingshanhu District"].state().checked


def test_buttons_lie_on_the_row_under_the_mouse_else_on_the_picked_one(
    tree: LayerTree, session: Session
) -> None:
    action = QAction("Zoom to layer", tree)
    action.setObjectName("zoom_to_layer")
    action.setIcon(icon("target", QColor("black")))
    zoomed: list[str] = []
    action.triggered.connect(lambda: zoomed.append(tree.picked.ids[0]))
    tree.buttons.offer([action])
    assert tree.buttons.isHidden()
    tree.setCurrentItem(row(tree, "Enterprises"))
    assert tree.buttons.y() == tree.visualItemRect(row(tree, "Enterprises")).y()
    other = tree.visualItemRect(row(tree, "District"))
    QTest.mouseMove(tree.viewport(), other.center())
    assert tree.buttons.y() == other.y()
    button = tree.buttons.findChild(QToolButton, "row_zoom_to_layer")
    assert button is not None
    assert button.accessibleName() == "Zoom to layer"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert zoomed == ["district"]


def test_swatches_are_painted_anew_on_a_dark_ground(tree: LayerTree) -> None:
    before = picture_of(row(tree, "Industrial parks"))
    dark = QPalette(tree.palette())
    dark.setColor(QPalette.ColorRole.Window, DARK.color("surface"))
    tree.setPalette(dark)
    assert picture_of(row(tree, "Industrial parks")) != before
    assert row(tree, "Industrial parks").foreground(COUNT).color() == DARK.color("text_muted")


def picture_of(item: QTreeWidgetItem) -> object:
    return item.icon(NAME).pixmap(22, 16).toImage()
