"""A dock around a panel: its title, its tools, and the button that closes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.panel_dock import PanelDock
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def docked(window: QMainWindow, tools: QWidget | None = None) -> PanelDock:
    dock = PanelDock("layersDock")
    dock.fill(QLabel("the panel"), tools)
    dock.retitle("Layers", "Close this panel")
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    return dock


def close_button(dock: PanelDock) -> QToolButton:
    [button] = dock.titleBarWidget().findChildren(QToolButton)
    return button


def test_its_head_says_what_it_is(window: QMainWindow) -> None:
    dock = docked(window)
    assert [label.text() for label in dock.titleBarWidget().findChildren(QLabel)] == ["Layers"]
    assert dock.windowTitle() == "Layers"
    dock.retitle("图层", "关闭此面板")
    assert [label.text() for label in dock.titleBarWidget().findChildren(QLabel)] == ["图层"]
    assert close_button(dock).accessibleName() == close_button(dock).toolTip() == "关闭此面板"


def test_the_button_closes_it_and_the_menu_entry_brings_it_back(window: QMainWindow) -> None:
    dock = docked(window)
    QTest.mouseClick(close_button(dock), Qt.MouseButton.LeftButton)
    assert not dock.isVisible()
    assert not dock.toggleViewAction().isChecked()
    dock.toggleViewAction().trigger()
    assert dock.isVisible()


def test_a_panel_keeps_its_name_for_the_windows_memory(window: QMainWindow) -> None:
    dock = docked(window)
    saved = window.saveState()
    dock.close()
    assert window.restoreState(saved)
    assert dock.isVisible()


def test_tools_of_the_panel_stand_in_the_head_before_the_close_button(window: QMainWindow) -> None:
    tools = QLabel("tools")
    dock = docked(window, tools)
    assert dock.titleBarWidget().isAncestorOf(tools)
    assert tools.x() < close_button(dock).x()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_close_button_is_drawn_in_the_colour_of_the_theme(
    window: QMainWindow, theme: Theme
) -> None:
    dock = docked(window)
    for each in (LIGHT, DARK, theme):
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, each.color("surface"))
        window.setPalette(palette)
        dock.setPalette(palette)
    image = close_button(dock).icon().pixmap(20, 20).toImage()
    colors = {
        image.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {theme.text_muted}
