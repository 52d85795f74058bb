"""The sheet is worked by keys, and its columns are dragged."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.ui.compare.sheet import Sheet
from gisapp.ui.widgets.theme import LIGHT
from tests.ui.compare.sheets import WORDS, model, row_of

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = model()
    sheet = Sheet(made, LIGHT, WORDS)
    qtbot.addWidget(sheet)
    sheet.resize(900, 400)
    sheet.refresh(LIGHT, WORDS)
    sheet.show()
    sheet.setCurrentIndex(made.index(row_of(made, "Tax paid"), 1))
    return sheet


@pytest.mark.parametrize(
    ("key", "modifier", "asked"),
    [
        (Qt.Key.Key_Return, NONE, ("go", 1)),
        (Qt.Key.Key_Delete, NONE, ("remove", 1)),
        (Qt.Key.Key_Space, NONE, ("choose", 1)),
        (Qt.Key.Key_Left, CTRL, ("move", 1, 0)),
        (Qt.Key.Key_Right, CTRL, ("move", 1, 2)),
    ],
)
def test_keys(
    sheet: Sheet, key: Qt.Key, modifier: Qt.KeyboardModifier, asked: tuple[object, ...]
) -> None:
    heard: list[tuple[object, ...]] = []
    sheet.go_asked.connect(lambda column: heard.append(("go", column)))
    sheet.remove_asked.connect(lambda column: heard.append(("remove", column)))
    sheet.choose_asked.connect(lambda column: heard.append(("choose", column)))
    sheet.move_asked.connect(lambda column, to: heard.append(("move", column, to)))
    QTest.keyClick(sheet, key, modifier)
    assert heard == [asked]


def test_arrows_alone_go_from_cell_to_cell(sheet: Sheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Right)
    assert sheet.currentIndex().column() == 2


def test_a_cell_is_copied_with_what_it_says(sheet: Sheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().startswith("3 million yuan\nbest\n2024")


def test_a_dragged_column_asks_for_another_order(sheet: Sheet) -> None:
    moves: list[tuple[int, int]] = []
    sheet.move_asked.connect(lambda column, to: moves.append((column, to)))
    sheet.heads.moveSection(0, 2)
    assert moves == [(0, 2)]
    # Who holds the subjects puts them into order.
    assert [sheet.heads.logicalIndex(each) for each in range(3)] == [0, 1, 2]


def test_columns_share_the_width_until_they_scroll(sheet: Sheet, qtbot: QtBot) -> None:
    wide = sheet.columnWidth(0)
    assert abs(3 * wide - sheet.viewport().width()) < 3
    sheet.resize(420, 400)
    assert sheet.columnWidth(0) == 150
    assert sheet.verticalHeader().width() >= 120
