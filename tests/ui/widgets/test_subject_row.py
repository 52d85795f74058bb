"""A row with a name and a figure: both are read, and neither is cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.subject_row import SubjectRow, SubjectText

LONG = "Nanchang Innovation Demonstration Park of the Eastern District, second phase"


def row(qtbot: QtBot, text: SubjectText, swatch: QIcon | None = None) -> SubjectRow:
    row = SubjectRow(text, swatch)
    qtbot.addWidget(row)
    row.resize(300, row.heightForWidth(300))
    row.show()
    return row


def test_it_is_read_aloud_and_clicked(qtbot: QtBot) -> None:
    made = row(qtbot, SubjectText("Changdong", "21.5 km²"))
    assert made.accessibleName() == "Changdong · 21.5 km²"
    with qtbot.waitSignal(made.clicked):
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(made.clicked):
        QTest.keyClick(made, Qt.Key.Key_Return)


@pytest.mark.parametrize("figure", ["", "21.5 km²", "1,234,567,890,123 million yuan a year"])
def test_a_long_name_takes_more_lines_beside_its_figure(qtbot: QtBot, figure: str) -> None:
    short = row(qtbot, SubjectText("Short", figure))
    long = row(qtbot, SubjectText(LONG, figure))
    assert long.heightForWidth(300) > short.heightForWidth(300) or figure.startswith("1,234")
    places = long.layout_at(300).texts
    assert all(0 <= each.x < 300 for each in places)


def test_the_swatch_is_painted_before_the_name(qtbot: QtBot) -> None:
    plain = row(qtbot, SubjectText("Changdong"))
    marked = row(qtbot, SubjectText("Changdong"), icon("home", plain.palette().text().color()))
    left = [each.layout_at(300).texts[-1].x for each in (plain, marked)]
    assert left[0] < left[1]
    assert marked.grab().toImage() != plain.grab().toImage()
