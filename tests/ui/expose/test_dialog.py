"""The dialog of fact sheets: few questions, and a file or a folder with what was asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.export.expose.request import SheetParts
from gisapp.session.exposing import Exposer, Subject
from gisapp.session.session import Session
from gisapp.ui.expose.dialog import ExposeDialog
from gisapp.words import Language, load_words
from tests.export.layout.pdfs import text_of
from tests.secrets_in_files import found_in
from tests.styled_layers import layer_of, squares

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
        qtbot.waitUntil(dialog._save.isEnabled)
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
    assert dialog.request.parts == SheetParts(sources=False)
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
    assert dialog.suffix == ".html"
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


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_what_looks_personal_is_on_no_sheet_until_it_is_wanted(
    qtbot: QtBot, session: Session, tmp_path: Path, suffix: str
) -> None:
    columns = {"use": ["depot"], "tel": ["13800138001"]}
    plots = layer_of(tmp_path, None, squares(1), columns)
    session.state.layers.add(plots)
    session.state.layers.show(plots.layer_id, visible=False)
    for is_wanted in (False, True):
        exposer = Exposer(session.state, session.own_data, session.tasks, session.messages)
        dialog = ExposeDialog(
            [FeatureRef(plots.layer_id, int(plots.geometry.feature_ids[0]))],
            "plot",
            exposer,
            load_words("en"),
        )
        qtbot.addWidget(dialog)
        dialog.show()
        assert not dialog._save.isEnabled(), "nobody has looked yet"
        dialog.html.setChecked(suffix == ".html")
        if is_wanted:
            switch = dialog.findChild(QPushButton, "exportPersonalSwitch")
            assert switch is not None
            qtbot.waitUntil(switch.isVisible)
            switch.click()
        path = tmp_path / f"{is_wanted}{suffix}"
        dialog.write_to(path)
        qtbot.waitUntil(path.exists)
        told = text_of(path) if suffix == ".pdf" else path.read_text(encoding="utf-8")
        assert "depot" in told
        assert ("13800138001" in told) is is_wanted
        assert is_wanted or not found_in(path, ["13800138001"])
