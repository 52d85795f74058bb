"""Heads of columns are clicked, and their crosses take subjects away."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.compare.sheet import Sheet
from gisapp.ui.widgets.theme import LIGHT
from tests.ui.compare.sheets import WORDS, model


def test_a_click_goes_there_and_one_on_the_cross_takes_it_out(qtbot: QtBot) -> None:
    sheet = Sheet(model(), LIGHT, WORDS)
    qtbot.addWidget(sheet)
    sheet.resize(900, 300)
    sheet.refresh(LIGHT, WORDS)
    sheet.show()
    asked: list[tuple[str, int]] = []
    sheet.go_asked.connect(lambda column: asked.append(("go", column)))
    sheet.remove_asked.connect(lambda column: asked.append(("remove", column)))
    left, width = sheet.heads.sectionViewportPosition(1), sheet.heads.sectionSize(1)
    for place in (left + 30, left + width - 12):
        button = Qt.MouseButton.LeftButton
        QTest.mouseClick(sheet.heads.viewport(), button, pos=QPoint(place, 16))
    assert asked == [("go", 1), ("remove", 1)]
    assert sheet.heads.sizeHint().height() > 40
