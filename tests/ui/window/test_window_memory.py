"""A window comes back where it was, and at first has a size that fits its screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.session.session import make_session
from gisapp.session.settings import Settings
from gisapp.ui.widgets.panel_dock import PanelDock
from gisapp.ui.widgets.theme import DARK, Appearance, theme_of
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.window_memory import LARGEST_AT_FIRST, remember_window, restore_window
from tests.ui.gestures import trigger

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


def window_with_layers(qtbot: QtBot) -> MainWindow:
    """Return a window with one panel, at its left."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(make_session(Settings(None), "en"), Appearance(application))
    qtbot.addWidget(window)
    window.reserve_panel("layers", LEFT, 200)
    window.add_panel(QLabel("layers"), "layers")
    window.finish()
    return window


def dock_of(window: MainWindow) -> PanelDock:
    [dock] = window.findChildren(PanelDock)
    return dock


def size_of(window: MainWindow) -> tuple[int, int]:
    return window.width(), window.height()


def test_at_first_it_is_as_large_as_is_good_but_no_larger_than_the_screen(
    qtbot: QtBot, settings: Settings
) -> None:
    window = window_with_layers(qtbot)
    restore_window(settings, window, None)
    room = window.screen().availableSize()
    assert (room.width(), room.height()) < LARGEST_AT_FIRST, "else this tells nothing"
    assert window.width() == min(LARGEST_AT_FIRST[0], room.width())
    assert window.height() == min(LARGEST_AT_FIRST[1], room.height())


def test_size_and_docks_come_back(qtbot: QtBot, settings: Settings) -> None:
    first = window_with_layers(qtbot)
    first.resize(640, 480)
    first.addDockWidget(RIGHT, dock_of(first))
    remember_window(settings, first)
    again = window_with_layers(qtbot)
    restore_window(settings, again, None)
    assert size_of(again) == (640, 480)
    assert again.dockWidgetArea(dock_of(again)) == RIGHT
    assert not dock_of(again).isHidden()


def test_a_hidden_panel_stays_hidden_and_its_command_knows(
    qtbot: QtBot, settings: Settings
) -> None:
    first = window_with_layers(qtbot)
    first.show()
    first.commands["show_layers"].trigger()
    assert dock_of(first).isHidden()
    remember_window(settings, first)
    again = window_with_layers(qtbot)
    restore_window(settings, again, None)
    again.show()
    assert dock_of(again).isHidden()
    assert not again.commands["show_layers"].isChecked()


def test_a_size_that_is_asked_for_goes_before_the_remembered_one(
    qtbot: QtBot, settings: Settings
) -> None:
    first = window_with_layers(qtbot)
    first.resize(640, 480)
    first.addDockWidget(RIGHT, dock_of(first))
    remember_window(settings, first)
    again = window_with_layers(qtbot)
    restore_window(settings, again, (700, 500))
    assert size_of(again) == (700, 500)
    assert again.dockWidgetArea(dock_of(again)) == RIGHT


def test_what_is_remembered_and_makes_no_sense_is_as_good_as_nothing(
    qtbot: QtBot, settings: Settings
) -> None:
    for key in ("geometry", "docks"):
        settings.remember(key, QByteArray(b"no place"))
    window, fresh = window_with_layers(qtbot), window_with_layers(qtbot)
    restore_window(settings, window, None)
    restore_window(Settings(None), fresh, None)
    assert size_of(window) == size_of(fresh)
    assert window.dockWidgetArea(dock_of(window)) == LEFT


def test_the_whole_window_comes_back_with_its_size_and_theme(
    window: MainWindow, qtbot: QtBot
) -> None:
    trigger(window, "View", "Theme", "Dark")
    window.resize(780, 560)
    window.close()
    again = build(ViewArguments())
    qtbot.addWidget(again)
    assert size_of(again) == (780, 560)
    assert theme_of(again.palette()) == DARK
