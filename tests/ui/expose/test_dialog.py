"""The dialog of fact sheets: few questions, and a file or a folder with what was asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.export.expose.request import SheetParts
from gisapp.session.exposing import Exposer, Subject
from gisapp.session.session import Session
from gisapp.ui.expose.dialog import ExposeDialog
from gisapp.words import Language, load_words
from tests.export.layout.pdfs import text_of

PARK, OTHER = FeatureRef("park", 2), FeatureRef("park", 3)

Ask = Callable[..., ExposeDialog]


@pytest.fixture
def ask(qtbot: QtBot, session: Session) -> Ask:
    def made(
        *subjects: Subject, title: str = "Changdong", language: Language = "en"
    ) -> ExposeDialog:
        exposer = Exposer(session.state, session.own_data, session.tasks, session.messages)
        dialog = ExposeDialog(subjects, title, exposer, load_words(language))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def texts(dialog: ExposeDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_one_subject_is_named_and_its_sheet_is_written(
    ask: Ask, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    dialog = ask(PARK)
    assert "Changdong: key figures" in texts(dialog)
    assert not dialog.each_own.isVisible()
    dialog.language.setCurrentIndex(1)
    dialog.parts["sources"].click()
    assert dialog.wishes.parts == SheetParts(sources=False)
    dialog.write_to(tmp_path / "park.pdf")
    assert not dialog.isVisible(), "the status bar goes on"
    qtbot.waitUntil(lambda: not session.tasks.running)
    text = text_of(tmp_path / "park.pdf")
    assert "昌东工业园" in text
    assert "转载文章" not in text, "no sources"


def test_several_may_go_to_a_folder_as_pages(
    ask: Ask, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    dialog = ask(PARK, OTHER, language="zh")
    assert "为 2 个要素" in texts(dialog)
    dialog.html.click()
    dialog.each_own.click()
    assert dialog.wishes.suffix == ".html"
    dialog.write_to(tmp_path / "sheets")
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert len(list((tmp_path / "sheets").glob("*.html"))) == 2


def test_the_place_is_asked_for_with_a_name_that_every_system_takes(
    ask: Ask, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    dialog = ask(PARK, title='A/B: "C" ' + "x" * 20_000)
    dialog._save.click()
    [files] = dialog.findChildren(QFileDialog)
    [proposed] = files.selectedFiles()
    assert Path(proposed).name.startswith("A_B_ _C_ xxx")
    assert len(Path(proposed).name) < 80
    files.fileSelected.emit(str(tmp_path / "chosen.pdf"))
    qtbot.waitUntil(lambda: (tmp_path / "chosen.pdf").exists() and not session.tasks.running)
