"""The line underlines what is wrong, offers what may follow, and remembers what was applied."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.filters.filter_field import FilterField
from gisapp.session.settings import Settings
from gisapp.ui.filters.expression_line import ExpressionLine
from gisapp.words import load_words

FIELDS = (FilterField("area", "number"), FilterField("status"))


@pytest.fixture
def line(qtbot: QtBot, tmp_path: Path) -> ExpressionLine:
    made = ExpressionLine(
        FIELDS, lambda _: [("idle", 3)], Settings(tmp_path / "settings.ini"), load_words("en")
    )
    qtbot.addWidget(made)
    made.show()
    return made


def type_in(line: ExpressionLine, text: str) -> None:
    line.line.setFocus()
    QTest.keyClicks(line.line, text)


def offers(line: ExpressionLine) -> list[str]:
    model = line.completer.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_sentence_says_what_is_wrong(line: ExpressionLine) -> None:
    type_in(line, "aera > 3")
    assert line.said.text() == "There is no column 'aera'. Did you mean 'area'?"
    line.set_text("area > 3")
    assert line.said.text() == ""


def test_values_are_offered_with_their_counts(line: ExpressionLine) -> None:
    type_in(line, "status = ")
    assert offers(line) == ["idle    3"]
    first = line.completer.model().index(0, 0)
    line.completer.activated[QModelIndex].emit(first)  # type: ignore[index]
    assert line.text == "status = idle "


def test_enter_applies_what_is_understood_and_up_brings_it_back(
    qtbot: QtBot, line: ExpressionLine
) -> None:
    applied: list[str] = []
    line.applied.connect(applied.append)
    line.set_text("area >")
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    assert not applied
    line.set_text("area > 3")
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    assert applied == ["area > 3"]
    line.set_text("")
    QTest.keyClick(line.line, Qt.Key.Key_Up)
    assert line.text == "area > 3"
    QTest.keyClick(line.line, Qt.Key.Key_Down)
    assert line.text == ""
