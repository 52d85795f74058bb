"""A question has one answer, or none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.project.question_dialog import Answer, QuestionDialog

HOSTILE = "<b>park & more</b>"


@pytest.fixture
def taken() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def dialog(window: QWidget, taken: list[str]) -> QuestionDialog:
    answers = (
        Answer("lose", "Lose & go", lambda: taken.append("lose"), is_aside=True),
        Answer("keep", "Keep", lambda: taken.append("keep")),
    )
    dialog = QuestionDialog(HOSTILE, "What it means. " * 20, answers, "Cancel", window)
    dialog.show()
    return dialog


def button(dialog: QuestionDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def test_words_stand_as_they_are_and_are_not_cut(dialog: QuestionDialog) -> None:
    question, explanation = dialog.findChildren(QLabel)
    assert question.text() == HOSTILE
    assert question.textFormat() == Qt.TextFormat.PlainText
    assert explanation.height() >= explanation.heightForWidth(explanation.width())
    assert button(dialog, "lose").text() == "Lose && go"


@pytest.mark.parametrize("name", ["lose", "keep"])
def test_an_answer_closes_the_question_and_is_taken(
    dialog: QuestionDialog, taken: list[str], name: str
) -> None:
    button(dialog, name).click()
    assert taken == [name]
    assert not dialog.isVisible()


def test_enter_takes_what_loses_nothing(dialog: QuestionDialog, taken: list[str]) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert taken == ["keep"]


def test_escape_does_nothing(dialog: QuestionDialog, taken: list[str]) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not taken
