"""A dialog of which there is one, in the language of now."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.events import Observable
from gisapp.ui.window.single_dialog import SingleDialog
from gisapp.words import Words
from tests.ui.reading import WORDS


class Desk:
    """A place for a dialog whose title is the language that it was made in."""

    def __init__(self) -> None:
        self.words = Observable(WORDS["en"])
        self.parent = QWidget()
        self.single = SingleDialog(self.make, self.words)

    def make(self, words: Words) -> QDialog:
        dialog = QDialog(self.parent)
        dialog.setWindowTitle(words.language)
        return dialog

    @property
    def open(self) -> list[QDialog]:
        return [each for each in self.parent.findChildren(QDialog) if each.isVisible()]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk()
    qtbot.addWidget(desk.parent)
    yield desk
    for dialog in desk.open:
        dialog.close()


def test_asked_for_twice_it_is_open_once_and_comes_again_when_closed(desk: Desk) -> None:
    desk.single.show()
    desk.single.show()
    [dialog] = desk.open
    dialog.close()
    assert desk.open == []
    desk.single.show()
    assert len(desk.open) == 1


def test_in_another_language_it_is_where_it_was(desk: Desk) -> None:
    desk.single.show()
    desk.open[0].move(40, 30)
    desk.words.set(WORDS["zh"])
    [dialog] = desk.open
    assert (dialog.windowTitle(), dialog.pos()) == ("zh", QPoint(40, 30))


def test_what_is_closed_stays_closed_in_another_language(desk: Desk) -> None:
    desk.single.show()
    desk.open[0].close()
    desk.words.set(WORDS["zh"])
    assert desk.open == []
