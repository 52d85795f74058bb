"""The dialog of bookmarks: renamed in place, moved, removed, and as new as an undo."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.bookmarks.dialog import BookmarksDialog
from tests.ui.reading import WORDS


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.navigation.start_at()
    for name in ("a", "b", "c"):
        session.bookmarks.add(name)
    yield session
    session.close()


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> BookmarksDialog:
    dialog = BookmarksDialog(session.bookmarks, WORDS["en"])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def listed(dialog: BookmarksDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_they_are_moved_and_removed_and_undone(dialog: BookmarksDialog, session: Session) -> None:
    dialog.list.setCurrentRow(2)
    assert not dialog.down.isEnabled()
    press(dialog.up)
    assert listed(dialog) == ["a", "c", "b"]
    assert dialog.list.currentRow() == 1
    press(dialog.remove)
    assert listed(dialog) == ["a", "b"]
    session.history.undo()
    assert listed(dialog) == ["a", "c", "b"]


def test_a_name_is_changed_in_place_and_an_empty_one_refused(
    dialog: BookmarksDialog, qtbot: QtBot
) -> None:
    for typed, name in (("north", "north"), ("  ", "north")):
        dialog.list.setCurrentRow(0)
        press(dialog.rename)
        field = dialog.list.findChild(QLineEdit)
        assert field is not None
        field.setText(typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.list.findChild(QLineEdit) is None)
        assert listed(dialog) == [name, "b", "c"]


def test_a_press_goes_there(dialog: BookmarksDialog, session: Session) -> None:
    session.navigation.zoom(4)
    resolution = session.state.viewport.value.resolution
    dialog.list.setCurrentRow(0)
    press(dialog.go)
    assert session.state.viewport.value.resolution > resolution


def test_closed_it_follows_no_more(dialog: BookmarksDialog, session: Session) -> None:
    dialog.close()
    session.bookmarks.add("d")
    assert listed(dialog) == ["a", "b", "c"]


def test_without_any_there_is_nothing_to_press(dialog: BookmarksDialog) -> None:
    for _ in range(3):
        press(dialog.remove)
    assert not any(each.isEnabled() for each in (dialog.go, dialog.rename, dialog.remove))
