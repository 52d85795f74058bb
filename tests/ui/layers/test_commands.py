"""The context menu of a layer: what it offers where, and what each entry does."""

from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Layer
from gisapp.core.text.bilingual import Bilingual
from gisapp.session.session import Session
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.layers.properties_dialog import PropertiesDialog
from gisapp.ui.layers.tree_items import NAME
from gisapp.ui.window.main_window import MainWindow
from tests.render.maps import RED, Names, layer
from tests.ui.parts import layers_of_window
from tests.ui.reading import ref_of, select


@pytest.fixture
def session(window: MainWindow) -> Session:
    return window.session


@pytest.fixture
def panel(window: MainWindow) -> LayersPanel:
    return layers_of_window(window)


def wells(count: int = 1, fields: tuple[Field, ...] = ()) -> Layer:
    plain = layer("point", [shapely.Point(0, 0)] * count, RED, layer_id="wells")
    content = replace(plain.content, attributes=Names(fields=fields))
    return replace(plain, name=Bilingual("Wells"), group="file", content=content)


def row(panel: LayersPanel, text: str) -> QTreeWidgetItem:
    panel.tree.refresh()
    wanted = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    [found] = panel.tree.findItems(text, wanted)
    return found


def menu_of(panel: LayersPanel, text: str) -> dict[str, QAction]:
    """Return the entries of the menu that a right click on a layer opens."""
    panel.tree.pick_row(row(panel, text))
    place = panel.tree.visualItemRect(row(panel, text)).center()
    panel.tree.customContextMenuRequested.emit(place)
    menu = panel.window().findChildren(QMenu, "layerMenu")[-1]
    menu.close()
    return {action.text(): action for action in menu.actions() if action.text()}


def offered(panel: LayersPanel, text: str) -> list[str]:
    return [name for name, action in menu_of(panel, text).items() if action.isEnabled()]


def names(panel: LayersPanel) -> list[str]:
    """Return the layers of the embedded data, the topmost first."""
    head = row(panel, "Qingshanhu District")
    places = range(head.childCount())
    return [below.text(NAME) for place in places if (below := head.child(place))]


def test_a_layer_is_moved_within_its_group(panel: LayersPanel) -> None:
    before = names(panel)
    menu_of(panel, "District")["Move up"].trigger()
    assert names(panel) == [*before[:-2], before[-1], before[-2]]
    menu_of(panel, "District")["Move down"].trigger()
    assert names(panel) == before


def test_a_step_at_the_end_of_a_group_leads_out_of_it_and_none_into_the_base_map(
    panel: LayersPanel, session: Session
) -> None:
    top, bottom = names(panel)[0], names(panel)[-1]
    menu_of(panel, top)["Move up"].trigger()
    assert row(panel, top).parent() is None
    assert "Move up" not in offered(panel, top), "nothing lies above it"
    menu_of(panel, bottom)["Move down"].trigger()
    assert row(panel, bottom).parent() is None
    assert "Move down" not in offered(panel, bottom), "only the base map lies below it"
    for _ in range(2):
        session.history.undo()
    assert (names(panel)[0], names(panel)[-1]) == (top, bottom)


def test_zooming_to_a_layer_brings_all_of_it_into_view(
    panel: LayersPanel, session: Session
) -> None:
    extent = session.state.layers["reconstruction_zone"].extent
    assert extent is not None
    menu_of(panel, "Reconstruction zones")["Zoom to layer"].trigger()
    assert session.state.viewport.value.extent.contains(extent)
    assert session.state.viewport.value.resolution < 10


def test_zooming_to_a_hidden_layer_shows_it(panel: LayersPanel, session: Session) -> None:
    session.state.layers.show("enterprise", visible=False)
    menu_of(panel, "Enterprises")["Zoom to layer"].trigger()
    assert session.state.layers["enterprise"].visible


def test_a_double_click_zooms_to_a_layer(panel: LayersPanel, session: Session) -> None:
    before = session.state.viewport.value
    panel.tree.pick_row(row(panel, "Reconstruction zones"))
    panel.activated.emit()
    assert session.state.viewport.value.resolution < before.resolution


def test_a_layer_without_geometry_cannot_be_zoomed_to(panel: LayersPanel, session: Session) -> None:
    session.state.layers.add(wells(count=0))
    assert "Zoom to layer" not in offered(panel, "Wells")
    assert "Remove" in offered(panel, "Wells")


def test_a_removed_layer_takes_its_selection_along(panel: LayersPanel, session: Session) -> None:
    select(session.state, ref_of(session.state, "yifang"))
    menu_of(panel, "Reconstruction zones")["Remove"].trigger()
    assert "Reconstruction zones" not in names(panel)
    assert not session.state.selection.value.features


@pytest.mark.parametrize(("name", "stays"), [("Enterprises", False), ("Land", True)])
def test_the_delete_key_removes_the_picked_layer_and_no_base_map(
    panel: LayersPanel, session: Session, name: str, stays: bool
) -> None:
    panel.tree.pick_row(row(panel, name))
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert (name in [each.name.en for each in session.state.layers.layers]) is stays


def test_only_what_has_attributes_and_no_look_of_its_own_is_coloured(
    panel: LayersPanel, session: Session
) -> None:
    session.state.layers.add(wells())
    assert "Colour by" not in menu_of(panel, "Wells"), "it has no attributes"
    session.state.layers.put(wells(fields=(Field("use", "String"),)))
    colors = menu_of(panel, "Wells")["Colour by"].menu()
    assert isinstance(colors, QMenu)
    entries = [action.text() for action in colors.actions() if action.text()]
    assert entries == ["Single colour", "use"]
    for designed in ("Enterprises", "Rivers", "Land"):
        assert "Colour by" not in menu_of(panel, designed)


def test_the_properties_open_beside_the_map_and_go_when_closed(
    qtbot: QtBot, panel: LayersPanel, window: MainWindow
) -> None:
    menu_of(panel, "Enterprises")["Properties…"].trigger()
    [dialog] = window.findChildren(PropertiesDialog)
    assert dialog.windowTitle() == "Enterprises"
    assert dialog.isVisible()
    assert not dialog.isModal()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_the_menu_is_in_the_users_language(panel: LayersPanel, window: MainWindow) -> None:
    window.commands["switch_language"].trigger()
    own = [
        "缩放到图层",
        "重命名",
        "上移",
        "下移",
        "编组",
        "取消分组",
        "显示比例尺…",
        "属性…",
        "移除",
    ]
    assert [each for each in menu_of(panel, "企业") if each in own] == own
