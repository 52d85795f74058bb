"""A heading that folds what is below it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gisapp.ui.style.section import Section


def test_the_heading_folds_by_mouse_and_key(qtbot: QtBot) -> None:
    body, aside = QLabel("body"), QLabel("aside")
    section = Section("part", body, aside, is_open=False)
    qtbot.addWidget(section)
    section.retitle("R&D")
    section.show()
    assert (body.isVisible(), aside.isVisible()) == (False, True)
    assert section.heading.accessibleName() == "R&D"
    QTest.mouseClick(section.heading, Qt.MouseButton.LeftButton)
    assert body.isVisible()
    QTest.keyClick(section.heading, Qt.Key.Key_Space)
    assert not body.isVisible()
