"""What every window has: full screen, help, quitting, Qt's own words, and what it remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gisapp.session.session import make_session
from gisapp.session.settings import Settings
from gisapp.ui.widgets.theme import Appearance
from gisapp.ui.window.install import install
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Language
from tests.ui.gestures import trigger

FULL_SCREEN = Qt.WindowState.WindowFullScreen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the window's settings are kept."""
    return tmp_path / "window.ini"


@pytest.fixture
def bare(qtbot: QtBot, path: Path) -> Iterator[MainWindow]:
    """A window in English with nothing but what every window has."""
    window = bare_window(qtbot, path, "en")
    yield window
    window.close()


def bare_window(qtbot: QtBot, path: Path, language: Language | None = None) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = make_session(Settings(path), language)
    window = MainWindow(session, Appearance(application))
    window.take(session)
    qtbot.addWidget(window)
    install(window, session)
    window.finish()
    window.show()
    return window


def test_the_full_screen_comes_and_goes_and_a_maximized_window_comes_back(
    bare: MainWindow,
) -> None:
    bare.commands["full_screen"].trigger()
    assert bare.windowState() & FULL_SCREEN
    bare.commands["full_screen"].trigger()
    assert bare.windowState() == Qt.WindowState.WindowNoState
    bare.setWindowState(Qt.WindowState.WindowMaximized)
    for _ in range(2):
        bare.commands["full_screen"].trigger()
    assert bare.windowState() == Qt.WindowState.WindowMaximized


@pytest.mark.parametrize(
    ("name", "keys"), [("quit", "Ctrl+Q"), ("full_screen", "F11"), ("gestures", "F1")]
)
def test_what_every_window_has_can_be_done_by_keys(bare: MainWindow, name: str, keys: str) -> None:
    assert bare.commands[name].shortcut() == QKeySequence(keys)


def test_quitting_closes_the_window_and_ends_its_session(bare: MainWindow) -> None:
    trigger(bare, "File", "Quit")
    assert not bare.isVisible()
    assert bare.session.tasks.is_closed


@pytest.mark.parametrize(
    ("language", "menu", "entry"),
    [
        ("en", "Help", "Gestures and keys"),
        ("en", "Help", "About gisapp"),
        ("zh", "帮助", "手势与按键"),
        ("zh", "帮助", "关于 gisapp"),
    ],
)
def test_help_opens_beside_the_map_in_the_language_of_now_and_is_gone_when_closed(
    bare: MainWindow, qtbot: QtBot, language: str, menu: str, entry: str
) -> None:
    if language == "zh":
        bare.commands["chinese"].trigger()
    trigger(bare, menu, entry)
    [dialog] = bare.findChildren(QDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert dialog.windowTitle() == entry
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    assert bare.findChildren(QDialog) == []


def test_the_menus_of_text_fields_speak_the_users_language(bare: MainWindow, qtbot: QtBot) -> None:
    field = QLineEdit(bare)

    def entries() -> list[str]:
        menu = field.createStandardContextMenu()
        texts = [action.text().partition("\t")[0] for action in menu.actions()]
        menu.deleteLater()
        return texts

    assert "Select All" in entries()
    trigger(bare, "View", "Language", "中文")
    assert "全选" in entries()


def test_what_the_user_chose_is_there_at_the_next_start(
    bare: MainWindow, qtbot: QtBot, path: Path
) -> None:
    trigger(bare, "View", "Units", "mu")
    trigger(bare, "View", "Language", "中文")
    trigger(bare, "视图", "主题", "深色")
    bare.close()
    again = bare_window(qtbot, path)
    state = again.session.state
    assert (state.words.value.language, state.units.value.area) == ("zh", "mu")
    assert Settings(path).word("theme", ("system", "light", "dark")) == "dark"
    again.close()


def test_money_is_told_as_is_usual_in_the_language_of_the_next_start(
    bare: MainWindow, qtbot: QtBot, path: Path
) -> None:
    trigger(bare, "View", "Language", "中文")
    bare.close()
    again = bare_window(qtbot, path, "en")
    assert again.session.state.units.value.money == "million"
    again.close()
