"""Palettes as strips of colours, under what they are for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gisapp.ui.style.palette_chooser import PaletteChooser, Strip, StripButton
from tests.ui.reading import WORDS

RED, BLUE = QColor("#ff0000"), QColor("#0000ff")
STRIPS = (
    Strip("warm", "Warm", (RED, RED), "Safe"),
    Strip("cold", "Cold", (BLUE, BLUE), "Safe"),
    Strip("both", "Both", (RED, BLUE), "Other"),
)


@pytest.fixture
def chooser(qtbot: QtBot) -> PaletteChooser:
    chooser = PaletteChooser("palette")
    qtbot.addWidget(chooser)
    chooser.resize(240, 30)
    chooser.offer(STRIPS, STRIPS[0], WORDS["en"])
    chooser.show()
    return chooser


def test_the_palette_of_now_is_painted(chooser: PaletteChooser) -> None:
    assert chooser.grab().toImage().pixelColor(170, 15) == RED
    assert chooser.accessibleName() == "Colours: Warm"


def test_another_one_is_taken_by_keys(qtbot: QtBot, chooser: PaletteChooser) -> None:
    chooser.click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert [each.text() for each in popup.findChildren(QLabel)] == ["Safe", "Other"]
    buttons = popup.findChildren(StripButton)
    assert [each.isChecked() for each in buttons] == [True, False, False]
    QTest.keyClick(buttons[0], Qt.Key.Key_Down)
    with qtbot.waitSignal(chooser.chosen) as told:
        QTest.keyClick(buttons[1], Qt.Key.Key_Space)
    assert told.args == ["cold"]
