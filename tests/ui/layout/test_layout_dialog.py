"""The command opens the dialog; its preview is what is written, and what fails is said in it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gisapp.ui.layout.layout_dialog import LayoutDialog
from gisapp.ui.window.main_window import MainWindow
from tests.export.layout.pdfs import page_size_mm, text_of
from tests.ui.layout.test_picture_dialog import message


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> LayoutDialog:
    window.commands["print_layout"].trigger()
    (dialog,) = window.findChildren(LayoutDialog)
    qtbot.waitUntil(lambda: dialog.pane.image is not None)
    return dialog


def test_the_preview_follows_and_the_file_is_what_was_chosen(
    window: MainWindow, dialog: LayoutDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    image = dialog.pane.image
    assert image is not None
    assert image.width() > image.height()
    dialog.form.orientation.setCurrentIndex(1)
    dialog.form.paper.setCurrentText("A3")
    dialog.form.title.setText("Plots & <b>parks</b>")
    qtbot.waitUntil(lambda: (now := dialog.pane.image) is not None and now.height() > now.width())
    path = tmp_path / "sheet.pdf"
    dialog.write_to(path)
    assert message(window, qtbot) == "The sheet was saved as sheet.pdf."
    assert page_size_mm(path) == (297, 420)
    assert "Plots & <b>parks</b>" in text_of(path)


def test_a_failure_is_said_and_the_dialog_stays(
    dialog: LayoutDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.write_to(tmp_path / "none" / "sheet.pdf")
    trouble = dialog.findChild(QLabel, "printTrouble")
    assert isinstance(trouble, QLabel)
    qtbot.waitUntil(lambda: bool(trouble.text()))
    assert "none" in trouble.text()
    assert dialog.save.isEnabled()
    dialog.close()
