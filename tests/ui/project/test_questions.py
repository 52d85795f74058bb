"""The questions about a project are asked once, in the user's language."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from gisapp.session.preferences import use_language
from gisapp.session.project.on_disk import Doubt, OverwriteQuestion
from gisapp.ui.project.question_dialog import QuestionDialog
from gisapp.ui.project.questions import ProjectQuestions
from gisapp.ui.window.main_window import MainWindow


@pytest.fixture
def questions(window: MainWindow) -> ProjectQuestions:
    return ProjectQuestions(window, window.session)


def shown(window: MainWindow) -> list[QuestionDialog]:
    return [each for each in window.findChildren(QuestionDialog) if each.isVisible()]


def sentence_in(dialog: QuestionDialog) -> str:
    return dialog.findChildren(QLabel)[0].text()


def test_who_leaves_twice_is_asked_once_and_the_last_wish_counts(
    window: MainWindow, questions: ProjectQuestions
) -> None:
    left: list[str] = []
    window.session.projects.title.set("x" * 500)
    questions.ask_leaving(lambda: left.append("first"))
    questions.ask_leaving(lambda: left.append("second"))
    (dialog,) = shown(window)
    assert len(sentence_in(dialog)) < 100
    button = dialog.findChild(QPushButton, "dontSave")
    assert button is not None
    button.click()
    assert left == ["second"]


@pytest.mark.parametrize("doubt", ["changed_elsewhere", "newer", "damaged"])
def test_each_doubt_has_its_words(
    window: MainWindow, questions: ProjectQuestions, doubt: Doubt
) -> None:
    sentences = set()
    for language in ("en", "zh"):
        use_language(window.session.state, language)
        questions.ask_overwriting(OverwriteQuestion(Path("/p/park.gisapp"), doubt))
        (dialog,) = shown(window)
        sentences.add(sentence_in(dialog))
        dialog.close()
    assert len(sentences) == 2
    assert all("park.gisapp" in each for each in sentences)


def test_a_name_is_proposed(window: MainWindow, questions: ProjectQuestions) -> None:
    for ask, suffix in ((questions.save_as, ".gisapp"), (questions.package, ".zip")):
        ask()
        (dialog,) = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
        assert Path(dialog.selectedFiles()[0]).name == f"Untitled project{suffix}"
        dialog.close()
