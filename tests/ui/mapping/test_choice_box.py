"""A box shows what is chosen, and emits what the user chooses."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.mapping.choice_box import ChoiceBox


def box_of(qtbot: QtBot, now: str) -> ChoiceBox:
    box = ChoiceBox("box", "Fruit")
    qtbot.addWidget(box)
    box.offer({"": "none", "a": "Apple\n(red)", "p": "P" * 60_000}, now)
    box.show()
    return box


def test_the_keyboard_chooses(qtbot: QtBot) -> None:
    box = box_of(qtbot, "")
    chosen: list[str] = []
    box.chosen.connect(chosen.append)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert (chosen, box.code, box.currentText()) == (["a"], "a", "Apple (red)")


def test_what_is_not_offered_is_shown_all_the_same(qtbot: QtBot) -> None:
    assert box_of(qtbot, "gone").currentText() == "gone"


def test_an_endless_text_is_cut(qtbot: QtBot) -> None:
    box = box_of(qtbot, "p")
    assert len(box.currentText()) < 60
    assert box.sizeHint().width() < 300
