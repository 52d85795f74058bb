"""A dialog asks for the CRS in which coordinates are told."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session
from gisapp.ui.coordinates.system_dialog import SystemDialog
from gisapp.words import load_words


def test_what_is_chosen_closes_it(qtbot: QtBot, session: Session) -> None:
    parent = QWidget()
    chosen: list[str] = []
    qtbot.addWidget(parent)
    dialog = SystemDialog(session.tasks, chosen.append, load_words("zh"), parent)
    dialog.show()
    dialog.field.chosen.emit("EPSG:4548")
    assert chosen == ["EPSG:4548"]
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not session.tasks.running)
