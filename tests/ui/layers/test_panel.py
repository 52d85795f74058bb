"""The layers panel: which layer is picked, how opaque it is, and when its menu is asked for."""

from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.text.bilingual import Bilingual
from gisapp.session.session import Session
from gisapp.ui.layers.panel import LayersPanel
from tests.render.maps import RED, layer
from tests.ui.reading import WORDS


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> LayersPanel:
    panel = LayersPanel(session.state, session.edits, session.group_edits, QWidget())
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    panel.show()
    return panel


def row(panel: LayersPanel, text: str) -> QTreeWidgetItem:
    panel.tree.refresh()
    wanted = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    [found] = panel.tree.findItems(text, wanted)
    return found


def pick(panel: LayersPanel, text: str) -> None:
    panel.tree.pick_row(row(panel, text))


def slider(panel: LayersPanel) -> QSlider:
    found = panel.findChild(QSlider, "layerOpacity")
    assert found is not None
    return found


def percent(panel: LayersPanel) -> str:
    return panel.findChildren(QLabel)[-1].text()


def test_the_slider_makes_the_picked_layer_transparent(
    panel: LayersPanel, session: Session
) -> None:
    pick(panel, "District")
    slider(panel).setValue(40)
    assert session.state.layers["district"].opacity == pytest.approx(0.4)
    assert session.state.layers["park"].opacity == 1
    assert percent(panel) == "40 %"


def test_the_slider_waits_until_a_layer_is_picked(panel: LayersPanel, session: Session) -> None:
    assert not slider(panel).isEnabled()
    assert slider(panel).toolTip() == "Pick a layer first"
    session.state.words.set(WORDS["zh"])
    assert slider(panel).toolTip() == "请先选中一个图层"
    pick(panel, "区")
    assert slider(panel).isEnabled()
    assert slider(panel).toolTip() == ""
    pick(panel, "青山湖区")
    assert not slider(panel).isEnabled(), "a group has no opacity of its own"


def test_the_slider_follows_the_picked_layer(panel: LayersPanel, session: Session) -> None:
    session.state.layers.set_opacity("district", 0.3)
    pick(panel, "District")
    assert slider(panel).value() == 30
    pick(panel, "Industrial parks")
    assert slider(panel).value() == 100
    session.state.layers.set_opacity("park", 0.7)
    assert (slider(panel).value(), percent(panel)) == (70, "70 %")
    assert not session.history.undoable.value, "to show it is no edit"


def test_several_rows_and_groups_are_picked_together(panel: LayersPanel, session: Session) -> None:
    for name in ("a", "b", "c"):
        plain = layer("point", [shapely.Point(0, 0)], RED, layer_id=name)
        session.state.layers.add(replace(plain, group="file", name=Bilingual(name)))
    pick(panel, "a")
    row(panel, "c").setSelected(True)
    assert panel.picked.value.ids == ("c", "a"), "the topmost first"
    assert panel.picked.value.layer is None
    assert session.state.picked_layer.value == ""
    pick(panel, "file")
    assert list(panel.picked.value.ids) == ["c", "b", "a"]
    assert panel.picked.value.groups == ("file",)
    pick(panel, "b")
    assert session.state.picked_layer.value == "b"


def test_a_picked_layer_that_is_removed_is_picked_no_more(
    panel: LayersPanel, session: Session
) -> None:
    pick(panel, "Enterprises")
    session.state.layers.remove("enterprise")
    assert panel.picked.value.layers == ()
    panel.tree.refresh()
    assert session.state.picked_layer.value == ""
    assert not slider(panel).isEnabled()


def test_the_menu_is_asked_for_at_the_mouse_or_beside_the_picked_row(panel: LayersPanel) -> None:
    tree = panel.tree
    asked: list[QPoint] = []
    tree.menu_wanted.connect(asked.append)
    tree.customContextMenuRequested.emit(QPoint(5, 5))
    assert asked == []
    pick(panel, "Enterprises")
    box = tree.visualItemRect(row(panel, "Enterprises"))
    for place in (box.center(), QPoint(5, tree.viewport().height() - 5)):
        tree.customContextMenuRequested.emit(place)
    assert asked == [tree.viewport().mapToGlobal(each) for each in (box.center(), box.bottomLeft())]


def test_a_double_click_activates_a_layer(qtbot: QtBot, panel: LayersPanel) -> None:
    place = panel.tree.visualItemRect(row(panel, "Enterprises")).center()
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(panel.activated):
        QTest.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_removed_layer_that_comes_back_is_not_picked(
    panel: LayersPanel, session: Session
) -> None:
    pick(panel, "District")
    session.edits.remove("district")
    panel.tree.refresh()
    session.history.undo()
    panel.tree.refresh()
    assert panel.picked.value.layers == ()
    assert panel.tree.currentItem() is None
    assert not slider(panel).isEnabled()
