"""Bookmarks from the keyboard and the View menu."""

from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from gisapp.ui.bookmarks.dialog import BookmarksDialog
from gisapp.ui.window.main_window import MainWindow

HOSTILE = "R&D <b>"


def menu_of(window: MainWindow) -> QMenu:
    menu = window.findChild(QMenu, "bookmarksMenu")
    assert menu is not None
    menu.aboutToShow.emit()
    return menu


def texts(window: MainWindow) -> list[str]:
    return [each.text() for each in menu_of(window).actions() if each.text()]


def add(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.commands["add_bookmark"].trigger()
    dialog = window.findChild(QInputDialog, "addBookmark")
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text().startswith("View ")
    field.setText(name)
    dialog.accept()
    qtbot.waitUntil(lambda: window.findChild(QInputDialog, "addBookmark") is None)


def test_ctrl_d_names_the_view_and_the_menu_goes_there(window: MainWindow, qtbot: QtBot) -> None:
    assert window.commands["add_bookmark"].shortcut().toString() == "Ctrl+D"
    assert "No view has a name yet" in texts(window)
    session = window.session
    session.navigation.zoom(8)
    near = session.state.viewport.value
    add(window, qtbot, HOSTILE)
    session.navigation.go_home()
    assert texts(window)[-1] == "R&&D <b>"
    menu_of(window).actions()[-1].trigger()
    assert abs(session.state.viewport.value.resolution - near.resolution) < 1e-6


def test_a_name_of_spaces_is_none(window: MainWindow, qtbot: QtBot) -> None:
    add(window, qtbot, "   ")
    assert window.session.bookmarks.all.value == ()


def test_the_manager_opens_once_there_is_something_to_manage(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert not window.commands["manage_bookmarks"].isEnabled()
    add(window, qtbot, "North")
    window.commands["manage_bookmarks"].trigger()
    dialog = window.findChild(BookmarksDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()
